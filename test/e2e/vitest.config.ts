import { defineConfig } from 'vitest/config';

/** End-to-end cases: the built application on real (virtual) desktops. Each file has its own and mostly waits. */
export default defineConfig({
  test: {
    include: ['test/e2e/*.e2e.ts'],
    setupFiles: ['test/console-watch.ts'],
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Three desktops share the processor: a second is not long for a page to follow.
    expect: { poll: { timeout: 5_000 } },
  },
});
