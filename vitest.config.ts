import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    setupFiles: ['test/console-watch.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: {
      sequencer: longestFirst([
        ...['alerts/model/invariants.test.ts', 'alerts/model/watch-model.test.ts', 'cli/entry.test.ts'],
        ...['package/running.test.ts', 'vendors/fuzz/fuzz.test.ts', 'desktop/delivery.test.ts'],
        ...['desktop/icon.test.ts', 'virtual-desktop/desktop.test.ts', 'chromium-host/faults.test.ts'],
        ...['history/crash.test.ts', 'gallery/views.test.ts'],
      ]),
    },
    // No module keeps state, so files may share a worker: half the time.
    isolate: false,
    // Of one file, where it says so: the gallery, which has as many tabs.
    maxConcurrency: 2,
    testTimeout: 10_000,
    // Types are checked beside them: a second is not long for a program that has to start.
    expect: { poll: { timeout: 5_000 } },
  },
});
