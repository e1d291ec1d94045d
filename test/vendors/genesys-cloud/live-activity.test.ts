import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { type Reply, ScriptedServer } from '../scripted-server.ts';
import { findUnknownFields } from './known-fields.ts';
import { agentsRoute, contactsRoute, LargeTenant, tenSecondsAgo } from './large-tenant.ts';
import { liveRoute, vendorNow } from './platform-answers.ts';

// Whole-tenant activity instead of observations by the hundred, and when it is not trusted.

let server: ScriptedServer;
let tenant: LargeTenant;
let clock: FixedClock;
let vendor: Vendor;

beforeEach(async () => {
  clock = new FixedClock(vendorNow);
  server = await new ScriptedServer().start();
  tenant = new LargeTenant(server, 1000);
  for (const index of [0, 1, 500]) tenant.waiting.set(`q-${index}`, { count: 2, since: tenSecondsAgo });
  tenant.onQueue.set('q-1', 4).set('q-2', 1);
  vendor = open();
});
afterEach(async () => {
  expect(findUnknownFields(server.requests)).toEqual([]);
  await vendor.close();
  await server.stop();
});

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'platform', ...changes }).vendor;

/** The queues with anything but 0 in them, and that all are there. */
async function read(): Promise<Record<string, unknown>> {
  const result = await vendor.read(readRequest());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  const { readings } = result.value;
  expect(readings.map(({ queueId }) => queueId)).toEqual(tenant.ids);
  const busy = readings.filter(({ waiting, agentsOnQueue }) => waiting !== 0 || agentsOnQueue !== 0);
  return Object.fromEntries(
    busy.map(({ queueId, waiting, longestWaitMs, agentsAvailable }) => [
      queueId,
      [waiting, longestWaitMs, agentsAvailable],
    ]),
  );
}

const truth = {
  'q-0': [2, 10_000, 0],
  'q-1': [2, 10_000, 4],
  'q-2': [0, 0, 1],
  'q-500': [2, 10_000, 0],
};

test('a thousand queues take two requests a poll instead of ten', async () => {
  expect(await read()).toEqual(truth);
  // The first time it is found out that the pages were the last ones, and that what is missing is 0.
  expect(tenant.takeCounts()).toMatchObject({ contacts: 2, agents: 2, live: 1 });
  for (let poll = 0; poll < 3; poll += 1) expect(await read()).toEqual(truth);
  expect(tenant.takeCounts()).toMatchObject({ contacts: 3 + 3, agents: 3 + 3, live: 0 });
});

test('a page with fewer rows than an earlier one is the last one', async () => {
  await read();
  tenant.waiting.delete('q-500');
  tenant.onQueue.delete('q-2');
  tenant.takeCounts();
  await read();
  expect(tenant.takeCounts()).toMatchObject({ contacts: 1, agents: 1, live: 0 });
});

test('every page is read where the vendor’s pages are smaller than asked for', async () => {
  tenant.largestPage = 2;
  expect(await read()).toEqual(truth);
  expect(await read()).toEqual(truth);
});

test('two hundred queues are asked for by the hundred', async () => {
  vendor = open({ queues: tenant.ids.slice(0, 200) });
  await vendor.read(readRequest());
  expect(tenant.takeCounts()).toMatchObject({ contacts: 0, agents: 0, live: 2 });
});

test.each<[string, string, Reply]>([
  ['a 400', contactsRoute, { status: 400 }],
  ['a 403', contactsRoute, { status: 403 }],
  ['a 404', agentsRoute, { status: 404 }],
  ['an answer of another shape', agentsRoute, { body: { rows: [] } }],
  ['the same page again and again', contactsRoute, { body: { results: [{ group: { queueId: 'q-0' } }] } }],
])('after %s observations are asked for, and activity again a day later', async (_name, route, reply) => {
  server.on(route, reply);
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().live).toBe(10);
  clock.advance(86_399_000);
  await read();
  expect(tenant.takeCounts()).toMatchObject({ contacts: 0, agents: 0, live: 10 });
  clock.advance(1000);
  await read();
  expect(tenant.takeCounts().contacts).toBeGreaterThan(0);
});

test('a page size that is refused is asked for again as lists have it', async () => {
  server.on(contactsRoute, (request) =>
    request.path.includes('pageSize=1000') ? { status: 400 } : tenant.contacts(request),
  );
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().live).toBe(1);
});

test('where it takes as many pages as queries by the hundred, these are asked', async () => {
  for (const id of tenant.ids) tenant.waiting.set(id, { count: 1, since: tenSecondsAgo });
  tenant.largestPage = 100;
  expect(Object.keys(await read())).toHaveLength(1000);
  tenant.takeCounts();
  await read();
  expect(tenant.takeCounts()).toMatchObject({ contacts: 0, agents: 0, live: 10 });
});

test('an activity that leaves out a queue where somebody waits is not believed', async () => {
  tenant.hidden.add('q-0');
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().live).toBe(1 + 10);
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts()).toMatchObject({ contacts: 0, live: 10 });
});

test('somebody who came between the two questions is no contradiction', async () => {
  tenant.hidden.add('q-3');
  tenant.waiting.set('q-3', { count: 1, since: vendorNow + 500 });
  await read();
  tenant.hidden.clear();
  tenant.takeCounts();
  await read();
  const { contacts, live } = tenant.takeCounts();
  expect([contacts > 0, live]).toEqual([true, 0]);
});

test('an activity that leaves out a queue with agents is not believed at the second look', async () => {
  tenant.hidden.add('q-2');
  expect(await read()).toEqual(truth);
  // In doubt, and before it was ever found right, it does not count.
  expect(tenant.takeCounts().live).toBe(1 + 10);
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts()).toMatchObject({ contacts: 2, live: 1 + 10 });
  await read();
  expect(tenant.takeCounts().contacts).toBe(0);
});

test('every ten minutes other queues are looked at', async () => {
  const looked = () =>
    server.requests
      .filter(({ path }) => `POST ${path}` === liveRoute)
      .map(({ body }) => (JSON.parse(body) as { filter: { predicates: { value: string }[] } }).filter)
      .map(({ predicates }) => [predicates[0]?.value, predicates.length]);
  await read();
  // Of the first three, only q-1 has both contacts and agents.
  expect(looked()).toEqual([['q-0', 100]]);
  clock.advance(599_000);
  await read();
  expect(looked()).toHaveLength(1);
  clock.advance(1000);
  await read();
  expect(looked()[1]).toEqual(['q-101', 100]);
});

test('a queue whose contacts are gone from one of several pages is looked at before it counts as empty', async () => {
  tenant.largestPage = 2;
  await read();
  tenant.hidden.add('q-500');
  tenant.takeCounts();
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().live).toBe(1);
});

test('a queue whose agents are gone from one of several pages is looked at before it counts as unstaffed', async () => {
  for (const id of ['q-3', 'q-4']) tenant.onQueue.set(id, 1);
  tenant.largestPage = 2;
  await read();
  tenant.hidden.add('q-2');
  tenant.takeCounts();
  expect(await read()).toMatchObject({ 'q-2': [0, 0, 1] });
  expect(tenant.takeCounts().live).toBe(1);
});

describe('a queue with more than one medium', () => {
  const twoChats = { count: 2, since: tenSecondsAgo };

  async function readChats(queueId: string) {
    const result = await vendor.read(readRequest());
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const { readings } = result.value;
    return readings.find((one) => one.queueId === queueId && one.mediaType === 'chat')?.waiting;
  }

  test('of which one is gone from one of several pages is looked at before that one counts as empty', async () => {
    tenant.largestPage = 2;
    tenant.chatsWaiting.set('q-500', twoChats);
    expect(await readChats('q-500')).toBe(2);
    tenant.chatsHidden.add('q-500');
    tenant.takeCounts();
    expect(await readChats('q-500')).toBe(2);
    expect(tenant.takeCounts().live).toBe(1);
    tenant.chatsWaiting.delete('q-500');
    expect(await readChats('q-500')).toBe(0);
  });

  test('of which the activity leaves one out is looked at like one that is left out itself', async () => {
    // With calls and agents it stands in both parts of the activity.
    for (const id of tenant.ids.slice(100, 200)) tenant.onQueue.set(id, 1);
    tenant.waiting.set('q-150', twoChats);
    tenant.chatsWaiting.set('q-150', twoChats);
    expect(await readChats('q-150')).toBe(2);
    tenant.chatsHidden.add('q-150');
    clock.advance(600_000);
    tenant.takeCounts();
    expect(await readChats('q-150')).toBe(2);
    expect(tenant.takeCounts()).toMatchObject({ live: 1 + 10 });
    await vendor.read(readRequest());
    expect(tenant.takeCounts()).toMatchObject({ contacts: 0, live: 10 });
  });
});

test('an activity that leaves out a queue where contacts are handled is not believed at the second look', async () => {
  tenant.hidden.add('q-7');
  tenant.calls.set('q-7', 3);
  const readHandled = async () => {
    const result = await vendor.read(readRequest());
    return result.ok ? result.value.readings[7]?.interacting : null;
  };
  expect(await readHandled()).toBe(3);
  expect(await readHandled()).toBe(3);
  tenant.takeCounts();
  expect(await readHandled()).toBe(3);
  expect(tenant.takeCounts()).toMatchObject({ contacts: 0, live: 10 });
});

test('rows that move between the pages are asked for by the hundred, this once', async () => {
  const row = (queueId: string) => ({ group: { queueId, mediaType: 'voice' }, data: [] });
  server.on(
    contactsRoute,
    { body: { results: [row('q-0'), row('q-1')] } },
    { body: { results: [row('q-1'), row('q-500'), row('q-7')] } },
    { body: { results: [] } },
    (request) => tenant.contacts(request),
  );
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().live).toBe(10);
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().contacts).toBeGreaterThan(0);
});

test('a vendor that does not manage to answer is asked the other way for ten minutes', async () => {
  server.on(contactsRoute, { status: 503 }, (request) => tenant.contacts(request));
  expect(await read()).toEqual(truth);
  tenant.takeCounts();
  await read();
  expect(tenant.takeCounts().contacts).toBe(0);
  clock.advance(600_000);
  expect(await read()).toEqual(truth);
  expect(tenant.takeCounts().contacts).toBeGreaterThan(0);
});

test('a right that is missing altogether is asked for again with the next poll', async () => {
  server.on(contactsRoute, { status: 403 }, (request) => tenant.contacts(request));
  server.on(liveRoute, { status: 403 }, { body: { results: [] } });
  expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'permission' } });
  await vendor.read(readRequest());
  expect(server.count(contactsRoute)).toBeGreaterThan(1);
});
