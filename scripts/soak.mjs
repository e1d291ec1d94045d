// `npm run soak`: the history file through 100 kills of its writer, or as many as the first argument says. `npm test`
// does 3.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rounds = process.argv[2] ?? '100';
if (!/^[1-9]\d*$/.test(rounds)) {
  console.error('usage: npm run soak -- [kills]');
  process.exit(2);
}
const child = spawn(join(root, 'node_modules', '.bin', 'vitest'), ['run', 'test/history/crash.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, QUEUEWATCH_CRASH_ROUNDS: rounds },
  shell: process.platform === 'win32',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
