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

  it('agrees with the system’s calendar at every moment, whichever of them was asked for before', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Africa/Monrovia',
    ];
    for (const timeZone of zones) {
      const format = createIsoFormat(timeZone);
      const reference = new Intl.DateTimeFormat('sv-SE', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      // Monrovia was 44 and a half minutes behind until 1972; every clock of these changes once in that time or later.
      for (let at = Date.UTC(1971, 11, 25); at < Date.UTC(2027, 0, 1); at += 25_003_017_000 / 11) {
        const text = format(at);
        expect(text.slice(0, 19).replace('T', ' ')).toBe(reference.format(at));
        // An offset with seconds is no ISO 8601; the hours before it are right all the same.
        if (text.length === 25) expect(Date.parse(text)).toBe(Math.floor(at / 1000) * 1000);
      }
    }
  });

  it('takes the computer’s own time zone by default and means the same moment', () => {
    const moment = Date.UTC(2026, 10, 5, 8, 15, 2);
    expect(Date.parse(createIsoFormat()(moment))).toBe(moment);
  });
});
