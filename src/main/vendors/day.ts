import type { TimeWindow } from '../../shared/queue.ts';

/** Longer than any calendar day (25 h where clocks go back), so that both its ends lie within. */
const searchSpanMs = 27 * 3_600_000;

/**
 * The calendar day around `at` in a time zone, as epoch milliseconds: from its first instant to the next day's.
 * Found by search rather than from an offset, as days of 23 and 25 hours and days that begin at 01:00 exist.
 */
export function toDayWindow(at: number, timeZone: string): TimeWindow {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const today = format.format(at);
  const isToday = (instant: number) => format.format(instant) === today;
  return {
    from: findFirst(at - searchSpanMs, at, isToday),
    to: findFirst(at, at + searchSpanMs, (instant) => !isToday(instant)),
  };
}

/** The first instant after `low` where `holds` is true, given that it is false at `low` and true at `high`. */
function findFirst(low: number, high: number, holds: (instant: number) => boolean): number {
  let before = low;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}

export function toSystemTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
