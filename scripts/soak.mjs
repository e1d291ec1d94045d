// `npm run soak [-- --kills N] [--app-kills N] [--hours N] [--leak row|buffer]`: the history file through 100 kills of its
// writer and the application on a desktop through 50 (`npm test` does 3 of each), then a simulated day of 500 queues in
// which nothing may grow. `--leak` lets the day keep something with each poll: then it must fail. 0 leaves a part out.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runNode } from './child.mjs';
import { toolPath } from './tool-path.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const vitest = toolPath(root, 'vitest');

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    'app-kills': { type: 'string', default: '50' },
    hours: { type: 'string', default: '24' },
    leak: { type: 'string' },
  },
});
if (
  ![values.kills, values['app-kills']].every((count) => /^\d+$/.test(count)) ||
  !/^\d+(\.\d+)?$/.test(values.hours)
) {
  console.error('usage: npm run soak -- [--kills N] [--app-kills N] [--hours N] [--leak row|buffer]');
  process.exit(2);
}
const codes = [];
if (Number(values.kills) > 0)
  codes.push(
    await runNode(root, [vitest, 'run', 'test/history/crash.test.ts'], {
      QUEUEWATCH_CRASH_ROUNDS: values.kills,
    }),
  );
if (Number(values['app-kills']) > 0)
  codes.push(
    await runNode(
      root,
      [vitest, 'run', '--config', 'test/e2e/vitest.config.ts', 'test/e2e/damage-kills.e2e.ts'],
      {
        QUEUEWATCH_KILL_ROUNDS: values['app-kills'],
      },
    ),
  );
if (Number(values.hours) > 0)
  codes.push(
    await runNode(root, [
      '--expose-gc',
      join('bench', 'soak.ts'),
      `--hours=${values.hours}`,
      ...(values.leak === undefined ? [] : [`--leak=${values.leak}`]),
    ]),
  );
process.exitCode = codes.find((code) => code !== 0) ?? 0;
