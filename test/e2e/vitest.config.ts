import { defineConfig } from 'vitest/config';

/** End-to-end cases: the built application on a real (virtual) desktop, one file after another. */
export default defineConfig({
  test: {
    include: ['test/e2e/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
