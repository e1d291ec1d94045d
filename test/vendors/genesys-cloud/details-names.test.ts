import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer } from '../../../src/main/vendors/vendor.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';
import { detailsRoute, grantToken, iamRoute, routingRoute, tokenRoute } from './details-fixture.ts';

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
