import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toTable } from './bench-row.ts';
import { startSoakCentre } from './soak-centre.ts';
import { SoakClock } from './soak-clock.ts';
import { hasPassed, judgeSoak, type SoakSample } from './soak-verdict.ts';
import { startSoakWatch } from './soak-watch.ts';

/**
 * The second part of `npm run soak`: a day of 500 queues on a fast clock. Needs `--expose-gc`. Whatever grows with the
 * hours fails it; below about six of them that is the warming up. `--leak` keeps something with each poll, to see that it
 * is found: a row (on the heap) or a buffer (beside it).
 */
const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '24' },
    queues: { type: 'string', default: '500' },
    leak: { type: 'string' },
    /** Prints each sample. */
    samples: { type: 'boolean', default: false },
  },
});
const hours = Number(values.hours);
const queues = Number(values.queues);
const { gc } = globalThis;
const isUsable =
  hours > 0 && Number.isInteger(queues) && queues >= 1 && [undefined, 'row', 'buffer'].includes(values.leak);
if (!isUsable || gc === undefined) {
  console.error(
    'usage: node --expose-gc bench/soak.ts [--hours N] [--queues N] [--leak row|buffer] [--samples]',
  );
  process.exit(2);
}

const startAt = Date.UTC(2026, 2, 2, 6, 0, 0);
const samplesInAll = 48;
/** So that it is reached within the run, and what is old goes. */
const historyBytes = Math.max(2_000_000, hours * 250_000);
/** A file of 2 MB and the one before it. */
const logBytes = 4_100_000;

const folder = mkdtempSync(join(tmpdir(), 'queuewatch-soak-'));
const logPath = join(folder, 'logs', 'queuewatch.log');
const clock = new SoakClock(startAt);
const centre = await startSoakCentre(queues, startAt);
const leaked: unknown[] = [];
const startedAt = performance.now();
const watch = startSoakWatch({
  clock,
  folder,
  logPath,
  url: centre.url,
  credentials: centre.credentials,
  historyBytes,
  onRows: (rows) => {
    if (values.leak === 'row') leaked.push(structuredClone(rows[0]));
    if (values.leak === 'buffer') leaked.push(Buffer.alloc(600));
  },
});
const samples: SoakSample[] = [];
const endMs = hours * 3_600_000;
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => ending.abort());
try {
  while (clock.monotonic() < endMs && !ending.signal.aborted) {
    const sampleAt = ((samples.length + 1) * endMs) / samplesInAll;
    const next = Math.min(clock.nextDueAt, sampleAt);
    await centre.setTime(startAt + next);
    clock.moveTo(next);
    await watch.quiet();
    if (next === sampleAt) samples.push(await takeSample());
  }
} finally {
  await watch.stop();
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
}
const rows = judgeSoak(samples, { historyBytes, logBytes });
const { polls, failures, toasts } = watch.counts;
console.log(toTable(rows));
console.log(
  `${hours} simulated hours of ${queues} queues: ${polls} polls, ${failures} failures, ${toasts} notifications, ${Math.round((performance.now() - startedAt) / 1000)} s`,
);
// A run in which hardly anything was asked proves nothing.
const hasAsked = polls >= (endMs / 15_000) * 0.9 && failures === 0;
if (!hasAsked) console.log('too few polls were answered to say anything');
process.exitCode = hasAsked && hasPassed(rows) ? 0 : 1;

async function takeSample(): Promise<SoakSample> {
  await watch.written();
  // What the first one lets go of by way of finalizers goes with the second.
  for (let round = 0; round < 2; round += 1) {
    await gc?.({ execution: 'async' });
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const sample = {
    polls: watch.counts.polls,
    heapBytes: heapUsed,
    externalBytes: external,
    residentBytes: rss,
    handles: process.getActiveResourcesInfo().length,
    timers: clock.timers,
    historyBytes: sizeOf(join(folder, 'history.sqlite')),
    historyLogBytes: sizeOf(join(folder, 'history.sqlite-wal')),
    logBytes: sizeOf(logPath) + sizeOf(`${logPath}.1`),
  };
  if (values.samples) console.log(JSON.stringify(sample));
  return sample;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
