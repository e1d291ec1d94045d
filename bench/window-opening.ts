import { openStage } from '../test/e2e/stage.ts';
import { keepSettings, startTenant, storeSecret, toConnection } from '../test/e2e/tenant.ts';
import { type BenchRow, toMedian } from './bench-row.ts';
import { startWindowProgram } from './window-program.ts';

/*
 * The window as a supervisor gets it: on a virtual desktop, from the click on the icon of the program that runs until the
 * first row with a figure is painted, against an empty window of the least program on the same host, in turns.
 */

const queues = 1_000;
const rounds = 9;
const warmUpRounds = 2;
const credentials = { clientId: 'bench-client', clientSecret: 'bench-secret' };

const hasRowWithFigure = `[...document.querySelectorAll('[role=grid] .cell-waiting')].some((cell) => /\\d/.test(cell.textContent))`;

export async function measureWindow(): Promise<BenchRow[]> {
  const stage = await openStage();
  try {
    const tenant = await startTenant({ queues, scenario: 'busy-morning', ...credentials });
    try {
      keepSettings(stage, { connections: [toConnection('bench', 'Bench', tenant)] });
      await storeSecret(stage, 'bench', credentials);
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
      const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] };
      for (let round = 0; round < warmUpRounds + rounds; round += 1) {
        const opened = { empty: await empty.measureOpening(), ours: await ours.measureOpening() };
        if (round < warmUpRounds) continue;
        times.empty.push(opened.empty);
        times.ours.push(opened.ours);
      }
      await empty.stop();
      await ours.stop();
      return [
        {
          name: `window: click on the icon to the first painted row with a figure, ${queues} queues; peer: to the paint of an empty window`,
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
