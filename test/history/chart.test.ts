import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReading, dayMs, hourMs, monday, StoreScene } from './history-scene.ts';

let scene: StoreScene;

beforeEach(() => {
  scene = StoreScene.open();
});
afterEach(() => scene.end());

const chart = (from: number, to: number, stepMs: number) =>
  scene.store.ask({
    name: 'chart',
    question: { connectionId: 'emea', queueId: 'queue-1', mediaType: 'voice', from, to, stepMs },
  });

const level = (percent: number) => ({
  percent,
  withinTarget: null,
  total: null,
  targetMs: null,
  goalPercent: null,
});

/** Seconds after the hour: waiting, longest wait in seconds, available agents, service level. */
const told: readonly (readonly [number, number | null, number | null, number | null, number])[] = [
  [0, 1, 10, 4, 90],
  [15, 9, 95, 0, 80.5],
  [40, 2, 30, 3, 81],
  [65, null, null, null, 82],
  [200, 3, 12, 1, 70],
  [215, 5, 27, 2, 71.25],
];

function keepTold(start: number) {
  for (const [second, waiting, waitSeconds, agentsAvailable, percent] of told) {
    const at = start + second * 1_000;
    scene.keep(at, [
      createReading(1, at, {
        waiting,
        longestWaitMs: waitSeconds === null ? null : waitSeconds * 1_000,
        agentsAvailable,
        agentsOnQueue: agentsAvailable === null ? null : agentsAvailable + second,
        offered: 100 + second,
        answered: 90,
        abandoned: 5,
        serviceLevel: level(percent),
      }),
    ]);
  }
}

/** By the minute, worked out by hand: the worst of waiting, wait and agents, the last of the rest; no minute 2. */
const byMinute = [
  {
    at: 0,
    readAt: 40_000,
    waiting: 9,
    longestWaitMs: 95_000,
    agentsAvailable: 0,
    agentsOnQueue: 43,
    serviceLevelPercent: 81,
    offered: 140,
  },
  {
    at: 60_000,
    readAt: 65_000,
    waiting: null,
    longestWaitMs: null,
    agentsAvailable: null,
    agentsOnQueue: null,
    serviceLevelPercent: 82,
    offered: 165,
  },
  {
    at: 180_000,
    readAt: 215_000,
    waiting: 5,
    longestWaitMs: 27_000,
    agentsAvailable: 1,
    agentsOnQueue: 217,
    serviceLevelPercent: 71.25,
    offered: 315,
  },
].map((point) => ({
  ...point,
  at: monday + point.at,
  readAt: monday + point.readAt,
  answered: 90,
  abandoned: 5,
}));

describe('a chart', () => {
  it('has the worst of every step, and no point for a step in which nothing answered', () => {
    keepTold(monday);
    expect(chart(monday, monday + hourMs, 60_000)).toEqual(byMinute);
  });

  it('shows the same peaks when only minutes are left', () => {
    keepTold(monday);
    scene.tidy(monday + 3 * dayMs);
    expect(scene.past(monday, monday + hourMs).map(({ at }) => (at - monday) / 1_000)).toEqual([40, 65, 215]);
    expect(chart(monday, monday + hourMs, 60_000)).toEqual(byMinute);
  });

  it('takes its steps from where it begins, and nothing from outside', () => {
    keepTold(monday);
    expect(chart(monday + 10_000, monday + 210_000, 100_000)).toMatchObject([
      { at: monday + 10_000, waiting: 9, offered: 165 },
      { at: monday + 110_000, waiting: 3, offered: 300 },
    ]);
  });

  it('of a queue that nobody has seen is empty', () => {
    expect(chart(monday, monday + dayMs, 60_000)).toEqual([]);
    keepTold(monday);
    expect(chart(monday + dayMs, monday + 2 * dayMs, 60_000)).toEqual([]);
  });

  it('leaves out a row while answers leave it out, however old the hour is', () => {
    keepTold(monday);
    scene.keep(monday + 300_000, [createReading(2, monday + 300_000)]);
    scene.keep(monday + 330_000, [createReading(2, monday + 330_000)]);
    scene.tidy(monday + hourMs);
    expect(chart(monday, monday + hourMs, 60_000)).toEqual(byMinute);
    scene.tidy(monday + 2 * dayMs);
    expect(chart(monday, monday + hourMs, 60_000)).toEqual(byMinute);
  });
});
