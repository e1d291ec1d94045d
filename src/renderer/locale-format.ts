export interface LocaleFormat {
  /** `10:12:31`, with the date when it is not today's. */
  formatMoment: (epochMs: number) => string;
  /** `00:00`, with the date when it is not today's. */
  formatMinute: (epochMs: number) => string;
  /** `20 Nov, 08:00 – 08:30`. */
  formatSpan: (from: number, to: number) => string;
  /** The same with the year. */
  formatLongSpan: (from: number, to: number) => string;
  timeZone: string;
  formatCount: (count: number) => string;
}

/** Times and counts as the supervisor's locale writes them. An unknown locale falls back to the system's. */
export function createLocaleFormat(locale: string, timeZone: string, wallNowMs: () => number): LocaleFormat {
  const known = toKnownLocale(locale);
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(known, { timeZone, ...options });
  const day = form({ dateStyle: 'short' });
  const minute = form({ hour: '2-digit', minute: '2-digit' });
  const second = form({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const span = form({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const longSpan = form({ dateStyle: 'medium', timeStyle: 'short' });
  const count = new Intl.NumberFormat(known);
  const withDay = (epochMs: number, time: Intl.DateTimeFormat) => {
    const isToday = day.format(epochMs) === day.format(wallNowMs());
    return isToday ? time.format(epochMs) : `${day.format(epochMs)} ${time.format(epochMs)}`;
  };
  return {
    formatMoment: (epochMs) => withDay(epochMs, second),
    formatMinute: (epochMs) => withDay(epochMs, minute),
    formatSpan: (from, to) => span.formatRange(from, to),
    formatLongSpan: (from, to) => longSpan.formatRange(from, to),
    timeZone,
    formatCount: (value) => count.format(value),
  };
}

function toKnownLocale(locale: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0];
  } catch {
    return undefined;
  }
}
