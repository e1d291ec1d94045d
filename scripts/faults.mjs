// `npm run faults`: the cases of faults from outside and of the computer, each fault of a vendor answered ten times, or
// as often as the first argument says. `npm test` has each answered twice, and leaves out those that take minutes: fifty
// connections, clocks that jump, a desktop that falls apart.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './child.mjs';
import { toolPath } from './tool-path.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const times = process.argv[2] ?? '10';
if (!/^[1-9]\d*$/.test(times)) {
  console.error('usage: npm run faults -- [answers per fault]');
  process.exit(2);
}
process.exitCode = await runNode(
  root,
  [
    ...[toolPath(root, 'vitest'), 'run', '--config', 'test/e2e/vitest.config.ts'],
    ...['test/e2e/faults-', 'test/e2e/damage-', '--reporter=verbose'],
  ],
  { QUEUEWATCH_FAULT_TIMES: times },
);
