import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import {
  activityRoute,
  openCxone,
  readRequest,
  readWell,
  scriptTenant,
  summaryRoute,
} from './cxone-fixture.ts';
import { answer, billing, iso, now } from './skill-rows.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(now);
  server = scriptTenant(await new ScriptedServer(() => clock.now()).start());
  server.on(activityRoute, { body: answer(billing) });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) => openCxone(server.url, clock, changes);

test('today’s figures are those since the tenant’s midnight, in a lane of their own', async () => {
  const summary = {
    skillId: '4101',
    contactsOffered: '200',
    contactsHandled: '162',
    abandonCount: '31',
    averageHandleTime: 'PT5M10S',
    averageSpeedToAnswer: '24',
    isOutbound: 'False',
  };
  server.on(summaryRoute, { body: { skillSummaries: [summary] } });
  const { vendor } = open({ timeZone: 'Europe/Berlin' });
  const { readings, todayFailure } = await readWell(vendor, { refreshToday: true });
  const from = Date.UTC(2026, 10, 20, 23);
  expect(todayFailure).toBeNull();
  expect(readings[0]).toMatchObject({
    offered: 200,
    answered: 162,
    abandoned: 31,
    averageHandleMs: 310_000,
    averageWaitMs: 24_000,
    window: { from },
  });
  const asked = server.requests.filter(({ path }) => path.includes('/skills/summary'));
  const query = new URL(asked[0]?.path ?? '', server.url).searchParams;
  expect([...query.keys()]).toEqual(['startDate', 'endDate']);
  expect(query.get('startDate')).toBe(iso(from));
  expect(query.get('endDate')).toBe(iso(readings[0]?.window?.to ?? 0));
  await readWell(vendor);
  expect(server.count(summaryRoute)).toBe(1);
});

test('a skill that today’s figures leave out has none, and an average over nothing is none', async () => {
  server.on(activityRoute, { body: answer(billing, { ...billing, skillId: 4102 }) });
  server.on(summaryRoute, {
    body: {
      skillSummaries: [
        {
          skillId: 4102,
          contactsOffered: 2,
          contactsHandled: 0,
          averageHandleTime: 0,
          averageSpeedToAnswer: '0',
        },
      ],
    },
  });
  const { readings } = await readWell(open().vendor);
  expect(readings[0]).toMatchObject({ offered: null, averageHandleMs: null, window: null });
  expect(readings[1]).toMatchObject({ offered: 2, answered: 0, averageHandleMs: null, averageWaitMs: null });
});

test('an average of 0 is none where contacts were handled, but they may have been answered at once', async () => {
  server.on(summaryRoute, {
    body: {
      skillSummaries: [
        { skillId: 4101, contactsHandled: 3, averageHandleTime: 'PT0S', averageSpeedToAnswer: 'PT0S' },
      ],
    },
  });
  const { readings } = await readWell(open().vendor);
  expect(readings[0]).toMatchObject({ answered: 3, averageHandleMs: null, averageWaitMs: 0 });
});

test('settled: today’s figures failing leaves the live ones, with these null', async () => {
  server.on(
    summaryRoute,
    { body: { skillSummaries: [{ skillId: 4101, contactsOffered: 5 }] } },
    { status: 500 },
  );
  const { vendor } = open();
  expect((await readWell(vendor)).readings[0]?.offered).toBe(5);
  const { readings, todayFailure } = await readWell(vendor, { refreshToday: true });
  expect(todayFailure?.code).toBe('vendor-down');
  expect(readings[0]).toMatchObject({ waiting: 3, offered: null, window: null });
});

test('settled: today’s figures that take long hold no live answer back, and come with a later one', async () => {
  server.on(summaryRoute, { body: { skillSummaries: [{ skillId: 4101, contactsOffered: 5 }] } });
  const { vendor } = open({ pollSeconds: 5 });
  await readWell(vendor);
  const held = Promise.withResolvers<ServerResponse>();
  server.on(summaryRoute, { raw: held.resolve });
  const startedAt = performance.now();
  const { readings, todayFailure } = await readWell(vendor, { refreshToday: true });
  expect(performance.now() - startedAt).toBeLessThan(1500);
  expect(readings[0]).toMatchObject({ waiting: 3, offered: 5 });
  expect(todayFailure).toBeNull();
  const response = await held.promise;
  response.end(JSON.stringify({ skillSummaries: [{ skillId: 4101, contactsOffered: 6 }] }));
  await expect.poll(async () => (await readWell(vendor)).readings[0]?.offered).toBe(6);
});

test('settled: a live answer is told though the poll’s time ends while today’s figures are asked for', async () => {
  const timeout = new AbortController();
  server.on(summaryRoute, {
    raw: () => timeout.abort(new DOMException('the poll took too long', 'TimeoutError')),
  });
  const { readings, todayFailure } = await readWell(open().vendor, { signal: timeout.signal });
  expect(readings[0]).toMatchObject({ waiting: 3, offered: null });
  expect(todayFailure?.code).toBe('timeout');
});

test('a read that is called off while today’s figures are asked for tells nothing', async () => {
  const calledOff = new AbortController();
  server.on(summaryRoute, { raw: () => calledOff.abort() });
  expect(await open().vendor.read(readRequest({ signal: calledOff.signal }))).toMatchObject({
    failure: { code: 'cancelled' },
  });
});

test('yesterday’s figures are gone at midnight though today’s are not there yet', async () => {
  const at = (ms: number) => ({ date: new Date(ms).toUTCString() });
  const midnight = Date.UTC(2026, 10, 22);
  server.on(
    activityRoute,
    { headers: at(midnight - 10_000), body: answer(billing) },
    { headers: at(midnight + 5000), body: answer(billing) },
  );
  server.on(
    summaryRoute,
    { body: { skillSummaries: [{ skillId: 4101, contactsOffered: 500 }] } },
    { raw: () => {} },
  );
  const { vendor } = open({ pollSeconds: 5 });
  expect((await readWell(vendor)).readings[0]?.offered).toBe(500);
  expect((await readWell(vendor)).readings[0]).toMatchObject({ offered: null, window: null });
});

test('a new day is asked for at once', async () => {
  const atTenBefore = Date.UTC(2026, 10, 21, 23, 59, 50);
  const dates = [atTenBefore, atTenBefore + 15_000].map((at) => new Date(at).toUTCString());
  const replies = dates.map((date) => ({ headers: { date }, body: answer(billing) }));
  server.on(activityRoute, ...replies);
  const { vendor } = open();
  await readWell(vendor);
  await readWell(vendor);
  expect(server.count(summaryRoute)).toBe(2);
});
