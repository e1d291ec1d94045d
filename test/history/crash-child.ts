import { systemClock } from '../../src/main/clock.ts';
import { openHistory } from '../../src/main/history/history.ts';
import { createLog } from '../../src/main/log.ts';
import { createEpisode, createReading } from './history-scene.ts';

/*
 * Appends polls until it is killed and prints the number and the time of each. Polls are 15 s apart on a clock of
 * their own that runs a thousand times too fast, so that hours end and days are reduced meanwhile.
 */

const [folder, first, startedAt] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: crash-child FOLDER FIRST STARTED-AT');
let number = Number(first);
const toAt = (poll: number) => Number(startedAt) + poll * 15_000;
const history = openHistory({
  folder,
  workerFile: new URL('../../src/main/history/history-worker.ts', import.meta.url),
  clock: { ...systemClock, now: () => toAt(number), setTimer: (_, task) => systemClock.setTimer(20, task) },
  log: createLog('warn', console.error, systemClock.now),
  retention: { days: 3, bytes: 500_000_000 },
});
// As the application does: nothing is judged, and so nothing appended, before the memory is known.
await history.readMemory();
for (;;) {
  const at = toAt(number);
  const readings = Array.from({ length: 40 }, (_, queue) =>
    createReading(queue, at, { waiting: number, offered: number * queue }),
  );
  history.appendPoll('emea', at, readings);
  history.keepMemory(String(number));
  history.keepEpisode(createEpisode(`episode-${number % 50}`, at, null));
  process.stdout.write(`${number} ${Date.now()}\n`);
  number += 1;
  await new Promise((resolve) => setTimeout(resolve, 4));
}
