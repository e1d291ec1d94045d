// `npm run soak [-- --kills N] [--app-kills N] [--hours N] [--leak]`: the history file through 100 kills of its writer and
// the application on a desktop through 50 (`npm test` does 3 of each), then a simulated day of 500 queues in which
// nothing may grow. `--leak` lets the day keep a row with each poll: then it must fail. 0 leaves a part out.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(`queuewatch: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'app-kills': { type: 'string', default: '50' },
    hours: { type: 'string', default: '24' },
    leak: { type: 'boolean', default: false },
  },
});
if (
  ![values.kills, values['app-kills']].every((count) => /^\d+$/.test(count)) ||
  !/^\d+(\.\d+)?$/.test(values.hours)
) {
  console.error('usage: npm run soak -- [--kills N] [--app-kills N] [--hours N] [--leak]');
  process.exit(2);
}
const codes = [];
if (Number(values.kills) > 0)
  codes.push(
    await run([vitest, 'run', 'test/history/crash.test.ts'], { QUEUEWATCH_CRASH_ROUNDS: values.kills }),
  );
if (Number(values['app-kills']) > 0)
  codes.push(
    await run([vitest, 'run', '--config', 'test/e2e/vitest.config.ts', 'test/e2e/damage-kills.e2e.ts'], {
      QUEUEWATCH_KILL_ROUNDS: values['app-kills'],
    }),
  );
if (Number(values.hours) > 0)
  codes.push(
    await run([
      '--expose-gc',
      join('bench', 'soak.ts'),
      `--hours=${values.hours}`,
      ...(values.leak ? ['--leak'] : []),
    ]),
  );
process.exitCode = codes.find((code) => code !== 0) ?? 0;
