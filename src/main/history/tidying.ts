import type { DatabaseSync } from 'node:sqlite';
import type { Archive, KeptTrail } from './archive.ts';
import { tryReading } from './byte-reader.ts';
import { toHour } from './hour.ts';
import { readTrail, toMinuteSeries, toMinutes, toMinuteTrail } from './kept-hour.ts';
import type { Retention } from './messages.ts';
import type { Recorder } from './recorder.ts';
import type { Records } from './records.ts';
import type { Roster } from './roster.ts';
import type { PollHead } from './sample-codec.ts';
import { inTransaction } from './transaction.ts';

const dayMs = 86_400_000;
/** Every poll is kept this long, then one a minute. */
const everyPollMs = dayMs;
/** Removed in one step: a few milliseconds. */
const blobsPerStep = 500;
const pagesPerStep = 500;
/** Old hours go when this much of what may be used is used; the rest is for what comes until the next step. */
const fullFraction = 0.9;

export interface TidyTools {
  database: DatabaseSync;
  recorder: Recorder;
  archive: Archive;
  records: Records;
  roster: Roster;
}

/** One small step, so that polls wait for no long work; says whether nothing is left to do. */
export function tidyStep(
  tools: TidyTools,
  retention: Retention,
  now: number,
  warn: (what: string) => void,
): boolean {
  const { database, recorder, archive, records } = tools;
  recorder.endHours(toHour(now));
  const oldest = now - retention.days * dayMs;
  const isCut = inTransaction(database, () => {
    records.removeBefore(oldest);
    return archive.removeBefore(toHour(oldest), blobsPerStep);
  });
  if (!isCut) return false;
  if (toUsedBytes(database) > retention.bytes * fullFraction && removeOldest(tools)) return false;
  const whole = archive.firstUnreduced(toHour(now - everyPollMs));
  if (whole !== null) {
    inTransaction(database, () => reduceToMinutes(tools, whole, warn));
    return false;
  }
  return returnPages(database);
}

/** Removes a piece of the oldest hour; false: there is nothing that could go. */
export function removeOldest({ database, archive }: Pick<TidyTools, 'database' | 'archive'>): boolean {
  const first = archive.firstHour();
  if (first === null) return false;
  inTransaction(database, () => archive.removeBefore(first + 1, blobsPerStep));
  return true;
}

export function readPragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

function toUsedBytes(database: DatabaseSync): number {
  const pages = readPragma(database, 'page_count') - readPragma(database, 'freelist_count');
  return pages * readPragma(database, 'page_size');
}

/** What cannot be read stays as it is until its time is over: one bad blob is no reason to give up the file. */
function reduceToMinutes(
  { archive, roster }: TidyTools,
  kept: KeptTrail,
  warn: (what: string) => void,
): void {
  let heads: PollHead[] = [];
  tryReading(() => {
    heads = readTrail(kept.data);
  }, warn);
  const minutes = toMinutes(heads);
  if (heads.length > 0)
    for (const { number } of roster.seriesOf(kept.connection)) {
      const data = archive.series(kept, number);
      if (data !== null)
        tryReading(() => archive.writeMinutes(kept, number, toMinuteSeries(data, heads, minutes)), warn);
    }
  const data = heads.length > 0 ? toMinuteTrail(heads, minutes) : kept.data;
  archive.writeTrail({ ...kept, byMinute: true, data });
}

/** Gives pages back to the disk where more than a tenth of the file is empty; the rest is soon used again. */
function returnPages(database: DatabaseSync): boolean {
  const free = readPragma(database, 'freelist_count');
  if (free * 10 <= readPragma(database, 'page_count')) return true;
  database.prepare(`PRAGMA incremental_vacuum(${pagesPerStep})`).all();
  return readPragma(database, 'freelist_count') >= free;
}
