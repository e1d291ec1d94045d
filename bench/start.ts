import type { Stage } from '../test/e2e/stage.ts';
import type { BenchRow } from './bench-row.ts';
import { measureInTurns, measureOnStage } from './bench-stage.ts';
import { preciseNow, startHostProgram, waitFor } from './host-program.ts';
import { callDevTools } from './page-question.ts';

/*
 * From the start of the process to the first number beside the clock, which needs the keychain, a sign-in, the list of
 * queues and their figures; against the least program that paints an empty window, on the same host, in turns.
 */

const queues = 200;
const rounds = 7;
const warmUpRounds = 1;
const firstPaint = `(() => {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint && performance.timeOrigin + paint.startTime;
})()`;

export function measureStart(): Promise<BenchRow[]> {
  return measureOnStage({ queues, scenario: 'busy-morning' }, async (stage) => {
    const medians = await measureInTurns({
      rounds,
      warmUpRounds,
      ours: () => startOurs(stage),
      empty: () => startEmpty(stage),
    });
    return [
      {
        name: `start: process to the first number in the tray, ${queues} queues; peer: to the paint of an empty window`,
        unit: 'ms',
        ...medians,
        goal: { atMost: 1.5 },
      },
    ];
  });
}

async function startOurs(stage: Stage): Promise<number> {
  const program = startHostProgram(stage, 'out/main/index.js', ['--hidden']);
  await program.waitForItem(({ toolTip }) => /\d+ waiting/.test(`${toolTip.title} ${toolTip.text}`));
  const shownAt = preciseNow();
  await program.stop();
  return shownAt - program.startedAt;
}

async function startEmpty(stage: Stage): Promise<number> {
  const program = startHostProgram(stage, 'bench/empty-window.ts', ['--open']);
  const paintedAt = await waitFor('paint of the empty window', async () => {
    const page = await program.findPage('/empty.html');
    return page && (await callDevTools(page.webSocketDebuggerUrl, firstPaint));
  });
  await program.stop();
  return paintedAt - program.startedAt;
}
