import type { ScenarioName } from '../src/simulator/scenario.ts';
import { openStage, type Stage } from '../test/e2e/stage.ts';
import { keepSettings, startTenant, storeSecret, toConnection } from '../test/e2e/tenant.ts';
import { toMedian } from './bench-row.ts';
import { startWindowProgram, type WindowProgram } from './window-program.ts';

/*
 * A desktop on which the built application watches one contact centre, and the least program on the same host beside it.
 */

interface Watched {
  queues: number;
  scenario: ScenarioName;
  pollSeconds?: number;
}

interface Turns {
  rounds: number;
  /** Not counted. */
  warmUpRounds: number;
  ours: () => Promise<number>;
  empty: () => Promise<number>;
}

const credentials = { clientId: 'bench-client', clientSecret: 'bench-secret' };
const hasRowWithFigure = `[...document.querySelectorAll('[role=grid] .cell-waiting')].some((cell) => /\\d/.test(cell.textContent))`;

/** The desktop and the contact centre are gone when the measurement is over, however it ends. */
export async function measureOnStage<Value>(
  { queues, scenario, pollSeconds = 5 }: Watched,
  measure: (stage: Stage) => Promise<Value>,
): Promise<Value> {
  const stage = await openStage();
  try {
    const tenant = await startTenant({ queues, scenario, ...credentials });
    try {
      keepSettings(stage, { connections: [{ ...toConnection('bench', 'Bench', tenant), pollSeconds }] });
      await storeSecret(stage, 'bench', credentials);
      return await measure(stage);
    } finally {
      await tenant.simulator.stop();
    }
  } finally {
    await stage.stop();
  }
}

/** Without a window as yet. */
export async function startBoth(stage: Stage): Promise<{ ours: WindowProgram; empty: WindowProgram }> {
  const ours = await startWindowProgram(stage, {
    main: 'out/main/index.js',
    args: ['--hidden'],
    file: '/index.html',
    title: 'Queuewatch',
    isUsable: hasRowWithFigure,
  });
  const empty = await startWindowProgram(stage, {
    main: 'bench/empty-window.ts',
    args: [],
    file: '/empty.html',
    title: 'Empty',
    isUsable: `document.querySelector('p') !== null`,
  });
  return { ours, empty };
}

/** One after the other, so that whatever else the computer does falls on both; the medians in milliseconds. */
export async function measureInTurns({ rounds, warmUpRounds, ours, empty }: Turns) {
  const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const took = { peer: await empty(), ours: await ours() };
    if (round < warmUpRounds) continue;
    times.ours.push(took.ours);
    times.peer.push(took.peer);
  }
  return { ours: toMedian(times.ours), peer: toMedian(times.peer) };
}
