/** The locale as `Intl` knows it; undefined, which `Intl` takes for the system's own, where it knows none of it. */
export function toKnownLocale(locale: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0];
  } catch {
    return undefined;
  }
}

/**
 * Stands before each figure of a locale with digits of its own: in a text from left to right `٣ / ٨` would otherwise
 * change places. Empty for Latin digits.
 */
export function toFigureMark(locale: string | undefined): string {
  const { numberingSystem } = new Intl.NumberFormat(locale).resolvedOptions();
  return numberingSystem === 'latn' ? '' : '\u200e';
}
