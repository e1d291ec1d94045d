import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/main/alerts/engine.ts';
import type { ConnectionTrails, CountTrails } from '../../src/main/alerts/memory.ts';
import { createRuleChooser } from '../../src/main/alerts/scope.ts';
import { TrailBook } from '../../src/main/alerts/trail-book.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

const minuteMs = 60_000;
/** Nine o'clock, where a half-hour begins. */
const nine = Date.UTC(2026, 2, 2, 9);
const midnight = Date.UTC(2026, 2, 2);

/** Each reading in an answer of its own, polled once a minute, over half-hours. */
const follow = (readings: readonly Partial<Reading>[]) => {
  let trails: CountTrails | undefined;
  return readings.map((reading) => {
    const book = new TrailBook(trails, { windowMs: 30 * minuteMs, everyMs: minuteMs });
    const counts = book.follow(createRow(reading));
    trails = book.trails;
    return counts;
  });
};

/** `offered` of the day at minutes after nine; polled once a minute, so 3 minutes before a beginning stand for it. */
const offeredInWindow = (...steps: [minute: number, offered: number | null][]) =>
  follow(steps.map(([minute, offered]) => ({ observedAt: nine + minute * minuteMs, offered }))).map(
    (counts) => counts.offered,
  );

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
      const reading = { observedAt: midnight + minute * minuteMs, offered: 7, window };
      return follow([reading])[0]?.offered;
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
    const [, after] = follow([
      { observedAt: nine + 29 * minuteMs, ...counts(100, 80, 10, 70, 90) },
      { observedAt: nine + 31 * minuteMs, ...counts(112, 89, 13, 75, 101) },
    ]);
    expect(after).toEqual({
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
  const offeredOf = (trails: ConnectionTrails) => {
    const { rowKeys, newest } = trails[windowMs] ?? { rowKeys: [], newest: { offered: [] } };
    return Object.fromEntries(rowKeys.map((key, place) => [key, newest.offered[place]]));
  };
  const first = judge({}, nine, ['q1', 1], ['q2', 2], ['q3', 3]);
  const unchanged = judge(first, nine + 15_000, ['q1', 1], ['q2', 2], ['q3', 3]);
  const next = judge(unchanged, nine + minuteMs, ['q1', 1], ['q2', 5]);
  expect(unchanged[windowMs]).toBe(first[windowMs]);
  expect(offeredOf(first)).toEqual({ 'emea/q1/voice': 1, 'emea/q2/voice': 2, 'emea/q3/voice': 3 });
  expect(offeredOf(next)).toEqual({ 'emea/q1/voice': 1, 'emea/q2/voice': 5, 'emea/q3/voice': 3 });
});

it('rows find their own counts, in whatever order, with whatever others and for however many rules they come', () => {
  const span = { windowMs: 30 * minuteMs, everyMs: minuteMs };
  const answers: Record<string, number>[] = [
    { q1: 10, q2: 20, q3: 30 },
    { q1: 11, q2: 22, q3: 33 },
    { q3: 36, q4: 40, q1: 13 },
    { q4: 44, q2: 27, q1: 15, q3: 40 },
  ];
  const seen: Record<string, number | null>[] = [];
  let trails: CountTrails | undefined;
  for (const [minute, answer] of answers.entries()) {
    const book = new TrailBook(trails, span);
    const rows = Object.entries(answer).map(([queueId, offered]) =>
      createRow({ queueId, offered, observedAt: nine + (minute - 1) * minuteMs }),
    );
    const counts = rows.map((row) => [row.reading.queueId, book.follow(row).offered] as const);
    expect(rows.map((row) => [row.reading.queueId, book.follow(row).offered])).toEqual(counts);
    seen.push(Object.fromEntries(counts));
    trails = book.trails;
  }
  expect(seen).toEqual([
    { q1: null, q2: null, q3: null },
    { q1: 1, q2: 2, q3: 3 },
    { q3: 6, q4: null, q1: 3 },
    { q4: null, q2: 7, q1: 5, q3: 10 },
  ]);
  expect(trails?.rowKeys).toEqual(['q1', 'q2', 'q3', 'q4'].map((queueId) => `emea/${queueId}/voice`));
});
