import { describe, expect, it } from 'vitest';
import { createLocaleFormat } from '../../src/renderer/locale-format.ts';

/** Without what differs between versions of `Intl`: widths of blanks, marks of direction. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ').replaceAll(/\p{Cf}/gu, '');
const noon = Date.UTC(2025, 10, 21, 11, 0, 0);
const format = createLocaleFormat('en-GB', 'Europe/Berlin', () => noon);

describe('createLocaleFormat', () => {
  it('writes times in the time zone, with the date where it is not today', () => {
    expect(format.formatMinute(Date.UTC(2025, 10, 20, 23, 0))).toBe('00:00');
    expect(format.formatMoment(noon - 1000)).toBe('11:59:59');
    expect(format.formatMinute(Date.UTC(2025, 10, 20, 22, 59))).toBe('20/11/2025 23:59');
  });

  it.each([
    ['de-DE', ['20.11.25 15:05', '20. Nov., 15:05–16:05 Uhr', 'Do., 20.', '20. Nov.', '1.234']],
    ['fr-FR', ['20/11/2025 15:05', '20 nov., 15:05 – 16:05', 'jeu. 20', '20 nov.', '1 234']],
    ['ar-EG', ['٢٠/١١/٢٠٢٥ ٣:٠٥ م', '٢٠ نوفمبر، ٣:٠٥–٤:٠٥ م', 'الخميس، ٢٠', '٢٠ نوفمبر', '١٬٢٣٤']],
  ])('writes days, months, spans and counts as %s does', (locale, expected) => {
    const local = createLocaleFormat(locale, 'Europe/Berlin', () => noon);
    const at = Date.UTC(2025, 10, 20, 14, 5);
    const texts = [
      local.formatMinute(at),
      local.formatSpan(at, at + 3_600_000),
      local.formatDay(at),
      local.formatTick(at, 7 * 86_400_000),
      local.formatCount(1234),
    ];
    expect(texts.map(plain)).toEqual(expected);
  });

  it('groups counts as the locale does', () => {
    expect(format.formatCount(47_315)).toBe('47,315');
  });

  it('does without a locale that nobody knows', () => {
    expect(() => createLocaleFormat('not a locale', 'UTC', () => noon)).not.toThrow();
  });
});
