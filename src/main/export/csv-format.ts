import { toKnownLocale } from '../../shared/known-locale.ts';
import type { CsvPreset } from '../../shared/preferences.ts';

/** How cells become a file. */
export interface CsvFormat {
  delimiter: string;
  decimalSign: string;
  /** Excel takes UTF-8 without one for the system's code page. */
  byteOrderMark: boolean;
}

/** RFC 4180, as scripts expect it. */
export const standardFormat: CsvFormat = { delimiter: ',', decimalSign: '.', byteOrderMark: false };

/** They write a point in numbers, and yet their systems separate lists by semicolons. */
const semicolonRegions: ReadonlySet<string> = new Set(['CH', 'LI']);

/**
 * Excel opens a file by the system's list separator and decimal sign and cannot be told otherwise in the file itself:
 * a line `sep=;` makes it forget the byte order mark. Systems separate lists by a semicolon where the comma is the
 * decimal sign.
 */
export function toCsvFormat(preset: CsvPreset, locale: string): CsvFormat {
  if (preset === 'standard') return standardFormat;
  const known = toKnownLocale(locale);
  const parts = new Intl.NumberFormat(known, { numberingSystem: 'latn' }).formatToParts(1.5);
  const decimalSign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const region = known === undefined ? undefined : new Intl.Locale(known).maximize().region;
  const isSemicolon = decimalSign === ',' || semicolonRegions.has(region ?? '');
  return { delimiter: isSemicolon ? ';' : ',', decimalSign, byteOrderMark: true };
}
