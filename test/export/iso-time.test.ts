import { describe, expect, it } from 'vitest';
import { createIsoFormat } from '../../src/main/export/iso-time.ts';

describe('a moment in a file', () => {
  it.each([
    ['Europe/Berlin', '2026-07-01T14:00:00+02:00'],
    ['Europe/Berlin', '2026-12-01T00:00:00+01:00'],
    ['America/New_York', '2026-01-31T23:59:59-05:00'],
    ['Asia/Kolkata', '2026-03-01T05:30:00+05:30'],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00+11:00'],
    ['UTC', '2026-06-01T12:00:00+00:00'],
    ['Etc/GMT+12', '2026-06-01T12:00:00-12:00'],
  ])('writes the wall clock of %s with its offset: %s', (timeZone, text) => {
    expect(createIsoFormat(timeZone)(Date.parse(text))).toBe(text);
  });

  it('tells the two 02:30 of the night when summer time ends apart', () => {
    const format = createIsoFormat('Europe/Berlin');
    expect(format(Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25T02:30:00+02:00');
    expect(format(Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25T02:30:00+01:00');
  });

  it('takes the computer’s own time zone by default and means the same moment', () => {
    const moment = Date.UTC(2026, 10, 5, 8, 15, 2);
    expect(Date.parse(createIsoFormat()(moment))).toBe(moment);
  });
});
