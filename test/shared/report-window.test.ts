import { describe, expect, it } from 'vitest';
import { toAskedWindow, toPresetWindow } from '../../src/shared/report-window.ts';
import { createZoneClock } from '../../src/shared/time-zone.ts';

const at = (text: string) => Date.parse(text);

describe('toPresetWindow', () => {
  it.each([
    ['today', '2026-11-21T13:26:40+01:00', '2026-11-21T00:00+01:00', '2026-11-21T13:26+01:00'],
    ['yesterday', '2026-11-21T13:26:40+01:00', '2026-11-20T00:00+01:00', '2026-11-21T00:00+01:00'],
    ['week', '2026-11-21T13:26:40+01:00', '2026-11-14T00:00+01:00', '2026-11-21T00:00+01:00'],
    ['month', '2026-11-21T13:26:40+01:00', '2026-11-01T00:00+01:00', '2026-11-21T13:26+01:00'],
    // Clocks went back on 25 October 2026: a day of 25 hours, and a week and a month with it.
    ['yesterday', '2026-10-26T09:00:00+01:00', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'],
    ['week', '2026-10-28T09:00:00+01:00', '2026-10-21T00:00+02:00', '2026-10-28T00:00+01:00'],
    ['month', '2026-10-28T09:00:00+01:00', '2026-10-01T00:00+02:00', '2026-10-28T09:00+01:00'],
    // They went forward on 29 March 2026: a day of 23 hours.
    ['today', '2026-03-29T18:00:00+02:00', '2026-03-29T00:00+01:00', '2026-03-29T18:00+02:00'],
    ['yesterday', '2026-03-30T09:00:00+02:00', '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'],
    // New Year's day.
    ['yesterday', '2027-01-01T00:00:30+01:00', '2026-12-31T00:00+01:00', '2027-01-01T00:00+01:00'],
  ] as const)('%s at %s is of the days in Berlin', (preset, now, from, to) => {
    const berlin = createZoneClock('Europe/Berlin');
    expect(toPresetWindow(preset, at(now), berlin)).toEqual({ from: at(from), to: at(to) });
  });

  it('follows the tenant’s calendar, not the one of whoever asks', () => {
    // In Auckland it is Sunday already, in Honolulu still Friday.
    const now = at('2026-11-21T12:30:20Z');
    const days = ['Pacific/Auckland', 'Pacific/Honolulu'].map((zone) =>
      toPresetWindow('today', now, createZoneClock(zone)),
    );
    expect(days).toEqual([
      { from: at('2026-11-22T00:00+13:00'), to: at('2026-11-21T12:30Z') },
      { from: at('2026-11-21T00:00-10:00'), to: at('2026-11-21T12:30Z') },
    ]);
  });

  it('begins a day at its first moment where clocks jump at midnight', () => {
    // In Santiago the clock went from 23:59:59 on the 5th to 01:00 on the 6th of September 2026.
    const now = at('2026-09-06T12:00-03:00');
    const { from } = toPresetWindow('today', now, createZoneClock('America/Santiago'));
    expect(new Date(from).toISOString()).toBe('2026-09-06T04:00:00.000Z');
  });

  it('is never empty right after midnight', () => {
    const midnight = at('2026-11-01T00:00+01:00');
    for (const preset of ['today', 'month'] as const)
      expect(toPresetWindow(preset, midnight + 20_000, createZoneClock('Europe/Berlin'))).toEqual({
        from: midnight,
        to: midnight + 60_000,
      });
  });
});

describe('toAskedWindow', () => {
  it('takes an own window as it is, and a preset by the moment at which it is asked', () => {
    const utc = createZoneClock('UTC');
    expect(toAskedWindow({ preset: 'own', from: 5, to: 9 }, 0, utc)).toEqual({ from: 5, to: 9 });
    expect(toAskedWindow({ preset: 'yesterday', from: null, to: null }, 86_400_000, utc)).toEqual({
      from: 0,
      to: 86_400_000,
    });
  });
});
