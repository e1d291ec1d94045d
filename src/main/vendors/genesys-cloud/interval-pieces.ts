import type { TimeWindow } from '../../../shared/queue.ts';
import type { Granularity } from '../../../shared/report-terms.ts';
import { toDayWindow } from '../day.ts';

// Where a window may be cut so that no interval of a report is cut with it: quarters, halves and hours of the local
// clock, local midnights, local Mondays.

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const lengthsMs: Readonly<Record<Granularity, number>> = {
  PT15M: hourMs / 4,
  PT30M: hourMs / 2,
  PT1H: hourMs,
  P1D: dayMs,
  P1W: 7 * dayMs,
};

/** Pieces of at most `maxMs` and `maxIntervals`, but never of less than one interval. */
export function splitAtIntervals(
  { from, to }: TimeWindow,
  granularity: Granularity,
  timeZone: string,
  limits: { maxMs: number; maxIntervals: number },
): TimeWindow[] {
  const pieceMs = Math.min(limits.maxMs, limits.maxIntervals * lengthsMs[granularity]);
  const pieces: TimeWindow[] = [];
  for (let at = from; at < to; ) {
    const cut = toIntervalStart(at + pieceMs, granularity, timeZone);
    const end = Math.min(to, cut > at ? cut : toNextStart(at, granularity, timeZone));
    pieces.push({ from: at, to: end });
    at = end;
  }
  return pieces;
}

/** Two parts that meet where an interval begins; null: there is no such place within. */
export function halveAtIntervals(
  { from, to }: TimeWindow,
  granularity: Granularity,
  timeZone: string,
): [TimeWindow, TimeWindow] | null {
  const before = toIntervalStart(from + (to - from) / 2, granularity, timeZone);
  const middle = before > from ? before : toNextStart(from, granularity, timeZone);
  if (middle >= to) return null;
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

/** The newest beginning of an interval at or before an instant. */
function toIntervalStart(at: number, granularity: Granularity, timeZone: string): number {
  if (granularity === 'P1D') return toDayWindow(at, timeZone).from;
  if (granularity === 'P1W') {
    let day = toDayWindow(at, timeZone).from;
    while (toWeekday(day, timeZone) !== 'Mon') day = toDayWindow(day - 1, timeZone).from;
    return day;
  }
  const lengthMs = lengthsMs[granularity];
  const offsetMs = toOffsetMs(at, timeZone);
  return Math.floor((at + offsetMs) / lengthMs) * lengthMs - offsetMs;
}

/** Days have up to 25 hours, and weeks one hour more; shorter intervals keep their length, whatever the clock does. */
function toNextStart(at: number, granularity: Granularity, timeZone: string): number {
  const lengthMs = lengthsMs[granularity];
  if (lengthMs < dayMs) return toIntervalStart(at + lengthMs, granularity, timeZone);
  const start = toIntervalStart(at, granularity, timeZone);
  return toIntervalStart(start + lengthMs + 2 * hourMs, granularity, timeZone);
}

function toWeekday(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(at);
}

/** How far the local clock is ahead of UTC. */
function toOffsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return local - Math.floor(at / 1000) * 1000;
}
