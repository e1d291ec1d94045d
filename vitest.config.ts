import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
    maxWorkers: 2,
    // No module keeps state, so files may share a worker: half the time.
    isolate: false,
    testTimeout: 10_000,
  },
});
