import { describe, expect, it } from 'vitest';
import {
  endsNextDay,
  findSpanErrors,
  sayDays,
  sayQuietHours,
  toSpans,
} from '../../../src/renderer/rules/quiet-draft.ts';
import { type QuietHours, quietHoursSchema } from '../../../src/shared/attention.ts';
import type { Weekday } from '../../../src/shared/weekday.ts';

const night = { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as Weekday[], from: '22:00', to: '06:00' };
const quiet: QuietHours = {
  enabled: true,
  timeZone: 'Europe/Berlin',
  spans: [night],
  criticalBypasses: false,
};

describe('sayDays', () => {
  it.each<[Weekday[], string]>([
    [['mon', 'tue', 'wed', 'thu', 'fri'], 'Mon–Fri'],
    [['sat', 'sun'], 'Sat, Sun'],
    [['mon', 'wed', 'fri', 'sat', 'sun'], 'Mon, Wed, Fri–Sun'],
    [['sun', 'mon'], 'Mon, Sun'],
    [['sun', 'sat', 'fri', 'thu', 'wed', 'tue', 'mon'], 'every day'],
  ])('%j', (days, said) => {
    expect(sayDays(days)).toBe(said);
  });
});

describe('sayQuietHours', () => {
  it('says what holds, on whose clock, and what goes on', () => {
    expect(sayQuietHours(quiet, 'America/New_York')).toBe(
      'Quiet Mon–Fri 22:00–06:00 Europe/Berlin; the icon still shows everything; a summary comes at the end.',
    );
    const weekend = { days: ['sat', 'sun'] as Weekday[], from: '12:00', to: '14:00' };
    const own = { ...quiet, timeZone: null, criticalBypasses: true, spans: [night, weekend] };
    expect(sayQuietHours(own, 'America/New_York')).toBe(
      'Quiet Mon–Fri 22:00–06:00, Sat, Sun 12:00–14:00 America/New_York; critical alerts still notify; the icon still shows everything; a summary comes at the end.',
    );
  });

  it('never calls hours quiet that are not', () => {
    expect(sayQuietHours({ ...quiet, enabled: false }, 'UTC')).toMatch(/^Off:/);
    expect(sayQuietHours({ ...quiet, spans: [] }, 'UTC')).toMatch(/nothing is quiet yet/);
  });
});

describe('spans of the form', () => {
  it('are kept in the order of the week, as the contract wants them', () => {
    const spans = toSpans([{ ...night, days: ['sun', 'mon'], key: 7 }]);
    expect(spans).toEqual([{ days: ['mon', 'sun'], from: '22:00', to: '06:00' }]);
    expect(quietHoursSchema.safeParse({ ...quiet, spans }).success).toBe(true);
  });

  it('are not kept while one of them has to be mended', () => {
    expect(
      toSpans([
        { ...night, key: 0 },
        { ...night, days: [], key: 1 },
      ]),
    ).toBeNull();
    expect(toSpans([{ ...night, from: '', key: 0 }])).toBeNull();
    expect(Object.keys(findSpanErrors({ key: 0, days: [], from: '', to: '24:00' })).sort()).toEqual([
      'days',
      'from',
      'to',
    ]);
  });

  it('end on the next day when they do not end later on the same', () => {
    expect(endsNextDay(night)).toBe(true);
    expect(endsNextDay({ from: '08:00', to: '08:00' })).toBe(true);
    expect(endsNextDay({ from: '08:00', to: '17:30' })).toBe(false);
  });
});
