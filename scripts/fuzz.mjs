// `npm run fuzz`: the fuzz suite of the vendors with 100,000 changed answers per dialect, or as many as the first
// argument says. `npm test` runs 5,000 of each.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const runs = process.argv[2] ?? '100000';
if (!/^[1-9]\d*$/.test(runs)) {
  console.error('usage: npm run fuzz -- [runs per dialect]');
  process.exit(2);
}
const child = spawn(join(root, 'node_modules', '.bin', 'vitest'), ['run', 'test/vendors/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, QUEUEWATCH_FUZZ_RUNS: runs },
  shell: process.platform === 'win32',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
