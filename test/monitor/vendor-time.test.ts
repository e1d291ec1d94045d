import { describe, expect, it } from 'vitest';
import { Board } from '../../src/main/monitor/board.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import { toRowFreshness } from '../../src/shared/freshness.ts';
import { createAnswer, createReading, ScriptedVendor } from '../fakes/scripted-vendor.ts';

const truth = Date.UTC(2026, 2, 2, 9);
const hourMs = 3_600_000;
const intervalMs = 10_000;

interface Moment {
  /** Since the first answer, on a clock that nobody sets. */
  atMs: number;
  /** How far our clock is off, and how old the figures and the vendor's `Date` are. */
  oursOffMs?: number;
  asOfAgeMs?: number;
  dateAgeMs?: number | null;
}

/** What the board says after each answer. */
function play(...moments: readonly Moment[]) {
  const board = new Board();
  const connection = connectionSchema.parse({
    id: 'emea',
    name: 'CXone EMEA',
    vendor: 'genesys-cloud',
    region: 'mypurecloud.ie',
    pollSeconds: intervalMs / 1000,
  });
  board.setConnection({ connection, vendor: new ScriptedVendor(() => 0), demo: false, webApp: false });
  return moments.map(({ atMs, oursOffMs = 0, asOfAgeMs = 0, dateAgeMs = 0 }) => {
    const readings = [createReading({ observedAt: truth + atMs - asOfAgeMs })];
    const clockSkewMs = dateAgeMs === null ? null : -dateAgeMs - oursOffMs;
    board.applyAnswer('emea', createAnswer({ readings, clockSkewMs }), truth + atMs + oursOffMs, atMs);
    const row = board.row('emea/q1/voice');
    if (row === undefined) throw new Error('no row');
    const [status] = board.statuses(atMs, () => null);
    return {
      lagMs: row.lagMs,
      freshness: toRowFreshness(row, 0, intervalMs),
      clockSkewMs: status?.clockSkewMs,
    };
  });
}

const lags = (...moments: readonly Moment[]) => play(...moments).map(({ lagMs }) => lagMs);
const every = (count: number, toMoment: (atMs: number) => Omit<Moment, 'atMs'>) =>
  Array.from({ length: count }, (_, index) => ({
    atMs: index * intervalMs,
    ...toMoment(index * intervalMs),
  }));

describe('the vendor’s time beside the figures', () => {
  it('is no age because this computer’s clock is ahead, once the vendor’s date goes on, and the clocks are told of', () => {
    expect(play(...every(3, () => ({ oursOffMs: hourMs })))).toEqual([
      { lagMs: hourMs, freshness: 'stale', clockSkewMs: -hourMs },
      { lagMs: 0, freshness: 'live', clockSkewMs: -hourMs },
      { lagMs: 0, freshness: 'live', clockSkewMs: -hourMs },
    ]);
    const behind = play(...every(2, () => ({ oursOffMs: -hourMs })));
    for (const one of behind) expect(one).toEqual({ lagMs: 0, freshness: 'live', clockSkewMs: hourMs });
    expect(play({ atMs: 0, oursOffMs: 299_999 })).toEqual([
      { lagMs: 0, freshness: 'live', clockSkewMs: null },
    ]);
  });

  it('is no age either where it moves on less often than questions are asked', () => {
    const halfMinutes = (atMs: number) => ({ oursOffMs: hourMs, asOfAgeMs: atMs % 30_000 });
    expect(lags(...every(4, halfMinutes))).toEqual([hourMs, 10_000, 20_000, 0]);
  });

  it('is seen to be old in spite of clocks that differ', () => {
    const moments = every(2, () => ({ oursOffMs: hourMs, asOfAgeMs: 2 * hourMs }));
    expect(lags(...moments)).toEqual([3 * hourMs, 2 * hourMs]);
  });

  it('is old when figures always come late', () => {
    const late = every(5, () => ({ asOfAgeMs: 2_400_000 }));
    expect(lags(...late)).toEqual(Array(5).fill(2_400_000));
  });

  it('is old when a cache keeps the vendor’s date with it and does not say so', () => {
    const kept = every(5, (atMs) => ({ asOfAgeMs: 2_400_000 + atMs, dateAgeMs: 2_400_000 + atMs }));
    expect(lags(...kept)).toEqual([2_400_000, 2_410_000, 2_420_000, 2_430_000, 2_440_000]);
    for (const { freshness } of play(...kept)) expect(freshness).toBe('stale');
  });

  it('is old when the kept date leaps to another that was kept', () => {
    // Renewed every 20 s, by something that is itself 40 min late.
    const leaping = every(6, (atMs) => ({
      asOfAgeMs: 2_400_000 + (atMs % 20_000),
      dateAgeMs: 2_400_000 + (atMs % 20_000),
    }));
    for (const { freshness } of play(...leaping)) expect(freshness).toBe('stale');
  });

  it('is measured by this computer’s clock where there is no date', () => {
    expect(lags(...every(2, () => ({ asOfAgeMs: hourMs, dateAgeMs: null })))).toEqual([hourMs, hourMs]);
  });

  it('stays fresh through answers that take their time', () => {
    // An answer that was long on its way is as old as its date.
    const onTheWayMs = [0, 0, 25_000, 9_000, 0, 1_000];
    const slow = onTheWayMs.map((ageMs, index) => ({
      atMs: index * 20_000,
      oursOffMs: hourMs,
      asOfAgeMs: ageMs,
      dateAgeMs: ageMs,
    }));
    expect(lags(...slow)).toEqual([hourMs, 0, 0, 0, 0, 0]);
  });

  it('is as old as it has stood still, whatever this computer’s clock was set to meanwhile', () => {
    const moments = [{ atMs: 0 }, { atMs: 700_000, asOfAgeMs: 700_000, oursOffMs: -295_000 }];
    expect(lags(...moments)).toEqual([0, 700_000]);
  });

  it('is old when two kept dates are nearly as far apart as the answers, which came long after each other', () => {
    const kept = [
      { atMs: 0, asOfAgeMs: 2_400_000, dateAgeMs: 2_400_000 },
      { atMs: 2_400_000, asOfAgeMs: 2_280_000, dateAgeMs: 2_280_000 },
    ];
    expect(lags(...kept)).toEqual([2_400_000, 2_280_000]);
  });
});
