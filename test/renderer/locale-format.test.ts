import { describe, expect, it } from 'vitest';
import { createLocaleFormat } from '../../src/renderer/locale-format.ts';

const noon = Date.UTC(2025, 10, 21, 11, 0, 0);
const format = createLocaleFormat('en-GB', 'Europe/Berlin', () => noon);

describe('createLocaleFormat', () => {
  it('writes times in the time zone, with the date where it is not today', () => {
    expect(format.formatMinute(Date.UTC(2025, 10, 20, 23, 0))).toBe('00:00');
    expect(format.formatMoment(noon - 1000)).toBe('11:59:59');
    expect(format.formatMinute(Date.UTC(2025, 10, 20, 22, 59))).toBe('20/11/2025 23:59');
  });

  it('groups counts as the locale does', () => {
    expect(format.formatCount(47_315)).toBe('47,315');
  });

  it('does without a locale that nobody knows', () => {
    expect(() => createLocaleFormat('not a locale', 'UTC', () => noon)).not.toThrow();
  });
});
