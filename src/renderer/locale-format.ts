import { toFigureMark, toKnownLocale } from '../shared/known-locale.ts';

export interface LocaleFormat {
  /** `10:12:31`, with the date when it is not today's. */
  formatMoment: (epochMs: number) => string;
  /** `00:00`, with the date when it is not today's. */
  formatMinute: (epochMs: number) => string;
  /** `20 Nov, 08:00 – 08:30`. */
  formatSpan: (from: number, to: number) => string;
  /** The same with the year. */
  formatLongSpan: (from: number, to: number) => string;
  /** `08:30`, whatever the day. */
  formatTimeOfDay: (epochMs: number) => string;
  /** `Thu 20`. */
  formatDay: (epochMs: number) => string;
  /** Along the edge of a chart over so much time: `08:30`, or `20 Nov`. */
  formatTick: (epochMs: number, spanMs: number) => string;
  timeZone: string;
  formatCount: (count: number) => string;
  /** The same by the clocks of another time zone. */
  inZone: (timeZone: string) => LocaleFormat;
}

const longestByHoursMs = 36 * 3_600_000;

/** Times and counts as the supervisor's locale writes them. An unknown locale falls back to the system's. */
export function createLocaleFormat(locale: string, timeZone: string, wallNowMs: () => number): LocaleFormat {
  const known = toKnownLocale(locale);
  // Each is made when it is first asked for: all of them together would keep the first figures waiting.
  const form = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | null = null;
    return () => {
      made ??= new Intl.DateTimeFormat(known, { timeZone, ...options });
      return made;
    };
  };
  const day = form({ dateStyle: 'short' });
  const minute = form({ timeStyle: 'short' });
  const second = form({ timeStyle: 'medium' });
  const span = form({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const tickDay = form({ day: 'numeric', month: 'short' });
  const longSpan = form({ dateStyle: 'medium', timeStyle: 'short' });
  const weekday = form({ weekday: 'short', day: 'numeric' });
  const count = new Intl.NumberFormat(known);
  const mark = toFigureMark(known);
  const withDay = (epochMs: number, time: Intl.DateTimeFormat) => {
    const isToday = day().format(epochMs) === day().format(wallNowMs());
    return isToday ? time.format(epochMs) : `${day().format(epochMs)} ${time.format(epochMs)}`;
  };
  const format: LocaleFormat = {
    formatMoment: (epochMs) => withDay(epochMs, second()),
    formatMinute: (epochMs) => withDay(epochMs, minute()),
    formatSpan: (from, to) => span().formatRange(from, to),
    formatLongSpan: (from, to) => longSpan().formatRange(from, to),
    formatTimeOfDay: (epochMs) => minute().format(epochMs),
    formatDay: (epochMs) => weekday().format(epochMs),
    formatTick: (epochMs, spanMs) => (spanMs <= longestByHoursMs ? minute() : tickDay()).format(epochMs),
    timeZone,
    formatCount: (value) => mark + count.format(value),
    inZone: (other) => (other === timeZone ? format : createLocaleFormat(locale, other, wallNowMs)),
  };
  return format;
}
