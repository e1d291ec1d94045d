import { describe, expect, it } from 'vitest';
import { toCountTrail, toWindowCounts } from '../../src/main/alerts/count-window.ts';
import { evaluate } from '../../src/main/alerts/engine.ts';
import type { ConnectionTrails, CountTrail } from '../../src/main/alerts/memory.ts';
import { createRuleChooser } from '../../src/main/alerts/scope.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';
import { createReading } from '../fakes/scripted-vendor.ts';

const minuteMs = 60_000;
/** Nine o'clock, where a half-hour begins. */
const nine = Date.UTC(2026, 2, 2, 9);
const midnight = Date.UTC(2026, 2, 2);

/** `offered` of the day at minutes after nine; polled once a minute, so 3 minutes before a beginning stand for it. */
const offeredInWindow = (...steps: [minute: number, offered: number | null][]) => {
  let trail: CountTrail | undefined;
  return steps.map(([minute, offered]) => {
    const reading = createReading({ observedAt: nine + minute * minuteMs, offered });
    trail = toCountTrail(trail, reading, 30 * minuteMs, minuteMs);
    return toWindowCounts(trail)?.offered ?? null;
  });
};

describe('counts since the half-hour began', () => {
  it('are unknown until a beginning was seen', () => {
    expect(offeredInWindow([10, 100], [29, 140], [30, 150], [31, 153])).toEqual([null, null, 10, 13]);
  });

  it('begin at the last reading before the half-hour, and follow the clock', () => {
    expect(offeredInWindow([29, 100], [30, 104], [59, 190], [60, 195], [61, 200])).toEqual([
      null,
      4,
      90,
      5,
      10,
    ]);
  });

  it('take a reading of up to three intervals before the beginning for it', () => {
    expect(offeredInWindow([27, 100], [31, 104])).toEqual([null, 4]);
    expect(offeredInWindow([26, 100], [31, 104])).toEqual([null, null]);
  });

  it('begin at counts that have stood still for long, as long as somebody looked', () => {
    expect(offeredInWindow([-1, 90], [1, 100], [20, 100], [29, 100], [31, 104])).toEqual([
      null,
      10,
      10,
      10,
      4,
    ]);
    expect(offeredInWindow([-1, 90], [1, 100], [20, 100], [26, 100], [31, 104]).at(-1)).toBeNull();
  });

  it('stay as they are over a gap within the half-hour, and are unknown after one over its beginning', () => {
    expect(offeredInWindow([29, 100], [31, 104], [50, 130], [95, 300], [120, 400])).toEqual([
      null,
      4,
      30,
      null,
      null,
    ]);
  });

  it('begin at nothing where the vendor began a new day within the half-hour', () => {
    expect(offeredInWindow([29, 100], [31, 104], [33, 2], [35, 6])).toEqual([null, 4, 2, 6]);
    // Over the beginning: the day began at one of the two moments, both are in or just before it.
    expect(offeredInWindow([28, 900], [31, 3])).toEqual([null, 3]);
    // Nobody knows when within the gap.
    expect(offeredInWindow([10, 900], [35, 3], [36, 5])).toEqual([null, null, null]);
  });

  it('do not begin anew by a clock that was set back', () => {
    expect(offeredInWindow([29, 100], [31, 104], [15, 110], [31, 112])).toEqual([null, 4, null, null]);
  });

  it('are unknown where the vendor does not tell a count', () => {
    expect(offeredInWindow([29, 100], [31, null], [32, 107])).toEqual([null, null, 7]);
    expect(offeredInWindow([29, null], [31, 104])).toEqual([null, null]);
  });

  it('count from nothing where the vendor’s own day began within the half-hour', () => {
    const first = (from: number, minute: number) => {
      const window = { from, to: nine };
      const reading = createReading({ observedAt: midnight + minute * minuteMs, offered: 7, window });
      return toWindowCounts(toCountTrail(undefined, reading, 30 * minuteMs, minuteMs))?.offered ?? null;
    };
    expect(first(midnight, 20)).toBe(7);
    expect(first(midnight, 40)).toBeNull();
  });

  it('knows each count apart', () => {
    const counts = (offered: number, answered: number, abandoned: number, within: number, total: number) => ({
      offered,
      answered,
      abandoned,
      serviceLevel: { percent: 90, withinTarget: within, total, targetMs: null, goalPercent: null },
    });
    const at = (minute: number, figures: Partial<Reading>) =>
      createReading({ observedAt: nine + minute * minuteMs, ...figures });
    const before = toCountTrail(undefined, at(29, counts(100, 80, 10, 70, 90)), 30 * minuteMs, minuteMs);
    const after = toCountTrail(before, at(31, counts(112, 89, 13, 75, 101)), 30 * minuteMs, minuteMs);
    expect(toWindowCounts(after)).toEqual({
      offered: 12,
      answered: 9,
      abandoned: 3,
      withinTarget: 5,
      serviceLevelTotal: 11,
    });
  });
});

it('a rule over half-hours judges what came in the half-hour, not the day', () => {
  const rule = createRule({
    metric: 'abandonPercent',
    warning: 20,
    critical: null,
    windowMs: 30 * minuteMs,
    minVolume: 10,
  });
  const scene = new AlertScene([rule]);
  const half = nine / 1000 + 1800;
  const at = (second: number, offered: number, abandoned: number) => {
    scene.answer(half + second, [createRow({ observedAt: (half + second) * 1000, offered, abandoned })]);
    return scene.alerts.map(({ value }) => value);
  };
  // The day stands at 50 %; the half-hour's first contacts are too few, then 2 of 10, then 3 of 20.
  expect(at(-15, 1000, 500)).toEqual([]);
  expect(at(0, 1004, 502)).toEqual([]);
  expect(at(15, 1010, 502)).toEqual([20]);
  expect(at(30, 1020, 503)).toEqual([]);
});

it('an answer leaves the trails before it as they were, and keeps those of rows that it does not show', () => {
  const windowMs = 30 * minuteMs;
  const rule = createRule({ metric: 'abandonPercent', warning: 20, critical: null, windowMs });
  const judge = (trails: ConnectionTrails, at: number, ...offered: [queueId: string, offered: number][]) => {
    const rows = offered.map(([queueId, count]) =>
      createRow({ queueId, observedAt: at, offered: count, abandoned: 0 }),
    );
    const answer = { connectionId: 'emea', rows, intervalMs: minuteMs, firstAnswer: false };
    return evaluate([], answer, createRuleChooser([rule]), trails, { at, steadyMs: at }).trails;
  };
  const offeredOf = (trails: ConnectionTrails) =>
    Object.fromEntries(
      Object.entries(trails[windowMs] ?? {}).map(([key, { newest }]) => [key, newest.offered]),
    );
  const first = judge({}, nine, ['q1', 1], ['q2', 2], ['q3', 3]);
  const unchanged = judge(first, nine + 15_000, ['q1', 1], ['q2', 2], ['q3', 3]);
  const next = judge(unchanged, nine + minuteMs, ['q1', 1], ['q2', 5]);
  expect(unchanged[windowMs]).toBe(first[windowMs]);
  expect(offeredOf(first)).toEqual({ 'emea/q1/voice': 1, 'emea/q2/voice': 2, 'emea/q3/voice': 3 });
  expect(offeredOf(next)).toEqual({ 'emea/q1/voice': 1, 'emea/q2/voice': 5, 'emea/q3/voice': 3 });
});
