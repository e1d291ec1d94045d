import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer } from '../../../src/main/vendors/vendor.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { type Reply, ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import {
  bodiesOf,
  detailsRoute,
  grantToken,
  iamRoute,
  monday,
  report,
  routingRoute,
  summaryRoute,
  tokenRoute,
  toRows,
} from './details-fixture.ts';
import { queuePage, queueRow } from './details-rows.ts';

/** Rings the timer that ends the waiting for names at once; all others are as they were. */
class ImpatientClock extends FixedClock {
  override setTimer(delayMs: number, task: () => void) {
    return super.setTimer(delayMs === 3000 ? 0 : delayMs, task);
  }
}

const row = (queueId: string, rest: object = {}) => ({ queueId, metrics: { waiting: 1 }, ...rest });
const names = { entities: ['a', 'b', 'c'].map((id) => ({ id, name: `Name ${id}` })) };

const startAt = Date.UTC(2026, 2, 2, 9);

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(startAt);
  server = await new ScriptedServer().start();
  server.on(tokenRoute, grantToken).on(detailsRoute, { body: { entities: [row('a'), row('b')] } });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'queue-details', ...changes });

async function read(vendor = open().vendor): Promise<ReadAnswer> {
  const result = await vendor.read(readRequest());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

test('settled: names come from iam/queues, on 404 from routing/queues, else from the row, else the id stands', async () => {
  server.on(iamRoute, { body: names });
  const named = async () => (await read()).readings.map(({ queueName }) => queueName);
  expect(await named()).toEqual(['Name a', 'Name b', 'Name c']);
  expect(server.count(routingRoute)).toBe(0);
  server
    .on(iamRoute, { status: 404 })
    .on(routingRoute, { body: { entities: [{ id: 'b', name: 'Routed' }] } });
  expect(await named()).toEqual(['Routed', 'a']);
  server.on(routingRoute, { status: 404 });
  server.on(detailsRoute, { body: { entities: [row('a', { queueName: 'Own name' }), row('b')] } });
  expect(await named()).toEqual(['Own name', 'b']);
});

/** Documents 000 and 001 share a path: this one answers 000 as ever, and 001 by the given replies. */
function onAggregation(...replies: ((request: SeenRequest) => Reply)[]) {
  const asked: SeenRequest[] = [];
  server.on(detailsRoute, (request) => {
    if (request.body.includes('realtime')) return { body: { entities: [row('a'), row('b')] } };
    asked.push(request);
    return (replies[asked.length - 1] ?? replies.at(-1))?.(request) ?? { status: 404 };
  });
  return asked;
}

test('settled: without any listing the names come from document 001’s rows of the last day, asked for once', async () => {
  const path = '/api/v2/analytics/queues/details/query';
  server.on(`POST ${path}/2`, queuePage([queueRow('b')]));
  const asked = onAggregation(() => queuePage([queueRow('a'), queueRow('gone')], `${path}/2`));
  const { vendor } = open();
  const shown = async () => (await read(vendor)).readings.map(({ queueName }) => queueName);
  expect(await shown()).toEqual(['Row a', 'Row b']);
  expect(await shown()).toEqual(['Row a', 'Row b']);
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
    {
      dateFrom: '2026-03-01T09:00:00.000Z',
      dateTo: '2026-03-02T08:59:59.999Z',
      groupBys: ['queue', 'mediaType'],
      metrics: ['offered', 'answered', 'abandoned', 'serviceLevelPercent', 'avgHandleTime'],
      size: 1000,
    },
  ]);
  expect(bodiesOf(server, `POST ${path}/2`)).toEqual([{}]);
  await vendor.read(readRequest({ refreshQueues: true }));
  expect([asked.length, server.count(iamRoute), server.count(routingRoute)]).toEqual([2, 2, 2]);
});

test('document 001’s rows give names after a 403 by its own scope, and no page without an end', async () => {
  server.on(tokenRoute, ({ body }) => ({
    body: { access_token: new URLSearchParams(body).get('scope') ?? 'plain', expires_in: 3600 },
  }));
  const path = '/api/v2/analytics/queues/details/query';
  const asked = onAggregation(({ headers }) =>
    headers.authorization === 'Bearer analytics:queue:view'
      ? queuePage([queueRow(asked.length < 3 ? 'a' : 'b')], `${path}?page=${asked.length}`)
      : { status: 403 },
  );
  const { readings } = await read();
  expect(readings.map(({ queueName }) => queueName)).toEqual(['Row a', 'Row b']);
  // The refusal, and three pages.
  expect(asked).toHaveLength(4);
});

test.each<[string, Reply]>([
  ['a refusal', { status: 403 }],
  ['a bad answer', { body: { entities: 'none' } }],
  ['no rows', queuePage([])],
])('%s of document 001’s rows leaves the ids, and is no failure', async (_name, reply) => {
  const asked = onAggregation(() => reply);
  expect((await read()).readings.map(({ queueName }) => queueName)).toEqual(['a', 'b']);
  expect(asked.length).toBeGreaterThan(0);
});

test('slow rows of document 001 do not hold the figures up, and later polls have their names', async () => {
  clock = new ImpatientClock(startAt);
  const held: (() => void)[] = [];
  const answer = JSON.stringify(queuePage([queueRow('a')]).body);
  const asked = onAggregation(() => ({
    raw: (response) => held.push(() => response.writeHead(200).end(answer)),
  }));
  const { vendor } = open();
  const shown = async () => (await read(vendor)).readings.map(({ queueName }) => queueName);
  expect(await shown()).toEqual(['a', 'b']);
  await expect.poll(() => held.length, { interval: 5 }).toBe(1);
  held[0]?.();
  await expect.poll(shown, { interval: 5 }).toEqual(['Row a', 'b']);
  expect(asked).toHaveLength(1);
});

test('a report on service levels shows names though the vendor lists no queues', async () => {
  onAggregation(() => queuePage([queueRow('a')]));
  server.on(summaryRoute, {
    body: { entities: [{ queue: { id: 'a' }, metrics: { 'conversation.answered': { count: 4 } } }] },
  });
  const answer = await report(server, new FixedClock(monday + 3 * 86_400_000), 'sla', {
    connection: { queues: ['a'] },
  });
  expect(toRows(answer, 'sla')).toMatchObject([{ queueId: 'a', queueName: 'Row a' }]);
});

test('a picker shows the queues of the live rows by the names of document 001’s', async () => {
  onAggregation(() => queuePage([queueRow('a'), queueRow('b')]));
  expect(await open().vendor.listQueues(new AbortController().signal)).toMatchObject({
    value: [{ name: 'Row a' }, { name: 'Row b' }],
  });
});

test('settled: no names is no failure', async () => {
  server.on(iamRoute, { status: 403 });
  expect((await read()).readings).toHaveLength(2);
  // Only a 404 leads on to the other listing.
  expect(server.count(routingRoute)).toBe(0);
});

test('slow names do not hold the figures up, and later polls have them', async () => {
  clock = new ImpatientClock(startAt);
  const held: (() => void)[] = [];
  server.on(iamRoute, {
    raw: (response) => held.push(() => response.writeHead(200).end(JSON.stringify(names))),
  });
  const { vendor } = open();
  const named = async () => (await read(vendor)).readings.map(({ queueName }) => queueName);
  expect(await named()).toEqual(['a', 'b']);
  expect(await named()).toEqual(['a', 'b']);
  expect(held).toHaveLength(1);
  held[0]?.();
  await expect.poll(named, { interval: 5 }).toEqual(['Name a', 'Name b', 'Name c']);
  expect(server.count(iamRoute)).toBe(1);
});

test('closing ends names that are still on their way', async () => {
  clock = new ImpatientClock(startAt);
  const gone = Promise.withResolvers<void>();
  server.on(iamRoute, { raw: (response) => response.on('close', () => gone.resolve()) });
  const { vendor } = open();
  await read(vendor);
  await vendor.close();
  await gone.promise;
});

test('a pattern waits for the names however long they take', async () => {
  clock = new ImpatientClock(startAt);
  server.on(iamRoute, {
    raw: (response) => setTimeout(() => response.writeHead(200).end(JSON.stringify(names)), 50),
  });
  expect((await read(open({ queues: { pattern: '*B' } }).vendor)).queues).toMatchObject([{ queueId: 'b' }]);
});

test('a pattern that no name could be looked up for is a failure, not an empty board', async () => {
  server.on(iamRoute, { status: 403 });
  const { vendor } = open({ queues: { pattern: 'Name B' } });
  expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'permission' } });
  server.on(iamRoute, { body: names });
  expect((await read(vendor)).queues).toMatchObject([{ queueId: 'b' }]);
});

test('names are renewed when they are due', async () => {
  server.on(iamRoute, { body: names });
  const { vendor } = open();
  await read(vendor);
  await read(vendor);
  expect(server.count(iamRoute)).toBe(1);
  server.on(iamRoute, { body: { entities: [{ id: 'a', name: 'New name' }] } });
  const renewed = await vendor.read(readRequest({ refreshQueues: true }));
  expect(renewed).toMatchObject({ value: { readings: [{ queueName: 'New name' }, {}] } });
});
