import { expect, test } from 'vitest';
import { createCounts } from '../../../src/main/vendors/genesys-cloud/translate-aggregates.ts';
import {
  observationsSchema,
  toQueueObservations,
} from '../../../src/main/vendors/genesys-cloud/translate-observations.ts';
import { toPlatformReadings } from '../../../src/main/vendors/genesys-cloud/translate-readings.ts';
import { type Today, toServiceLevel } from '../../../src/main/vendors/genesys-cloud/translate-today.ts';

const vendorNow = Date.UTC(2026, 2, 2, 9);
const observedAt = vendorNow + 90_000;
const window = { from: Date.UTC(2026, 2, 2), to: vendorNow };

interface Metric {
  metric: string;
  stats?: { count?: number; calculatedMetricValue?: number } | null;
}
const voice = (...data: Metric[]) => ({ group: { queueId: 'q-1', mediaType: 'voice' }, data });

/** The voice row of a listed queue, by what an answer that succeeded said of it. */
function read(results: unknown[], today: Today | null = null) {
  const observations = toQueueObservations(observationsSchema.parse({ results }), vendorNow);
  const [reading] = toPlatformReadings(
    {
      queue: { queueId: 'q-1', name: 'Billing', targets: {} },
      observation: observations.get('q-1'),
      seenMedia: new Set(['voice']),
      today,
    },
    { connectionId: 'emea', observedAt },
  );
  if (reading === undefined) throw new Error('a listed queue has a row');
  return reading;
}

test('settled: a count that the answer leaves out is 0, one that it names without a number is not known', () => {
  const left = read([voice({ metric: 'oInteracting', stats: { count: 2 } })]);
  expect([left.waiting, left.interacting, left.agentsOnQueue]).toEqual([0, 2, 0]);
  for (const stats of [{}, null] as const)
    expect(read([voice({ metric: 'oWaiting', stats }, { metric: 'oOnQueueUsers', stats })])).toMatchObject({
      waiting: null,
      interacting: 0,
      agentsOnQueue: null,
    });
});

test.each([
  ['named, without contacts', new Set(['q-1']), 0],
  ['not named, as it is newer than the question', new Set(['q-2']), null],
])('settled: today’s counts of a queue that was %s', (_name, named, count) => {
  const reading = read([], { window, named, queues: new Map() });
  expect(reading).toMatchObject({
    offered: count,
    answered: count,
    abandoned: count,
    averageHandleMs: null,
    averageWaitMs: null,
    window: count === null ? null : window,
  });
  expect(reading.serviceLevel?.percent ?? null).toBeNull();
});

test('settled: today’s counts are not known where their question failed', () => {
  expect(read([], null)).toMatchObject({ waiting: 0, offered: null, answered: null, abandoned: null });
});

const longest = (calculatedMetricValue?: number) => ({
  metric: 'oLongestWaiting',
  stats: calculatedMetricValue === undefined ? {} : { calculatedMetricValue },
});
const waiting = (count?: number) => ({ metric: 'oWaiting', stats: count === undefined ? {} : { count } });

test.each<[string, Metric[], number | null]>([
  ['nobody waits', [waiting(0)], 0],
  ['nobody is listed', [], 0],
  ['somebody waits', [waiting(2)], null],
  ['the wait is named without a number', [waiting(2), longest()], null],
  ['the count is not known', [waiting()], null],
])('settled: a longest wait that is missing where %s', (_name, data, expected) => {
  expect(read([voice(...data)]).longestWaitMs).toBe(expected);
});

test.each([
  ['began 42 s ago by the vendor’s clock', vendorNow - 42_000, 42_000],
  ['begins in 5 s by the vendor’s clock', vendorNow + 5000, 0],
  ['is a span below nothing', -1, 0],
])('settled: a wait that %s is clamped at 0, whatever our own clock says', (_name, value, expected) => {
  // Ours is 90 s ahead.
  expect(read([voice(waiting(1), longest(value))]).longestWaitMs).toBe(expected);
});

test('a wait that begins far ahead of the vendor’s own clock is not known, and never 0', () => {
  expect(read([voice(waiting(1), longest(vendorNow + 3_600_000))])).toMatchObject({
    waiting: 1,
    longestWaitMs: null,
  });
});

test('settled: the live percentage is the vendor’s ratio × 100, with its own parts beside it', () => {
  // As a vendor’s settings may count: 34 of 40 would be 85.
  const level = { ratio: 0.8125, within: 34, total: 40, goal: 0.8 };
  expect(toServiceLevel({ ...createCounts(), level }, { targetMs: 20_000, goalPercent: 90 })).toEqual({
    percent: 81.25,
    withinTarget: 34,
    total: 40,
    targetMs: 20_000,
    goalPercent: 90,
  });
});
