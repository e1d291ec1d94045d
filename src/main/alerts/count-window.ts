import type { Reading } from '../../shared/queue.ts';
import type { Counts, CountTrail } from './memory.ts';

/*
 * Vendors count since the beginning of their day. A rule over each half-hour needs the counts since the half-hour began:
 * the difference to those at its beginning, which must have been seen.
 */

/** A reading at most this much before the window's beginning stands for it. */
const baseWithinIntervals = 3;

/** The trail after a reading. `intervalMs` is the poll interval, `windowMs` the length of the clock-aligned windows. */
export function toCountTrail(
  before: CountTrail | undefined,
  reading: Reading,
  windowMs: number,
  intervalMs: number,
): CountTrail {
  const at = reading.observedAt;
  const startAt = Math.floor(at / windowMs) * windowMs;
  const nearMs = baseWithinIntervals * intervalMs;
  // Counts of the day come once a minute. What has not changed is kept as it is, until its age may matter.
  if (
    before?.startAt === startAt &&
    at >= before.newestAt &&
    at < startAt + windowMs - nearMs &&
    hasSameCounts(before.newest, reading)
  )
    return before;
  const newest = toCounts(reading);
  if (before === undefined || at < before.newestAt)
    return { startAt, base: isFreshDay(reading, startAt) ? zero : null, newest, newestAt: at };
  if (hasRestarted(before.newest, newest)) {
    // A new day of the vendor's: what it counts began at 0, at some moment since the last reading.
    const isInside = before.startAt === startAt || before.newestAt >= startAt - nearMs;
    return { startAt, base: isInside ? zero : null, newest, newestAt: at };
  }
  if (before.startAt === startAt) return { startAt, base: before.base, newest, newestAt: at };
  const isNear = before.newestAt >= startAt - nearMs;
  return { startAt, base: isNear ? before.newest : null, newest, newestAt: at };
}

/** The counts since the window began; null where its beginning was not seen. A count that is unknown stays so. */
export function toWindowCounts({ base, newest }: CountTrail): Counts | null {
  if (base === null) return null;
  return {
    offered: toDifference(base.offered, newest.offered),
    answered: toDifference(base.answered, newest.answered),
    abandoned: toDifference(base.abandoned, newest.abandoned),
    withinTarget: toDifference(base.withinTarget, newest.withinTarget),
    serviceLevelTotal: toDifference(base.serviceLevelTotal, newest.serviceLevelTotal),
  };
}

function toDifference(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
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

function isFreshDay({ window }: Reading, startAt: number): boolean {
  return window !== null && window.from >= startAt;
}

function hasSameCounts(counts: Counts, { offered, answered, abandoned, serviceLevel }: Reading): boolean {
  return (
    counts.offered === offered &&
    counts.answered === answered &&
    counts.abandoned === abandoned &&
    counts.withinTarget === (serviceLevel?.withinTarget ?? null) &&
    counts.serviceLevelTotal === (serviceLevel?.total ?? null)
  );
}

function hasRestarted(before: Counts, after: Counts): boolean {
  return (
    hasFallen(before.offered, after.offered) ||
    hasFallen(before.answered, after.answered) ||
    hasFallen(before.abandoned, after.abandoned) ||
    hasFallen(before.withinTarget, after.withinTarget) ||
    hasFallen(before.serviceLevelTotal, after.serviceLevelTotal)
  );
}

function hasFallen(was: number | null, is: number | null): boolean {
  return was !== null && is !== null && is < was;
}
