import type { Reading } from '../../shared/queue.ts';
import type { CountColumns, Counts, CountTrails } from './memory.ts';

/*
 * Vendors count since the beginning of their day. A rule over each half-hour needs the counts since the half-hour began:
 * the difference to those at its beginning, which must have been seen.
 */

/** A reading at most this much before the window's beginning stands for it. */
const baseWithinIntervals = 3;

/** `everyMs` is the poll interval, `windowMs` the length of the clock-aligned windows. */
export interface WindowSpan {
  windowMs: number;
  everyMs: number;
}

/** Counts of the day come once a minute. What has not changed is kept as it is, until its age may matter. */
export function isUnchanged(trails: CountTrails, place: number, reading: Reading, span: WindowSpan): boolean {
  const at = reading.observedAt;
  const startAt = toStart(at, span);
  return (
    trails.startAt[place] === startAt &&
    at >= (trails.newestAt[place] ?? at) &&
    at < startAt + span.windowMs - toNearMs(span) &&
    hasSameCounts(trails.newest, place, reading)
  );
}

/** Writes a reading into these trails: in the place of its row, or in a new one at the end. */
export function writeReading(trails: CountTrails, place: number, reading: Reading, span: WindowSpan): void {
  const at = reading.observedAt;
  const startAt = toStart(at, span);
  const newest = toCounts(reading);
  const startBefore = trails.startAt[place];
  const newestBefore = trails.newestAt[place];
  if (startBefore === undefined || newestBefore === undefined || at < newestBefore)
    writeCounts(trails.base, place, isFreshDay(reading, startAt) ? zero : unknown);
  else {
    const wasNear = newestBefore >= startAt - toNearMs(span);
    // A new day of the vendor's: what it counts began at 0, at some moment since the last reading.
    if (hasRestarted(trails.newest, place, newest))
      writeCounts(trails.base, place, startBefore === startAt || wasNear ? zero : unknown);
    else if (startBefore !== startAt)
      writeCounts(trails.base, place, wasNear ? readCounts(trails.newest, place) : unknown);
  }
  trails.startAt[place] = startAt;
  trails.newestAt[place] = at;
  writeCounts(trails.newest, place, newest);
}

/** The counts since the window began; unknown where its beginning was not seen, or the vendor does not say. */
export function toWindowCounts({ base, newest }: CountTrails, place: number): Counts {
  return {
    offered: toDifference(base.offered[place], newest.offered[place]),
    answered: toDifference(base.answered[place], newest.answered[place]),
    abandoned: toDifference(base.abandoned[place], newest.abandoned[place]),
    withinTarget: toDifference(base.withinTarget[place], newest.withinTarget[place]),
    serviceLevelTotal: toDifference(base.serviceLevelTotal[place], newest.serviceLevelTotal[place]),
  };
}

/** What the vendor counts over its own window. */
export function toCounts({ offered, answered, abandoned, serviceLevel }: Reading): Counts {
  return {
    offered,
    answered,
    abandoned,
    withinTarget: serviceLevel?.withinTarget ?? null,
    serviceLevelTotal: serviceLevel?.total ?? null,
  };
}

const zero: Counts = { offered: 0, answered: 0, abandoned: 0, withinTarget: 0, serviceLevelTotal: 0 };
const unknown: Counts = {
  offered: null,
  answered: null,
  abandoned: null,
  withinTarget: null,
  serviceLevelTotal: null,
};

function toStart(at: number, { windowMs }: WindowSpan): number {
  return Math.floor(at / windowMs) * windowMs;
}

function toNearMs({ everyMs }: WindowSpan): number {
  return baseWithinIntervals * everyMs;
}

function toDifference(from: number | null | undefined, to: number | null | undefined): number | null {
  return from == null || to == null ? null : to - from;
}

function readCounts(columns: CountColumns, place: number): Counts {
  return {
    offered: columns.offered[place] ?? null,
    answered: columns.answered[place] ?? null,
    abandoned: columns.abandoned[place] ?? null,
    withinTarget: columns.withinTarget[place] ?? null,
    serviceLevelTotal: columns.serviceLevelTotal[place] ?? null,
  };
}

function writeCounts(columns: CountColumns, place: number, counts: Counts): void {
  columns.offered[place] = counts.offered;
  columns.answered[place] = counts.answered;
  columns.abandoned[place] = counts.abandoned;
  columns.withinTarget[place] = counts.withinTarget;
  columns.serviceLevelTotal[place] = counts.serviceLevelTotal;
}

function isFreshDay({ window }: Reading, startAt: number): boolean {
  return window !== null && window.from >= startAt;
}

function hasSameCounts(
  columns: CountColumns,
  place: number,
  { offered, answered, abandoned, serviceLevel }: Reading,
): boolean {
  return (
    columns.offered[place] === offered &&
    columns.answered[place] === answered &&
    columns.abandoned[place] === abandoned &&
    columns.withinTarget[place] === (serviceLevel?.withinTarget ?? null) &&
    columns.serviceLevelTotal[place] === (serviceLevel?.total ?? null)
  );
}

function hasRestarted(before: CountColumns, place: number, after: Counts): boolean {
  return (
    hasFallen(before.offered[place], after.offered) ||
    hasFallen(before.answered[place], after.answered) ||
    hasFallen(before.abandoned[place], after.abandoned) ||
    hasFallen(before.withinTarget[place], after.withinTarget) ||
    hasFallen(before.serviceLevelTotal[place], after.serviceLevelTotal)
  );
}

function hasFallen(was: number | null | undefined, is: number | null): boolean {
  return was != null && is !== null && is < was;
}
