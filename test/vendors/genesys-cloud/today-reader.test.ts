import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { type Reply, ScriptedServer } from '../scripted-server.ts';
import { findUnknownFields } from './known-fields.ts';
import { LargeTenant } from './large-tenant.ts';
import { todayRoute, vendorNow } from './platform-answers.ts';

// Today's figures of a whole tenant by one query, and when they are asked for by the hundred queues.

let server: ScriptedServer;
let tenant: LargeTenant;
let clock: FixedClock;
let vendor: Vendor;

beforeEach(async () => {
  clock = new FixedClock(vendorNow);
  server = await new ScriptedServer().start();
  tenant = new LargeTenant(server, 300);
  tenant.offered.set('q-0', 7).set('q-150', 3);
  vendor = open();
});
afterEach(async () => {
  expect(findUnknownFields(server.requests)).toEqual([]);
  await vendor.close();
  await server.stop();
});

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'platform', ...changes }).vendor;

/** The queues with contacts today; every other one has 0. */
async function read(refreshToday = false): Promise<Record<string, number | null>> {
  const result = await vendor.read(readRequest({ refreshToday }));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value.todayFailure).toBeNull();
  const busy = result.value.readings.filter(({ offered }) => offered !== 0);
  return Object.fromEntries(busy.map(({ queueId, offered }) => [queueId, offered]));
}

const truth = { 'q-0': 7, 'q-150': 3 };
const queries = () =>
  server.requests
    .filter(({ path }) => `POST ${path}` === todayRoute)
    .map(({ body }) => JSON.parse(body) as { interval: string; filter?: { predicates: unknown[] } });

test('three hundred queues take one query, and now and then one about some that are missing', async () => {
  expect(await read()).toEqual(truth);
  expect(queries().map(({ filter }) => filter?.predicates.length)).toEqual([undefined, 100]);
  // What was counted within the last five minutes may be in the later answer only.
  expect(queries()[1]?.interval).toBe('2026-03-02T00:00:00.000Z/2026-03-02T09:10:00.000Z');
  expect(await read(true)).toEqual(truth);
  expect(queries()).toHaveLength(3);
  clock.advance(600_000);
  await read(true);
  expect(queries()).toHaveLength(5);
});

test('a whole-tenant answer that leaves out contacts is not believed', async () => {
  server.on(todayRoute, (request) => {
    if (request.body.includes('filter')) return tenant.today(request);
    return { body: { results: [] } };
  });
  expect(await read()).toEqual(truth);
  expect(queries()).toHaveLength(1 + 1 + 3);
  await read(true);
  expect(queries()).toHaveLength(5 + 3);
});

test.each<[string, Reply]>([
  ['400', { status: 400 }],
  ['413', { status: 413 }],
  ['504', { status: 504 }],
  ['garbage', { body: 'garbage' }],
])('after %s it is asked for by the hundred, for a day', async (_name, reply) => {
  server.on(todayRoute, reply, (request) => tenant.today(request));
  expect(await read()).toEqual(truth);
  expect(queries()).toHaveLength(1 + 3);
  await read(true);
  expect(queries()).toHaveLength(4 + 3);
});

test('a failure that says nothing about the size is today’s failure', async () => {
  server.on(todayRoute, { status: 500 });
  const result = await vendor.read(readRequest());
  expect(result).toMatchObject({ ok: true, value: { todayFailure: { code: 'vendor-down' } } });
  expect(queries()).toHaveLength(1);
});

test('where few of the queues are read, only these are asked for', async () => {
  vendor = open({ queues: tenant.ids.slice(0, 150) });
  await read();
  expect(queries().map(({ filter }) => filter?.predicates.length)).toEqual([100, 50]);
});

test('a queue that nobody asked for in a hundred is not counted with it', async () => {
  vendor = open({ queues: tenant.ids.slice(0, 150) });
  server.on(todayRoute, (request) => tenant.today({ ...request, body: '{}' }));
  expect(await read()).toEqual({ 'q-0': 7 });
});

test('figures that were found complete before are not lost with a later check of it', async () => {
  await read();
  clock.advance(600_000);
  server.on(todayRoute, (request) =>
    request.body.includes('filter') ? { status: 500 } : tenant.today(request),
  );
  expect(await read(true)).toEqual(truth);
  expect(queries()).toHaveLength(4);
});
