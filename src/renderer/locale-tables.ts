/**
 * The first number, the first time of day and the first order by name that a page asks for load the system's tables of
 * locales, which takes longer than all that is written by them later: so that is done while the page waits for main.
 */
export function loadLocaleTables(locale: string): void {
  new Intl.NumberFormat(locale).format(0);
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(0);
  new Intl.Collator(locale, { numeric: true }).compare('1', '2');
}
