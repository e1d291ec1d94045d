import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer } from '../../../src/main/vendors/vendor.ts';
import type { Reading } from '../../../src/shared/queue.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';
import { findUnknownFields } from './known-fields.ts';
import {
  answerPolls,
  date,
  listRoute,
  liveRoute,
  midnight,
  observations,
  queues,
  stats,
  todayRoute,
  vendorNow,
} from './platform-answers.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(vendorNow + 3000);
  server = answerPolls(await new ScriptedServer().start());
});
afterEach(async () => {
  expect(findUnknownFields(server.requests)).toEqual([]);
  await server.stop();
});

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'platform', ...changes });

async function read(
  vendor = open().vendor,
  changes: Parameters<typeof readRequest>[0] = {},
): Promise<ReadAnswer> {
  const result = await vendor.read(readRequest(changes));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const bodyOf = (route: string, index = 0): Record<string, unknown> =>
  JSON.parse(
    server.requests.filter(({ method, path }) => `${method} ${path}` === route)[index]?.body ?? 'null',
  );

const billing: Reading = {
  connectionId: 'emea',
  queueId: 'q-1',
  queueName: 'Billing',
  mediaType: 'voice',
  observedAt: vendorNow + 3000,
  waiting: 3,
  longestWaitMs: 42_000,
  interacting: 5,
  agentsOnQueue: 8,
  agentsAvailable: 2,
  agentsBusy: 5,
  offered: 40,
  answered: 36,
  abandoned: 3,
  averageHandleMs: 180_000,
  averageWaitMs: 15_000,
  serviceLevel: { percent: 85, withinTarget: 34, total: 40, targetMs: 20_000, goalPercent: 80 },
  window: { from: midnight, to: vendorNow },
};

test('settled: available are the idle agents on queue, busy those interacting, on queue all of them; and all else of a queue', async () => {
  const answer = await read();
  expect(answer.readings[0]).toEqual(billing);
  expect(answer).toMatchObject({ api: 'platform', todayFailure: null, quietQueueIds: [] });
  expect(answer.queues[0]?.targets).toEqual({ voice: { targetMs: 20_000, goalPercent: 80 } });
});

test('settled: a queue that the answer leaves out has counts of 0 and no averages and no percentage', async () => {
  expect((await read()).readings[1]).toEqual({
    ...billing,
    queueId: 'q-2',
    queueName: 'Support',
    waiting: 0,
    longestWaitMs: 0,
    interacting: 0,
    agentsOnQueue: 0,
    agentsAvailable: 0,
    agentsBusy: 0,
    offered: 0,
    answered: 0,
    abandoned: 0,
    averageHandleMs: null,
    averageWaitMs: null,
    serviceLevel: { percent: null, withinTarget: 0, total: 0, targetMs: null, goalPercent: null },
  });
});

test('asks in the form of the reference', async () => {
  await read();
  const filter = {
    type: 'or',
    predicates: [
      { dimension: 'queueId', value: 'q-1' },
      { dimension: 'queueId', value: 'q-2' },
    ],
  };
  expect(bodyOf(liveRoute)).toEqual({
    filter,
    metrics: ['oWaiting', 'oInteracting', 'oLongestWaiting', 'oOnQueueUsers'],
  });
  expect(bodyOf(todayRoute)).toEqual({
    interval: '2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z',
    groupBy: ['queueId', 'mediaType'],
    filter,
    metrics: ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'],
  });
});

test('a longest wait without contacts counted, or in milliseconds, or from the future', async () => {
  const withData = (...data: unknown[]) => ({
    headers: date,
    body: { results: [{ group: { queueId: 'q-1', mediaType: 'voice' }, data }] },
  });
  const longest = (value: number) => stats('oLongestWaiting', { calculatedMetricValue: value });
  server.on(
    liveRoute,
    withData(stats('oWaiting', { count: 3 })),
    withData(stats('oWaiting', { count: 1 }), longest(9000)),
    withData(stats('oWaiting', { count: 1 }), longest(vendorNow + 5000)),
    withData({ metric: 'oWaiting', stats: {} }),
    withData(stats('oWaiting', { count: 0 }), {
      metric: 'oLongestWaiting',
      stats: { calculatedMetricValue: null },
    }),
  );
  const { vendor } = open();
  const seen: (number | null)[][] = [];
  for (let poll = 0; poll < 5; poll += 1) {
    const [first] = (await read(vendor)).readings;
    seen.push([first?.waiting ?? null, first?.longestWaitMs ?? null]);
  }
  expect(seen).toEqual([
    [3, null],
    [1, 9000],
    [1, 0],
    [null, null],
    [0, 0],
  ]);
});

test('settled: shows the media seen in this run, repeating the agents, and never all', async () => {
  const chat = { group: { queueId: 'q-1', mediaType: 'chat' }, data: [stats('oWaiting', { count: 1 })] };
  server.on(liveRoute, { body: { results: [...observations.results, chat] } }, { body: { results: [] } });
  const { vendor } = open();
  const media = (answer: ReadAnswer) =>
    answer.readings.map(({ queueId, mediaType, agentsOnQueue }) => [queueId, mediaType, agentsOnQueue]);
  expect(media(await read(vendor))).toEqual([
    ['q-1', 'chat', 8],
    ['q-1', 'voice', 8],
    ['q-2', 'voice', 0],
  ]);
  expect(media(await read(vendor))).toEqual([
    ['q-1', 'chat', 0],
    ['q-1', 'voice', 0],
    ['q-2', 'voice', 0],
  ]);
});

test('today’s figures are asked for when due and kept in between', async () => {
  const { vendor } = open();
  await read(vendor);
  expect((await read(vendor)).readings[0]?.offered).toBe(40);
  expect(server.count(todayRoute)).toBe(1);
  await read(vendor, { refreshToday: true });
  expect(server.count(todayRoute)).toBe(2);
  expect(server.count(listRoute)).toBe(1);
  await read(vendor, { refreshQueues: true });
  expect(server.count(listRoute)).toBe(2);
});

test('a queue that vanishes from the live figures is looked up in the list at once, so that a deleted one is never 0', async () => {
  const { vendor } = open();
  await read(vendor);
  server.on(liveRoute, { headers: date, body: { results: [] } });
  server.on(listRoute, { headers: date, body: { entities: queues.slice(1) } });
  const { readings } = await read(vendor);
  expect(readings.map(({ queueId }) => queueId)).toEqual(['q-2']);
  expect(server.count(listRoute)).toBe(2);
});

test('queues that come and go in the live figures cost a reading of the list a minute at most', async () => {
  const { vendor } = open();
  const none = { headers: date, body: { results: [] } };
  const some = { headers: date, body: observations };
  const vanish = async () => {
    server.on(liveRoute, some);
    await read(vendor);
    server.on(liveRoute, none);
    return (await read(vendor)).readings[0];
  };
  expect(await vanish()).toMatchObject({ queueId: 'q-1', waiting: 0 });
  await vanish();
  expect(server.count(listRoute)).toBe(2);
  clock.advance(60_000);
  await vanish();
  expect(server.count(listRoute)).toBe(3);
});

test('slower lanes wait where the vendor’s own counter says that little is left', async () => {
  const headers = {
    'inin-ratelimit-count': '260',
    'inin-ratelimit-allowed': '300',
    'inin-ratelimit-reset': '30',
  };
  server.on(
    liveRoute,
    { headers: { ...date, ...headers }, body: observations },
    { headers: date, body: observations },
  );
  const { vendor } = open();
  await read(vendor);
  await read(vendor, { refreshToday: true, refreshQueues: true });
  expect([server.count(todayRoute), server.count(listRoute)]).toEqual([1, 1]);
  clock.advance(30_000);
  await read(vendor, { refreshToday: true, refreshQueues: true });
  expect([server.count(todayRoute), server.count(listRoute)]).toEqual([2, 2]);
});

test('a new day of the vendor asks for its figures at once', async () => {
  const { vendor } = open();
  await read(vendor);
  server.on(liveRoute, {
    headers: { date: new Date(vendorNow + 86_400_000).toUTCString() },
    body: observations,
  });
  await read(vendor);
  expect(bodyOf(todayRoute, 1).interval).toBe('2026-03-03T00:00:00.000Z/2026-03-04T00:00:00.000Z');
});

test('settled: today’s figures failing leaves the connection ok with those fields null', async () => {
  server.on(todayRoute, { status: 403 });
  const answer = await read();
  expect(answer.todayFailure).toMatchObject({
    code: 'permission',
    subject: 'analytics:conversationAggregate:view',
  });
  expect(answer.readings[0]).toEqual({
    ...billing,
    offered: null,
    answered: null,
    abandoned: null,
    averageHandleMs: null,
    averageWaitMs: null,
    serviceLevel: null,
    window: null,
  });
});

test('settled: a vendor percentage over nothing is no percentage, and parts of several rows are added up', async () => {
  const level = (values: Record<string, number>) => ({ metrics: [stats('oServiceLevel', values)] });
  const rows = (...data: unknown[]) => ({
    body: { results: [{ group: { queueId: 'q-1', mediaType: 'voice' }, data }] },
  });
  server.on(
    todayRoute,
    rows(level({ ratio: 0, numerator: 0, denominator: 0 })),
    rows(
      level({ ratio: 1, numerator: 1, denominator: 1 }),
      level({ ratio: 0, numerator: 0, denominator: 2 }),
    ),
    rows(level({ ratio: 0, numerator: 0, denominator: 7 })),
  );
  const { vendor } = open();
  const percents: unknown[] = [];
  for (let poll = 0; poll < 3; poll += 1)
    percents.push((await read(vendor, { refreshToday: true })).readings[0]?.serviceLevel?.percent);
  expect(percents).toEqual([null, 33.33, 0]);
});

test('asks for a hundred queues at a time, over all pages of the list, and never follows nextUri', async () => {
  const all = Array.from({ length: 250 }, (_, index) => ({ id: `q-${index}`, name: `Queue ${index}` }));
  server.on(listRoute, ({ path }) => {
    const page = Number(new URL(path, 'http://x').searchParams.get('pageNumber'));
    const entities = all.slice((page - 1) * 100, page * 100);
    return { body: { entities, ...(page < 3 ? { nextUri: 'http://127.0.0.1:9/elsewhere' } : {}) } };
  });
  server.on(liveRoute, { headers: date, body: { results: [] } });
  const answer = await read();
  expect(answer.readings.map(({ queueId }) => queueId)).toEqual(all.map(({ id }) => id));
  const sizes = [0, 1, 2].map(
    (index) => (bodyOf(liveRoute, index).filter as { predicates: [] }).predicates.length,
  );
  expect(sizes).toEqual([100, 100, 50]);
});

test('a list that repeats its page without end is a bad answer', async () => {
  server.on(listRoute, { body: { entities: queues, nextUri: '/again' } });
  expect(await open().vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
  expect(server.count(listRoute)).toBe(2);
});

test.each<[unknown, string[]]>([
  [['q-2', 'q-unknown'], ['q-2']],
  [{ pattern: 'bill*' }, ['q-1']],
  [{ pattern: '*I*' }, ['q-1']],
  [{ pattern: 'Bill' }, []],
])('of the selection %j reads %j', async (selection, expected) => {
  const answer = await read(open({ queues: selection }).vendor);
  expect(answer.readings.map(({ queueId }) => queueId)).toEqual(expected);
});

test('a queue that leaves the list leaves the readings', async () => {
  const { vendor } = open();
  await read(vendor);
  server.on(listRoute, { body: { entities: queues.slice(1) } });
  const answer = await read(vendor, { refreshQueues: true });
  expect(answer.readings.map(({ queueId }) => queueId)).toEqual(['q-2']);
});

test('settled: a queue that the list no longer has is gone, whatever the live answer says', async () => {
  server.on(listRoute, { body: { entities: queues.slice(1) } });
  expect((await read()).readings.map(({ queueId }) => queueId)).toEqual(['q-2']);
});

test('contacts of a queue that is not split by media are calls, agents without a split only on queue', async () => {
  const data = [stats('oWaiting', { count: 4 }), stats('oOnQueueUsers', { count: 6 })];
  server.on(liveRoute, { body: { results: [{ group: { queueId: 'q-1' }, data }] } });
  expect((await read()).readings[0]).toMatchObject({
    mediaType: 'voice',
    waiting: 4,
    agentsOnQueue: 6,
    agentsAvailable: null,
    agentsBusy: null,
  });
});

test('a queue that showed as voice before its first contact keeps that row when the contact is a chat', async () => {
  const chat = {
    results: [{ group: { queueId: 'q-2', mediaType: 'chat' }, data: [stats('oWaiting', { count: 1 })] }],
  };
  server.on(liveRoute, { headers: date, body: { results: [] } }, { headers: date, body: chat });
  const { vendor } = openVendor(server.url, clock, { api: 'platform' });
  const mediaOf = async () => {
    const answer = await vendor.read(readRequest());
    if (!answer.ok) throw new Error(answer.failure.code);
    const rows = answer.value.readings.filter(({ queueId }) => queueId === 'q-2');
    return rows.map(({ mediaType, waiting }) => `${mediaType} ${waiting}`);
  };
  expect(await mediaOf()).toEqual(['voice 0']);
  expect((await mediaOf()).sort()).toEqual(['chat 1', 'voice 0']);
  await vendor.close();
});
