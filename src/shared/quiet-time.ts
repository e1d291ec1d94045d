import type { QuietHours } from './attention.ts';
import { createZoneClock, type ZoneClock } from './time-zone.ts';
import { weekdays } from './weekday.ts';

const dayMs = 86_400_000;
/** Spans that follow each other without end are looked at so far ahead, and no farther. */
const lookAheadMs = 8 * dayMs;
/** Clocks that go back or forward do so by less than this, a change of the date line apart. */
const widestShiftMs = 3 * 3_600_000;
/** 1 January 1970 was the fourth day of its week. */
const weekdayOfDayZero = 3;

/** One span, as wall times since the midnight at which its day begins; `toMs` is past `fromMs`. */
interface WallSpan {
  /** Indexes into `weekdays`. */
  days: ReadonlySet<number>;
  fromMs: number;
  toMs: number;
}

/**
 * Answers, for a moment, when the quiet hours in force then end (epoch milliseconds); null: it is not quiet. Spans
 * that overlap or adjoin are one. Where they never end, the answer is a moment more than a week ahead, so whoever
 * waits for it asks again. A span begins when the clock of its zone first shows its `from` and ends when it last
 * shows its `to`; a time that clocks jump over is the jump. The zone must be known (`isKnownTimeZone`).
 */
export function createQuietClock(
  { enabled, timeZone, spans }: QuietHours,
  localTimeZone: string,
): (at: number) => number | null {
  if (!enabled || spans.length === 0) return () => null;
  const clock = createZoneClock(timeZone ?? localTimeZone);
  const wallSpans = spans.map(toWallSpan);
  return (at) => {
    let until = at;
    while (until < at + lookAheadMs) {
      const end = findEnd(clock, wallSpans, until);
      if (end === null) break;
      until = end;
    }
    return until === at ? null : until;
  };
}

/** Answers, for a moment, when quiet hours next begin within a day of it; null: they do not, or it is quiet already. */
export function createQuietStart(hours: QuietHours, localTimeZone: string): (at: number) => number | null {
  const { enabled, timeZone, spans } = hours;
  if (!enabled || spans.length === 0) return () => null;
  const clock = createZoneClock(timeZone ?? localTimeZone);
  const wallSpans = spans.map(toWallSpan);
  return (at) => {
    if (findEnd(clock, wallSpans, at) !== null) return null;
    const today = Math.floor(clock.toWallMs(at) / dayMs);
    const starts = wallSpans.flatMap(({ days, fromMs }) =>
      [today, today + 1]
        .filter((day) => days.has((day + weekdayOfDayZero) % weekdays.length))
        .map((day) => clock.toMoments(day * dayMs + fromMs).first),
    );
    const next = Math.min(...starts.filter((start) => start > at && start <= at + dayMs));
    return Number.isFinite(next) ? next : null;
  };
}

function toWallSpan({ days, from, to }: QuietHours['spans'][number]): WallSpan {
  const fromMs = toMsOfDay(from);
  const toMs = toMsOfDay(to);
  return {
    days: new Set(days.map((day) => weekdays.indexOf(day))),
    fromMs,
    toMs: toMs > fromMs ? toMs : toMs + dayMs,
  };
}

/** `22:30`, in milliseconds since midnight. */
function toMsOfDay(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}

/** The latest end of the spans that hold at a moment; null: none does. */
function findEnd(clock: ZoneClock, spans: readonly WallSpan[], at: number): number | null {
  const wallMs = clock.toWallMs(at);
  const today = Math.floor(wallMs / dayMs);
  let end: number | null = null;
  // Tomorrow too: where clocks go back over midnight, it has begun before.
  for (const { days, fromMs, toMs } of spans)
    for (let day = today - 1; day <= today + 1; day += 1) {
      if (!days.has((day + weekdayOfDayZero) % weekdays.length)) continue;
      const from = day * dayMs + fromMs;
      const to = day * dayMs + toMs;
      if (wallMs < from - widestShiftMs || wallMs > to + widestShiftMs) continue;
      const { last } = clock.toMoments(to);
      if (last > (end ?? at) && clock.toMoments(from).first <= at) end = last;
    }
  return end;
}
