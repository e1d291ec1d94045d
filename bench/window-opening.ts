import type { BenchRow } from './bench-row.ts';
import { measureInTurns, measureOnStage, startBoth } from './bench-stage.ts';

/*
 * The window as a supervisor gets it: on a virtual desktop, from the click on the icon of the program that runs until the
 * first row with a figure is painted, against an empty window of the least program on the same host, in turns.
 */

const queues = 1_000;
const rounds = 9;
const warmUpRounds = 2;

export function measureWindow(): Promise<BenchRow[]> {
  return measureOnStage({ queues, scenario: 'busy-morning' }, async (stage) => {
    const { ours, empty } = await startBoth(stage);
    const medians = await measureInTurns({
      rounds,
      warmUpRounds,
      ours: () => ours.measureOpening(),
      empty: () => empty.measureOpening(),
    });
    await empty.stop();
    await ours.stop();
    return [
      {
        name: `window: click on the icon to the first painted row with a figure, ${queues} queues; peer: to the paint of an empty window`,
        unit: 'ms',
        ...medians,
        goal: { atMost: 1.5 },
      },
    ];
  });
}
