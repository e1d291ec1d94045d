import { setTimeout } from 'node:timers/promises';
import { openStage, type Stage } from '../test/e2e/stage.ts';
import { keepSettings, startTenant, storeSecret, toConnection } from '../test/e2e/tenant.ts';
import { type BenchRow, toMedian } from './bench-row.ts';
import { preciseNow, startHostProgram } from './host-program.ts';
import { callDevTools } from './page-question.ts';

/*
 * From the start of the process to the first number beside the clock, which needs the keychain, a sign-in, the list of
 * queues and their figures; against the least program that paints an empty window, on the same host, in turns.
 */

const queues = 200;
const rounds = 7;
const warmUpRounds = 1;
const openMs = 30_000;
const lookAgainMs = 5;
const credentials = { clientId: 'bench-client', clientSecret: 'bench-secret' };
const firstPaint = `(() => {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint && performance.timeOrigin + paint.startTime;
})()`;

export async function measureStart(): Promise<BenchRow[]> {
  const stage = await openStage();
  try {
    const tenant = await startTenant({ queues, scenario: 'busy-morning', ...credentials });
    try {
      keepSettings(stage, { connections: [toConnection('bench', 'Bench', tenant)] });
      await storeSecret(stage, 'bench', credentials);
      const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] };
      for (let round = 0; round < warmUpRounds + rounds; round += 1) {
        const started = { empty: await startEmpty(stage), ours: await startOurs(stage) };
        if (round < warmUpRounds) continue;
        times.empty.push(started.empty);
        times.ours.push(started.ours);
      }
      return [
        {
          name: `start: process to the first number in the tray, ${queues} queues; peer: to the paint of an empty window`,
          unit: 'ms',
          ours: toMedian(times.ours),
          peer: toMedian(times.empty),
          goal: { atMost: 1.5 },
        },
      ];
    } finally {
      await tenant.simulator.stop();
    }
  } finally {
    await stage.stop();
  }
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
  const deadline = performance.now() + openMs;
  for (;;) {
    const page = await program.findPage('/empty.html');
    const paintedAt = page && (await callDevTools(page.webSocketDebuggerUrl, firstPaint));
    if (paintedAt !== undefined) {
      await program.stop();
      return paintedAt - program.startedAt;
    }
    if (performance.now() > deadline) throw new Error(`the empty window was not painted within ${openMs} ms`);
    await setTimeout(lookAgainMs);
  }
}
