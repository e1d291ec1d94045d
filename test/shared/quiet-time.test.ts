import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuietHours } from '../../src/shared/attention.ts';
import { createQuietClock, createQuietStart } from '../../src/shared/quiet-time.ts';
import { isKnownTimeZone } from '../../src/shared/time-zone.ts';
import { type Weekday, weekdays } from '../../src/shared/weekday.ts';

type Span = QuietHours['spans'][number];

const span = (days: readonly Weekday[] | 'daily', from: string, to: string): Span => ({
  days: days === 'daily' ? [...weekdays] : [...days],
  from,
  to,
});
const quiet = (timeZone: string | null, ...spans: Span[]): QuietHours => ({
  enabled: true,
  timeZone,
  spans,
  criticalBypasses: false,
});
const at = (iso: string) => Date.parse(iso);
const answer = (hours: QuietHours, iso: string, local = 'UTC') => {
  const until = createQuietClock(hours, local)(at(iso));
  return until === null ? null : new Date(until).toISOString().slice(0, 16);
};

describe('createQuietClock', () => {
  const nights = quiet('Europe/Berlin', span('daily', '22:00', '07:00'));

  it.each([
    // Berlin is UTC+1 in winter and UTC+2 in summer.
    ['before it begins', '2026-01-14T20:59:59.999Z', null],
    ['at its first moment', '2026-01-14T21:00:00Z', '2026-01-15T06:00'],
    ['after midnight', '2026-01-15T02:00:00Z', '2026-01-15T06:00'],
    ['at its last moment', '2026-01-15T05:59:59.999Z', '2026-01-15T06:00'],
    ['when it has ended', '2026-01-15T06:00:00Z', null],
    ['in the night of 8 hours', '2026-03-28T21:00:00Z', '2026-03-29T05:00'],
    ['in the night of 10 hours', '2026-10-24T20:00:00Z', '2026-10-25T06:00'],
  ])('wraps midnight: %s', (_, iso, until) => {
    expect(answer(nights, iso)).toBe(until);
  });

  it.each([
    // 29 March 2026, 02:00 to 03:00 does not exist: the jump is at 01:00 UTC.
    ['begins at the jump', '02:30', '06:00', '2026-03-29T01:00:00Z', '2026-03-29T04:00'],
    ['has not begun before the jump', '02:30', '06:00', '2026-03-29T00:59:59Z', null],
    ['ends at the jump', '01:00', '02:30', '2026-03-29T00:30:00Z', '2026-03-29T01:00'],
    ['has ended after the jump', '01:00', '02:30', '2026-03-29T01:00:00Z', null],
    ['is nothing inside the gap', '02:15', '02:45', '2026-03-29T01:00:00Z', null],
    // 25 October 2026, 02:00 to 03:00 exists twice: first from 00:00 UTC, then from 01:00 UTC.
    ['begins the first time', '02:30', '06:00', '2026-10-25T00:30:00Z', '2026-10-25T05:00'],
    ['has not begun before the first time', '02:30', '06:00', '2026-10-25T00:29:59Z', null],
    ['ends the second time', '01:00', '02:30', '2026-10-25T00:45:00Z', '2026-10-25T01:30'],
    ['ends the second time on the hour', '01:00', '02:00', '2026-10-25T00:59:00Z', '2026-10-25T01:00'],
    ['covers both times', '02:15', '02:45', '2026-10-25T00:15:00Z', '2026-10-25T01:45'],
    ['is not quiet after the second time', '02:15', '02:45', '2026-10-25T01:45:00Z', null],
  ])('follows the clock in Berlin where it changes: %s', (_, from, to, iso, until) => {
    expect(answer(quiet('Europe/Berlin', span(['sun'], from, to)), iso)).toBe(until);
  });

  it.each([
    // New York: 8 March 2026 at 07:00 UTC forward, 1 November at 06:00 UTC back.
    ['America/New_York', '22:00', '06:00', '2026-03-08T03:00:00Z', '2026-03-08T10:00'],
    ['America/New_York', '22:00', '06:00', '2026-11-01T02:00:00Z', '2026-11-01T11:00'],
    ['America/New_York', '02:30', '06:00', '2026-03-08T07:00:00Z', '2026-03-08T10:00'],
    ['America/New_York', '00:30', '01:30', '2026-11-01T05:45:00Z', '2026-11-01T06:30'],
    // Kolkata: UTC+5:30 all year.
    ['Asia/Kolkata', '22:00', '06:00', '2026-06-10T16:30:00Z', '2026-06-11T00:30'],
    ['Asia/Kolkata', '22:00', '06:00', '2026-06-10T16:29:59Z', null],
    // Lord Howe: UTC+11 in summer, UTC+10:30 in winter; 4 April 2026 at 15:00 UTC back, 3 October at 15:30 forward.
    ['Australia/Lord_Howe', '22:00', '06:00', '2026-04-04T12:00:00Z', '2026-04-04T19:30'],
    ['Australia/Lord_Howe', '22:00', '06:00', '2026-10-03T12:00:00Z', '2026-10-03T19:00'],
    ['Australia/Lord_Howe', '01:00', '01:45', '2026-04-04T14:50:00Z', '2026-04-04T15:15'],
    ['Australia/Lord_Howe', '02:15', '03:00', '2026-10-03T15:30:00Z', '2026-10-03T16:00'],
    // St. John’s, until 2011: back at 00:01 to 23:01 of the day before (7 November 2010 at 02:31 UTC).
    ['America/St_Johns', '00:00', '06:00', '2010-11-07T03:00:00Z', '2010-11-07T09:30'],
  ])('follows the clock in %s, %s to %s', (zone, from, to, iso, until) => {
    expect(answer(quiet(zone, span('daily', from, to)), iso)).toBe(until);
  });

  it('names the weekday on which a span begins, in its zone', () => {
    const friday = quiet('America/New_York', span(['fri'], '22:00', '07:00'));
    // Friday 22:00 in New York is Saturday in UTC; the Saturday's own evening is not named.
    expect(answer(friday, '2026-01-17T03:00:00Z')).toBe('2026-01-17T12:00');
    expect(answer(friday, '2026-01-16T03:00:00Z')).toBeNull();
    expect(answer(friday, '2026-01-18T03:00:00Z')).toBeNull();
  });

  it('takes equal ends for a whole day of the clock, 23 to 25 hours', () => {
    const sundays = quiet('Europe/Berlin', span(['sun'], '00:00', '00:00'));
    expect(answer(sundays, '2026-03-28T23:00:00Z')).toBe('2026-03-29T22:00');
    expect(answer(sundays, '2026-10-24T22:00:00Z')).toBe('2026-10-25T23:00');
    expect(answer(sundays, '2026-10-25T23:00:00Z')).toBeNull();
    const fromNoon = quiet('UTC', span(['mon'], '12:00', '12:00'));
    expect(answer(fromNoon, '2026-01-13T11:59:00Z')).toBe('2026-01-13T12:00');
  });

  it('makes one of spans that overlap or adjoin', () => {
    const weekend = quiet(
      'UTC',
      span(['fri'], '20:00', '23:30'),
      span(['fri'], '23:00', '00:00'),
      span(['sat', 'sun'], '00:00', '00:00'),
    );
    expect(answer(weekend, '2026-01-16T20:30:00Z')).toBe('2026-01-19T00:00');
  });

  it('makes one of spans whose longer one holds already', () => {
    const inner = quiet('UTC', span('daily', '01:00', '02:00'), span('daily', '00:00', '06:00'));
    expect(answer(inner, '2026-01-16T01:30:00Z')).toBe('2026-01-16T06:00');
  });

  it('answers an end more than a week ahead where it never ends', () => {
    const always = quiet('UTC', span('daily', '00:00', '00:00'));
    expect(answer(always, '2026-01-14T05:00:00Z')).toBe('2026-01-23T00:00');
  });

  it('takes the computer’s zone where none is chosen', () => {
    const night = quiet(null, span('daily', '22:00', '06:00'));
    expect(answer(night, '2026-01-14T22:30:00Z', 'UTC')).toBe('2026-01-15T06:00');
    expect(answer(night, '2026-01-14T22:30:00Z', 'Asia/Kolkata')).toBe('2026-01-15T00:30');
    expect(
      answer(quiet('UTC', span('daily', '22:00', '06:00')), '2026-01-14T21:30:00Z', 'Asia/Kolkata'),
    ).toBe(null);
  });

  it('is never quiet when it is switched off or has no span', () => {
    expect(answer({ ...nights, enabled: false }, '2026-01-15T02:00:00Z')).toBeNull();
    expect(answer(quiet('Europe/Berlin'), '2026-01-15T02:00:00Z')).toBeNull();
  });
});

it('tells zones that the computer knows from others', () => {
  expect(['Europe/Berlin', 'Australia/Lord_Howe', 'UTC'].map(isKnownTimeZone)).toEqual([true, true, true]);
  expect(['Europe/Atlantis', '', 'CET/CEST please'].map(isKnownTimeZone)).toEqual([false, false, false]);
});

/*
 * The reference looks at every minute of six days as the clock of the zone writes it, and marks those from the first
 * that shows the begin to the last that shows the end.
 */
interface Minutes {
  from: number;
  stamps: string[];
  first: Map<string, number>;
  last: Map<string, number>;
}

function listMinutes(zone: string, from: number): Minutes {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const stamps = Array.from({ length: 6 * 1440 }, (_, minute) => format.format(from + minute * 60_000));
  const last = new Map(stamps.map((stamp, minute) => [stamp, minute]));
  const first = new Map(stamps.map((stamp, minute) => [stamp, minute] as const).toReversed());
  return { from, stamps, first, last };
}

function markQuiet({ stamps, first, last }: Minutes, spans: readonly Span[]): boolean[] {
  const marks = stamps.map(() => false);
  const after = (stamp: string) => {
    const minute = stamps.findIndex((one) => one > stamp);
    return minute < 0 ? stamps.length : minute;
  };
  const dates = new Set(stamps.map((stamp) => stamp.slice(0, 10)));
  for (const date of dates) {
    const noon = new Date(`${date}T12:00:00Z`);
    const name = noon.toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' }).toLowerCase();
    const next = new Date(noon.getTime() + 86_400_000).toISOString().slice(0, 10);
    for (const { days, from, to } of spans) {
      if (!days.some((day) => day === name)) continue;
      const begin = `${date} ${from}`;
      const end = `${to > from ? date : next} ${to}`;
      marks.fill(true, first.get(begin) ?? after(begin), last.get(end) ?? after(end));
    }
  }
  return marks;
}

describe('agrees with a clock that is read minute by minute', () => {
  // Around changes of the clock: the usual ones, by half an hour, at midnight, and over midnight.
  it.each([
    ['Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['America/New_York', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01T06:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['Asia/Kolkata', '2026-06-10T18:30:00Z'],
    ['America/Havana', '2026-03-08T05:00:00Z'],
    ['America/Havana', '2026-11-01T05:00:00Z'],
    ['America/Scoresbysund', '2026-10-25T01:00:00Z'],
    ['America/St_Johns', '2010-11-07T02:31:00Z'],
  ])('in %s around %s', (zone, change) => {
    const minutes = listMinutes(zone, at(change) - 3 * 86_400_000);
    const time = fc
      .oneof(
        fc.constantFrom(0, 60, 90, 105, 120, 135, 150, 180, 1380, 1410, 1439),
        fc.integer({ min: 0, max: 1439 }),
      )
      .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
    const spans = fc.array(
      fc.record({
        days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
        from: time,
        to: time,
      }),
      { minLength: 1, maxLength: 3 },
    );
    // The middle: the days around it hold what began before, and what follows.
    const moment = fc.integer({ min: 1.5 * 86_400_000, max: 4 * 86_400_000 });
    fc.assert(
      fc.property(spans, fc.array(moment, { minLength: 5, maxLength: 20 }), (drawn, moments) => {
        const marks = markQuiet(minutes, drawn);
        const quietUntil = createQuietClock(quiet(zone, ...drawn), 'UTC');
        for (const offset of moments) {
          const minute = Math.floor(offset / 60_000);
          const until = quietUntil(minutes.from + offset);
          const end = marks.indexOf(false, minute);
          if (end === minute) expect(until).toBeNull();
          else if (end > 0) expect(until).toBe(minutes.from + end * 60_000);
          else expect(until).toBeGreaterThanOrEqual(minutes.from + marks.length * 60_000);
        }
      }),
      { seed: 2026, numRuns: 60 },
    );
  });
});

describe('createQuietStart', () => {
  const nights = quiet('Europe/Berlin', span('daily', '22:00', '07:00'));
  const begins = (hours: QuietHours, iso: string, local = 'UTC') => {
    const from = createQuietStart(hours, local)(at(iso));
    return from === null ? null : new Date(from).toISOString().slice(0, 16);
  };

  it('names the moment when it gets quiet next, on the clock of its zone', () => {
    // Berlin is UTC+1 in winter.
    expect(begins(nights, '2026-01-14T12:00Z')).toBe('2026-01-14T21:00');
    expect(begins(nights, '2026-01-14T20:59:59Z')).toBe('2026-01-14T21:00');
  });

  it('has nothing to name while it is quiet', () => {
    expect(begins(nights, '2026-01-14T21:00Z')).toBeNull();
    expect(begins(nights, '2026-01-15T05:59Z')).toBeNull();
  });

  it('looks a day ahead, also past midnight, and no farther', () => {
    const morning = quiet('UTC', span(['thu'], '06:00', '07:00'));
    // 14 January 2026 was a Wednesday.
    expect(begins(morning, '2026-01-14T06:00Z')).toBe('2026-01-15T06:00');
    expect(begins(morning, '2026-01-14T05:59Z')).toBeNull();
    expect(begins(morning, '2026-01-15T07:00Z')).toBeNull();
  });

  it('takes the first of several', () => {
    const two = quiet('UTC', span('daily', '22:00', '23:00'), span('daily', '12:00', '13:00'));
    expect(begins(two, '2026-01-14T11:00Z')).toBe('2026-01-14T12:00');
    expect(begins(two, '2026-01-14T13:00Z')).toBe('2026-01-14T22:00');
  });

  it('names nothing where quiet hours are switched off', () => {
    expect(begins({ ...nights, enabled: false }, '2026-01-14T12:00Z')).toBeNull();
  });

  it('names a moment at which it is quiet, and before which it was not', () => {
    const minute = fc.integer({ min: 0, max: 2 * 366 * 24 * 60 });
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
    const hour = fc.integer({ min: 0, max: 23 }).map((value) => `${String(value).padStart(2, '0')}:30`);
    fc.assert(
      fc.property(minute, zone, hour, hour, (minutes, timeZone, from, to) => {
        const hours = quiet(timeZone, span('daily', from, to));
        const isQuietAt = (moment: number) => createQuietClock(hours, 'UTC')(moment) !== null;
        const moment = Date.UTC(2026, 0, 1) + minutes * 60_000;
        const start = createQuietStart(hours, 'UTC')(moment);
        if (start === null) return;
        expect(isQuietAt(start)).toBe(true);
        expect(isQuietAt(start - 1)).toBe(false);
        expect(isQuietAt(moment)).toBe(false);
      }),
    );
  });
});
