import { defineConfig } from 'vitest/config';
import { longestFirst } from '../longest-first.ts';

/** End-to-end cases: the built application on real (virtual) desktops. Each file has its own and mostly waits. */
export default defineConfig({
  test: {
    include: ['test/e2e/*.e2e.ts'],
    setupFiles: ['test/console-watch.ts'],
    pool: 'forks',
    maxWorkers: 3,
    sequence: {
      // First those that wait for long, and between them some that draw and count: three of these keep each other waiting.
      sequencer: longestFirst(
        [
          ...['alerts', 'states', 'vendors', 'faults-vendor', 'details', 'export-cancelled'],
          ...['damage-files', 'demo', 'bare-desktop', 'connection-changes', 'faults-network', 'windows'],
          ...['any-system', 'connection', 'hostile-tenant', 'damage-kills', 'settings', 'damage-crash'],
        ].map((name) => `${name}.e2e.ts`),
      ),
    },
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Three desktops share the processor: a second is not long for a page to follow.
    expect: { poll: { timeout: 5_000 } },
  },
});
