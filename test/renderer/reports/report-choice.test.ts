import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  findConnection,
  initialChoice,
  toChosenWindow,
  toKind,
  toMomentText,
  toPresetWindow,
  toQuestion,
} from '../../../src/renderer/reports/report-choice.ts';
import { reportQuestionSchema } from '../../../src/shared/report.ts';
import { createConnection } from '../board-fixture.ts';

const at = (text: string) => Date.parse(text);

afterEach(() => vi.unstubAllEnvs());

describe('toPresetWindow', () => {
  it.each([
    ['today', '2026-11-21T13:26:40+01:00', '2026-11-21T00:00+01:00', '2026-11-21T13:26+01:00'],
    ['yesterday', '2026-11-21T13:26:40+01:00', '2026-11-20T00:00+01:00', '2026-11-21T00:00+01:00'],
    ['week', '2026-11-21T13:26:40+01:00', '2026-11-14T00:00+01:00', '2026-11-21T00:00+01:00'],
    ['month', '2026-11-21T13:26:40+01:00', '2026-11-01T00:00+01:00', '2026-11-21T13:26+01:00'],
    // Clocks went back on 25 October 2026: a day of 25 hours, and a week with it.
    ['yesterday', '2026-10-26T09:00:00+01:00', '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'],
    ['week', '2026-10-28T09:00:00+01:00', '2026-10-21T00:00+02:00', '2026-10-28T00:00+01:00'],
    ['month', '2026-10-28T09:00:00+01:00', '2026-10-01T00:00+02:00', '2026-10-28T09:00+01:00'],
    // New Year's day.
    ['yesterday', '2027-01-01T00:00:30+01:00', '2026-12-31T00:00+01:00', '2027-01-01T00:00+01:00'],
  ] as const)('%s at %s begins and ends on the computer’s calendar', (preset, now, from, to) => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(toPresetWindow(preset, at(now))).toEqual({ from: at(from), to: at(to) });
  });

  it('is never empty right after midnight', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const midnight = at('2026-11-01T00:00+01:00');
    for (const preset of ['today', 'month'] as const)
      expect(toPresetWindow(preset, midnight + 20_000)).toEqual({ from: midnight, to: midnight + 60_000 });
  });
});

describe('own times', () => {
  it('are those of the computer’s clock, there and back', () => {
    vi.stubEnv('TZ', 'America/New_York');
    const from = at('2026-03-09T08:05-04:00');
    expect(toMomentText(from)).toBe('2026-03-09T08:05');
    const own = { preset: 'own', fromText: '2026-03-09T08:05', toText: '' } as const;
    expect(toChosenWindow(own, 0)).toEqual({ from, to: null });
  });
});

describe('toQuestion', () => {
  const connection = createConnection();
  const own = { ...initialChoice, preset: 'own' as const };

  it('is a question that the contract takes', () => {
    const parsed = toQuestion({ ...initialChoice, kind: 'sla', thresholdText: '20' }, connection, 1e12);
    expect(parsed).toMatchObject({
      ok: true,
      question: { kind: 'sla', thresholdMs: 20_000, queueIds: null, formula: 'answered' },
    });
    expect(parsed.ok && reportQuestionSchema.safeParse(parsed.question).success).toBe(true);
  });

  it('names no threshold where none is free or none is asked for', () => {
    const thresholdOf = (kind: 'sla' | 'queues', freeThreshold: boolean) => {
      const choice = { ...initialChoice, kind, thresholdText: 'never' };
      const parsed = toQuestion(choice, createConnection({ freeThreshold }), 1e12);
      return parsed.ok ? parsed.question.thresholdMs : Object.keys(parsed.errors);
    };
    expect(thresholdOf('queues', true)).toBeNull();
    expect(thresholdOf('sla', false)).toBeNull();
    expect(thresholdOf('sla', true)).toEqual(['threshold']);
  });

  it.each([
    ['', '', ['from', 'to']],
    ['2026-11-21T08:00', '', ['to']],
    ['2026-11-21T08:00', '2026-11-21T08:00', ['to']],
    ['2026-11-21T09:00', '2026-11-21T08:00', ['to']],
  ])('says what is wrong with a window from “%s” to “%s”', (fromText, toText, expected) => {
    const parsed = toQuestion({ ...own, fromText, toText }, connection, 0);
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(expected);
  });

  it.each(['0', '-5', '', 'soon', 'Infinity'])('refuses a threshold of “%s”', (thresholdText) => {
    expect(toQuestion({ ...initialChoice, kind: 'sla', thresholdText }, connection, 1e12).ok).toBe(false);
  });

  it('asks what the connection answers, when it does not answer what was chosen', () => {
    const few = createConnection({ reports: { sla: ['answered'] } });
    expect(toKind('intervals', few)).toBe('sla');
    expect(toQuestion({ ...initialChoice, kind: 'intervals' }, few, 1e12)).toMatchObject({
      question: { kind: 'sla' },
    });
  });
});

describe('findConnection', () => {
  const silent = createConnection({ id: 'stats', reports: {} });
  const able = createConnection({ id: 'emea' });
  const other = createConnection({ id: 'apac' });

  it('takes the chosen one, else the first that has reports', () => {
    expect(findConnection({ connectionId: 'apac' }, [silent, able, other])).toBe(other);
    expect(findConnection({ connectionId: null }, [silent, able, other])).toBe(able);
    expect(findConnection({ connectionId: 'removed' }, [silent, able])).toBe(able);
    expect(findConnection({ connectionId: 'stats' }, [silent])).toBeNull();
  });
});
