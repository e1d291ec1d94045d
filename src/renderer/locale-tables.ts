import { toKnownLocale } from '../shared/known-locale.ts';

/**
 * The first number, the first time of day and the first order by name that a page asks for load the system's tables of
 * locales, which takes longer than all that is written by them later: so that is done while the page waits for main.
 */
export function loadLocaleTables(name: string): void {
  // A name that is none would end the page here, before it has begun.
  const locale = toKnownLocale(name);
  new Intl.NumberFormat(locale).format(0);
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(0);
  new Intl.Collator(locale, { numeric: true }).compare('1', '2');
}
