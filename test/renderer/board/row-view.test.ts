import { describe, expect, it } from 'vitest';
import {
  needsAttention,
  toFreshnessSignature,
  toRowView,
  toSeverities,
} from '../../../src/renderer/board/row-view.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { windowWords } from '../../../src/shared/words/en/window.ts';
import { createAlert, createConnection, createRow, toMap } from '../board-fixture.ts';

const row = createRow({ waiting: 5 });

describe('toRowView', () => {
  it('turns late and then stale by itself when nothing arrives', () => {
    // Age 2 s, interval 10 s: live up to 15 s, late below 30 s.
    const at = (elapsedMs: number) => toRowView(row, createConnection(), undefined, elapsedMs);
    expect(at(13_000)).toMatchObject({ freshness: 'live', state: 'calm', isCurrent: true });
    expect(at(13_001)).toMatchObject({ freshness: 'late', state: 'calm', isCurrent: true });
    expect(at(28_000)).toMatchObject({ freshness: 'stale', state: 'stale', isCurrent: false });
  });

  it('counts how far a row lags behind its connection', () => {
    const lagging = createRow({ waiting: 5 }, { lagMs: 20_000 });
    expect(toRowView(lagging, createConnection(), undefined, 8000).state).toBe('stale');
    expect(toRowView(row, createConnection(), undefined, 8000).state).toBe('calm');
  });

  it('shows the severity of its alert only while its figures are current', () => {
    expect(toRowView(row, createConnection(), 'critical', 0).state).toBe('critical');
    expect(toRowView(row, createConnection(), 'critical', 60_000).state).toBe('stale');
  });

  it('asks to sign in where the credentials were refused and the figures have run out', () => {
    const refused = createConnection({ failure: createFailure('auth') });
    expect(toRowView(row, refused, undefined, 0).state).toBe('calm');
    expect(toRowView(row, refused, undefined, 60_000).state).toBe('sign-in');
    const locked = createConnection({ failure: createFailure('keychain-unavailable') });
    expect(toRowView(row, locked, undefined, 60_000).state).toBe('sign-in');
  });

  it.each([
    ['gone', createRow({}, { quality: 'gone' }), createConnection(), 'gone'],
    ['quiet', createRow({}, { quality: 'quiet' }), createConnection(), 'quiet'],
    [
      'quiet at a connection that is stale',
      createRow({}, { quality: 'quiet' }),
      createConnection({ ageMs: 90_000 }),
      'stale',
    ],
    ['of a connection that has not answered yet', row, createConnection({ ageMs: null }), 'unknown'],
    [
      'of a connection whose first poll failed',
      row,
      createConnection({ ageMs: null, failure: createFailure('offline') }),
      'stale',
    ],
  ] as const)('names a row that is %s', (_case, subject, connection, state) => {
    expect(toRowView(subject, connection, undefined, 0).state).toBe(state);
  });

  it('settled: a quiet queue is not gone, and the reason is that it had no recent activity', () => {
    const quiet = toRowView(createRow({}, { quality: 'quiet' }), createConnection(), undefined, 0);
    expect(quiet).toMatchObject({ freshness: 'unknown', state: 'quiet', isCurrent: false });
    expect(windowWords.stateNotes.quiet).toBe('no recent activity');
  });
});

describe('needsAttention', () => {
  it('holds for watched rows that nobody can see, not for others', () => {
    const stale = createConnection({ ageMs: 90_000 });
    const unwatched = createRow({}, { watched: false });
    expect(needsAttention(toRowView(row, stale, undefined, 0))).toBe(true);
    expect(needsAttention(toRowView(unwatched, stale, undefined, 0))).toBe(false);
    expect(needsAttention(toRowView(row, createConnection(), 'warning', 0))).toBe(true);
    expect(needsAttention(toRowView(row, createConnection(), undefined, 0))).toBe(false);
  });
});

describe('toSeverities', () => {
  it('keeps the worst alert of a row, whatever the order', () => {
    const warning = createAlert(row, { severity: 'warning' });
    const critical = createAlert(row, { severity: 'critical' });
    expect(toSeverities([warning, critical]).get(row.key)).toBe('critical');
    expect(toSeverities([critical, warning]).get(row.key)).toBe('critical');
  });
});

describe('toFreshnessSignature', () => {
  it('changes exactly when a row or a connection passes a limit', () => {
    const rows = toMap([row, createRow({ queueName: 'Slow' }, { lagMs: 4000 })]);
    const at = (elapsedMs: number) => toFreshnessSignature(rows, [createConnection()], elapsedMs);
    expect(at(9000)).toBe(at(0));
    expect(at(9001)).not.toBe(at(9000));
    expect(at(13_001)).not.toBe(at(13_000));
  });
});

describe('gaps of a way of asking', () => {
  const gapsOf = (part: Parameters<typeof createConnection>[0]) =>
    toRowView(row, createConnection(part), undefined, 0).gaps;

  it('settled: “wait time” of queue stats stands for the longest wait, and is called an assumption', () => {
    expect(gapsOf({ api: 'queue-stats', givesWaiting: false })).toEqual({
      noWaiting: true,
      waitIsAssumed: true,
    });
    expect(gapsOf({ api: 'acd' })).toEqual({ noWaiting: false, waitIsAssumed: false });
  });
});
