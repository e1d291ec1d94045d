import { describe, expect, it } from 'vitest';
import {
  findConnections,
  initialChoice,
  type ReportChoice,
  toAsk,
  toChoice,
  toChosenWindow,
  toFormulas,
  toKind,
  toZone,
  toZones,
} from '../../../src/renderer/reports/report-choice.ts';
import { toWallText } from '../../../src/renderer/reports/wall-text.ts';
import { reportAskSchema } from '../../../src/shared/recent-report.ts';
import { createZoneClock } from '../../../src/shared/time-zone.ts';
import { createConnection } from '../board-fixture.ts';

const at = (text: string) => Date.parse(text);
const emea = createConnection({ id: 'emea', timeZone: 'Europe/Berlin' });
const us = createConnection({
  id: 'us',
  name: 'CXone US',
  timeZone: 'America/New_York',
  reports: { queues: ['vendor'], sla: ['vendor'] },
  freeThreshold: false,
});
const silent = createConnection({ id: 'stats', reports: {} });

describe('findConnections', () => {
  it('takes the chosen ones as they are listed, else the first that has reports', () => {
    expect(findConnections({ connectionIds: ['us', 'emea'] }, [silent, emea, us])).toEqual([emea, us]);
    expect(findConnections({ connectionIds: [] }, [silent, emea, us])).toEqual([emea]);
    expect(findConnections({ connectionIds: ['removed'] }, [silent, emea])).toEqual([emea]);
    expect(findConnections({ connectionIds: ['stats'] }, [silent])).toEqual([]);
  });
});

describe('the questions of several connections', () => {
  it('are those that one of them answers', () => {
    expect(toKind('intervals', [emea, us])).toBe('intervals');
    expect(toKind('intervals', [us])).toBe('queues');
  });

  it('have the formulas that one of them knows', () => {
    expect(toFormulas('queues', [emea, us])).toEqual(['answered', 'vendor']);
    expect(toFormulas('intervals', [us])).toEqual([]);
  });
});

describe('the time zone', () => {
  it('is the tenant’s own, then the computer’s, unless another was chosen', () => {
    expect(toZone({ timeZone: null }, [us, emea], 'Europe/London')).toBe('America/New_York');
    expect(toZone({ timeZone: null }, [silent], 'Europe/London')).toBe('Europe/London');
    expect(toZone({ timeZone: 'UTC' }, [us], 'Europe/London')).toBe('UTC');
  });

  it('can be that of each tenant, of the computer, or of an earlier question', () => {
    const zones = toZones({ timeZone: 'Asia/Tokyo' }, [emea, us], 'Europe/Berlin');
    expect(zones).toEqual([
      { timeZone: 'Europe/Berlin', names: ['Genesys EMEA'], isComputers: true },
      { timeZone: 'America/New_York', names: ['CXone US'], isComputers: false },
      { timeZone: 'Asia/Tokyo', names: [], isComputers: false },
    ]);
  });
});

describe('own times', () => {
  const own = (fromText: string, toText: string, timeZone: string) =>
    toChosenWindow({ preset: 'own', fromText, toText }, timeZone, 0);

  it('are those of the chosen zone’s clock, there and back', () => {
    const from = at('2026-03-09T08:05-04:00');
    expect(own('2026-03-09T08:05', '', 'America/New_York')).toEqual({ from, to: null });
    expect(toWallText(from, createZoneClock('America/New_York'))).toBe('2026-03-09T08:05');
  });

  it('cover the whole of an hour that the clock shows twice', () => {
    expect(own('2026-10-25T02:30', '2026-10-25T02:30', 'Europe/Berlin')).toEqual({
      from: at('2026-10-25T02:30+02:00'),
      to: at('2026-10-25T02:30+01:00'),
    });
  });

  it('begin at the jump where the clock leaves an hour out', () => {
    expect(own('2026-03-29T02:30', '2026-03-29T04:00', 'Europe/Berlin')).toEqual({
      from: at('2026-03-29T03:00+02:00'),
      to: at('2026-03-29T04:00+02:00'),
    });
  });
});

describe('toAsk', () => {
  const parse = (part: Partial<ReportChoice>, chosen = [emea]) =>
    toAsk({ ...initialChoice, ...part }, chosen, 'Europe/London', 1e12);

  it('is a question that the contract takes', () => {
    const parsed = parse({ kind: 'sla', thresholdText: '20' });
    expect(parsed).toEqual({
      ok: true,
      ask: {
        connectionIds: ['emea'],
        kind: 'sla',
        queueIds: null,
        preset: 'today',
        from: null,
        to: null,
        timeZone: 'Europe/Berlin',
        granularity: 'PT30M',
        thresholdMs: 20_000,
        formula: 'answered',
      },
    });
    expect(parsed.ok && reportAskSchema.safeParse(parsed.ask).success).toBe(true);
  });

  it('keeps moments of an own window only: a preset moves with the day', () => {
    const fromText = '2026-11-20T08:00';
    const toText = '2026-11-20T10:00';
    expect(parse({ preset: 'own', fromText, toText })).toMatchObject({
      ask: { preset: 'own', from: at('2026-11-20T08:00+01:00'), to: at('2026-11-20T10:00+01:00') },
    });
    expect(parse({ preset: 'yesterday', fromText, toText })).toMatchObject({ ask: { from: null, to: null } });
  });

  it('asks of each connection only for queues that were chosen of it', () => {
    const queueIds = { emea: ['q1'], removed: ['q2'], us: [] };
    expect(parse({ queueIds }, [emea, us])).toMatchObject({ ask: { queueIds: { emea: ['q1'] } } });
    expect(parse({ queueIds }, [us])).toMatchObject({ ask: { queueIds: null } });
  });

  it('names no threshold where none is free or none is asked for', () => {
    const thresholdOf = (kind: 'sla' | 'queues', freeThreshold: boolean) => {
      const parsed = parse({ kind, thresholdText: 'never' }, [createConnection({ freeThreshold })]);
      return parsed.ok ? parsed.ask.thresholdMs : Object.keys(parsed.errors);
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
    const parsed = parse({ preset: 'own', fromText, toText });
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(expected);
  });

  it.each(['0', '-5', '', 'soon', 'Infinity'])('refuses a threshold of “%s”', (thresholdText) => {
    expect(parse({ kind: 'sla', thresholdText }).ok).toBe(false);
  });
});

describe('toChoice', () => {
  it('fills the form so that it asks the same again', () => {
    const choice: ReportChoice = {
      ...initialChoice,
      connectionIds: ['emea'],
      kind: 'sla',
      queueIds: { emea: ['q1'] },
      preset: 'own',
      timeZone: 'Europe/Berlin',
      fromText: '2026-11-20T08:00',
      toText: '2026-11-20T10:00',
      thresholdText: '45',
    };
    const parsed = toAsk(choice, [emea], 'Europe/London', 0);
    if (!parsed.ok) throw new Error('the choice is no question');
    const clock = createZoneClock(parsed.ask.timeZone);
    expect(toChoice(parsed.ask, (moment) => toWallText(moment, clock))).toEqual(choice);
  });
});
