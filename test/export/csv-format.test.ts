import { describe, expect, it } from 'vitest';
import { toCsvFormat } from '../../src/main/export/csv-format.ts';

describe('toCsvFormat', () => {
  it('is RFC 4180 without a mark for everybody who did not choose Excel', () => {
    expect(toCsvFormat('standard', 'de-DE')).toEqual({
      delimiter: ',',
      decimalSign: '.',
      byteOrderMark: false,
    });
  });

  // As Windows has them in its regional settings.
  it.each([
    ['en-GB', ',', '.'],
    ['en-US', ',', '.'],
    ['ja-JP', ',', '.'],
    ['de-DE', ';', ','],
    ['de-AT', ';', ','],
    ['fr-FR', ';', ','],
    ['pt-BR', ';', ','],
    ['nl', ';', ','],
    ['pl-PL', ';', ','],
    ['de-CH', ';', '.'],
    ['fr-CH', ';', ','],
    ['es-MX', ',', '.'],
  ])('separates and counts for Excel as %s does', (locale, delimiter, decimalSign) => {
    expect(toCsvFormat('excel', locale)).toEqual({ delimiter, decimalSign, byteOrderMark: true });
  });

  it('takes the system’s ways where the locale is none', () => {
    expect(toCsvFormat('excel', 'no such locale').byteOrderMark).toBe(true);
  });
});
