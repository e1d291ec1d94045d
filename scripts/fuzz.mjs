// `npm run fuzz`: the fuzz suite of the vendors with 100,000 changed answers per dialect, or as many as the first
// argument says. `npm test` runs 5,000 of each.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './child.mjs';
import { toolPath } from './tool-path.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const runs = process.argv[2] ?? '100000';
if (!/^[1-9]\d*$/.test(runs)) {
  console.error('usage: npm run fuzz -- [runs per dialect]');
  process.exit(2);
}
process.exitCode = await runNode(root, [toolPath(root, 'vitest'), 'run', 'test/vendors/fuzz'], {
  QUEUEWATCH_FUZZ_RUNS: runs,
});
