import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toRowKey } from '../../src/shared/row-key.ts';
import type { Trend } from '../../src/shared/trend.ts';
import { ContactCentre } from '../../src/simulator/contact-centre.ts';
import { SimulatedClock } from '../../src/simulator/simulated-clock.ts';
import { createReading, dayMs, hourMs, monday, StoreScene } from './history-scene.ts';

const minuteMs = 60_000;
let scene: StoreScene;

beforeEach(() => {
  scene = StoreScene.open();
});
afterEach(() => scene.end());

const keyOf = (queue: number, connectionId = 'emea') =>
  toRowKey({ connectionId, queueId: `queue-${queue}`, mediaType: 'voice' });

function ask(rowKeys: string[], from: number, to: number, stepMs = minuteMs, connectionId = 'emea'): Trend[] {
  const answer = scene.store.ask({
    name: 'trends',
    question: [{ connectionId, rowKeys, from, to, stepMs }],
  });
  if (!Array.isArray(answer)) throw new Error('no list of trends');
  return answer;
}

/** Seconds after the hour, and who waited then in the queues 1 and 2; null: not told; left out: not in the answer. */
const told: readonly (readonly [number, ...(number | null)[]])[] = [
  [5, 3, 0],
  [20, 7, 0],
  [50, 2, 1],
  [70, null, 4],
  [130, 6],
  [145, 5],
  // Nobody answered for two minutes.
  [310, 1, 2],
];

function keepTold(start: number): void {
  for (const [second, ...waiting] of told) {
    const at = start + second * 1_000;
    scene.keep(
      at,
      waiting.map((amount, index) => createReading(index + 1, at, { waiting: amount })),
    );
  }
}

describe('trends', () => {
  it('have the most that waited in every minute, and null where nothing was read or told', () => {
    keepTold(monday);
    const span = [monday, monday + 6 * minuteMs] as const;
    expect(ask([keyOf(1), keyOf(2)], ...span)).toEqual([
      { key: keyOf(1), from: monday, stepMs: minuteMs, waiting: [7, null, 6, null, null, 1] },
      { key: keyOf(2), from: monday, stepMs: minuteMs, waiting: [1, 4, null, null, null, 2] },
    ]);
  });

  it('reach over the hour that has ended into the one that goes on, and leave out what lies outside', () => {
    const at = [monday - 30_000, monday + 50 * minuteMs, monday + 61 * minuteMs, monday + 62 * minuteMs];
    at.forEach((moment, index) => {
      scene.keep(moment, [createReading(1, moment, { waiting: 10 + index })]);
    });
    const [trend] = ask([keyOf(1)], monday, monday + 62 * minuteMs, 2 * minuteMs);
    const expected: (number | null)[] = Array.from({ length: 31 }, () => null);
    expected[25] = 11;
    expected[30] = 12;
    expect(trend?.waiting).toEqual(expected);
  });

  it('still show the peak of a minute when only minutes are left', () => {
    keepTold(monday);
    scene.tidy(monday + 3 * dayMs);
    const [trend] = ask([keyOf(1)], monday, monday + 6 * minuteMs);
    expect(trend?.waiting).toEqual([7, null, 6, null, null, 1]);
  });

  it('leave out rows that nobody has seen, and what is no key', () => {
    keepTold(monday);
    const span = [monday, monday + hourMs] as const;
    expect(ask([keyOf(9), 'no key', keyOf(1, 'us')], ...span)).toEqual([]);
    expect(ask([keyOf(1)], ...span, minuteMs, 'us')).toEqual([]);
  });

  it('say what the demo contact centre knows to be true', () => {
    const start = monday;
    let at = start;
    const wall = { now: () => at, monotonic: () => at, after: () => () => undefined };
    const clock = new SimulatedClock(wall, { at, speed: 1, frozen: false });
    const centre = new ContactCentre(clock, { seed: 7, queues: 5, scenario: 'busy-morning' });
    const expected = new Map<string, number[]>();
    for (; at < start + hourMs; at += 20_000) {
      const { rows } = centre.ledger();
      const readings = rows.map(({ queueId, queueName, mediaType, waiting }) => ({
        ...createReading(0, at, { waiting }),
        queueId,
        queueName,
        mediaType,
      }));
      scene.keep(at, readings);
      for (const reading of readings) {
        const minutes = expected.get(toRowKey(reading)) ?? [];
        const minute = Math.floor((at - start) / minuteMs);
        minutes[minute] = Math.max(minutes[minute] ?? 0, reading.waiting ?? 0);
        expected.set(toRowKey(reading), minutes);
      }
    }
    const trends = ask([...expected.keys()], start, start + hourMs);
    expect(new Map(trends.map(({ key, waiting }) => [key, waiting]))).toEqual(expected);
    expect(
      Math.max(...trends.flatMap(({ waiting }) => waiting.map((amount) => amount ?? 0))),
    ).toBeGreaterThan(3);
  });
});
