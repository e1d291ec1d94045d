import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import { activityRoute, openCxone, readRequest, readWell, scriptTenant } from './cxone-fixture.ts';

const start = Date.UTC(2026, 10, 21, 10);
const iso = (ms: number) => new Date(ms).toISOString();

interface Row {
  skillId: number;
  queueCount: number;
  earliestQueueTime?: string;
  serverTime?: string;
  isActive?: boolean;
}

let server: ScriptedServer;
let clock: FixedClock;
/** What the tenant would list in full, two to a page; and what it says of changes. */
let all: Row[];
let changes: (request: SeenRequest) => { status?: number; body?: unknown };

const toQuery = ({ path }: SeenRequest) => new URL(path, 'http://any').searchParams;
const date = () => ({ date: new Date(clock.now()).toUTCString() });

beforeEach(async () => {
  clock = new FixedClock(start);
  all = [1, 2, 3, 4, 5].map((skillId) => ({
    skillId,
    queueCount: 1,
    earliestQueueTime: iso(start - 10_000),
    serverTime: iso(start),
  }));
  changes = () => ({ status: 304, body: '' });
  server = scriptTenant(await new ScriptedServer().start());
  server.on(activityRoute, (request) => {
    if (toQuery(request).has('updatedSince')) return { headers: date(), ...changes(request) };
    const skip = Number(toQuery(request).get('skip') ?? 0);
    const body = {
      totalRecords: all.length,
      lastPollTime: iso(clock.now()),
      skillActivity: all.slice(skip, skip + 2),
      _links: skip + 2 < all.length ? { next: 'https://elsewhere.example/skills/activity?skip=2' } : {},
    };
    return { headers: date(), body };
  });
});
afterEach(() => server.stop());

const open = () => openCxone(server.url, clock).vendor;
const queries = () =>
  server.requests
    .filter(({ path }) => path.includes('/skills/activity'))
    .map((request) => toQuery(request).toString());
const delta = (at: number, ...rows: Row[]) => ({
  body: { lastPollTime: iso(at), totalRecords: rows.length, skillActivity: rows },
});

test('steps over the pages itself until it has all rows, and follows no link', async () => {
  expect((await readWell(open())).readings.map(({ queueId }) => queueId)).toEqual(['1', '2', '3', '4', '5']);
  expect(queries()).toEqual(['', 'skip=2', 'skip=4']);
});

test('without a total it goes on for as long as a next page is named', async () => {
  const page = (skillId: number, next?: string) => ({
    body: { skillActivity: [{ skillId, queueCount: 1 }], _links: { self: 'x', ...(next ? { next } : {}) } },
  });
  server.on(activityRoute, page(1, '/more'), page(2, '/more'), page(3));
  expect((await readWell(open())).readings).toHaveLength(3);
  expect(queries()).toEqual(['', 'skip=1', 'skip=2']);
});

test('with a total of one page only it goes on for as long as a next page is named', async () => {
  const page = (skillId: number, links: object) => ({
    body: { totalRecords: 1, skillActivity: [{ skillId, queueCount: 1 }], _links: links },
  });
  server.on(activityRoute, page(1, { next: '/more' }), page(2, { next: '/more' }), page(3, {}));
  expect((await readWell(open())).readings).toHaveLength(3);
});

test('a next page that is named after the last one is no reason to fail', async () => {
  server.on(activityRoute, {
    body: { totalRecords: 1, skillActivity: [{ skillId: 1, queueCount: 1 }], _links: { next: '/more' } },
  });
  expect((await readWell(open())).readings).toHaveLength(1);
  expect(queries()).toEqual(['', 'skip=1']);
});

test('an empty page ends the listing though the total names more', async () => {
  server.on(
    activityRoute,
    { body: { totalRecords: 9, skillActivity: [{ skillId: 1, queueCount: 1 }] } },
    { body: { totalRecords: 9, skillActivity: [] } },
  );
  expect((await readWell(open())).readings).toHaveLength(1);
});

test('a later page without a body is a bad answer where the total names more', async () => {
  server.on(
    activityRoute,
    { body: { totalRecords: 2, skillActivity: [{ skillId: 1, queueCount: 1 }] } },
    { status: 204, body: '' },
  );
  expect(await open().read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
});

test.each([2, 9])('the same page twice is a bad answer, with a total of %i', async (totalRecords) => {
  server.on(activityRoute, { body: { totalRecords, skillActivity: [{ skillId: 1, queueCount: 1 }] } });
  expect(await open().read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
});

test('a page that fails fails the read: no skill is gone for it', async () => {
  server.on(
    activityRoute,
    { body: { totalRecords: 2, skillActivity: [{ skillId: 1, queueCount: 1 }] } },
    { status: 503 },
  );
  expect(await open().read(readRequest())).toMatchObject({ failure: { code: 'vendor-down' } });
});

describe('where a full read takes several requests', () => {
  async function openAndRead() {
    const vendor = open();
    await readWell(vendor);
    server.requests.length = 0;
    clock.advance(15_000);
    return vendor;
  }

  test('asks for changes since the vendor’s own poll time, and in full once a minute', async () => {
    const vendor = await openAndRead();
    changes = () => delta(clock.now());
    await readWell(vendor);
    clock.advance(15_000);
    await readWell(vendor);
    clock.advance(30_000);
    await readWell(vendor);
    const since = (at: number) => new URLSearchParams({ updatedSince: iso(at) }).toString();
    expect(queries()).toEqual([since(start), since(start + 15_000), '', 'skip=2', 'skip=4']);
  });

  test('reads in full when the list is asked for, so that a deleted skill is gone then', async () => {
    const vendor = await openAndRead();
    changes = () => delta(clock.now());
    all.pop();
    expect((await readWell(vendor)).readings).toHaveLength(5);
    expect((await readWell(vendor, { refreshQueues: true })).readings).toHaveLength(4);
  });

  test('takes news over what it knew, and drops a skill that was made inactive', async () => {
    const vendor = await openAndRead();
    const serverTime = iso(start + 14_000);
    changes = () =>
      delta(
        start + 15_000,
        { skillId: 2, queueCount: 7, earliestQueueTime: iso(start - 10_000), serverTime },
        { skillId: 3, queueCount: 0, isActive: false },
        { skillId: 6, queueCount: 0, serverTime },
      );
    const { readings } = await readWell(vendor);
    expect(readings.map(({ queueId, waiting }) => [queueId, waiting])).toEqual([
      ['1', 1],
      ['2', 7],
      ['4', 1],
      ['5', 1],
      ['6', 0],
    ]);
    expect(readings[1]).toMatchObject({ longestWaitMs: 24_000, observedAt: start + 14_000 });
  });

  test('a skill without news stays, and its wait grows with the vendor’s clock', async () => {
    const vendor = await openAndRead();
    changes = () => delta(start + 15_000);
    expect((await readWell(vendor)).readings[0]).toMatchObject({
      longestWaitMs: 25_000,
      observedAt: start + 15_000,
    });
  });

  test.each([204, 304])(
    'a %i says that nothing changed, and time goes on by the vendor’s date',
    async (status) => {
      const vendor = await openAndRead();
      changes = () => ({ status, body: '' });
      const { readings } = await readWell(vendor);
      expect(readings).toHaveLength(5);
      expect(readings[0]).toMatchObject({ longestWaitMs: 25_000, observedAt: start + 15_000 });
      clock.advance(15_000);
      expect((await readWell(vendor)).readings[0]).toMatchObject({ longestWaitMs: 40_000 });
      expect(queries().every((query) => query.includes('updatedSince'))).toBe(true);
    },
  );

  test('a 204 to the next full read is a bad answer', async () => {
    const vendor = await openAndRead();
    server.on(activityRoute, { status: 204, body: '' });
    expect((await readWell(vendor)).readings).toHaveLength(5);
    clock.advance(60_000);
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
  });

  test('a vendor whose poll time stands still gets no younger figures', async () => {
    const vendor = await openAndRead();
    changes = () => delta(start);
    expect((await readWell(vendor)).readings[0]).toMatchObject({ observedAt: start, longestWaitMs: 10_000 });
  });

  test('changes without a poll time begin anew with a full read', async () => {
    const vendor = await openAndRead();
    changes = () => ({ body: { totalRecords: 0, skillActivity: [] } });
    expect((await readWell(vendor)).readings).toHaveLength(5);
    expect(queries().slice(1)).toEqual(['', 'skip=2', 'skip=4']);
  });

  test('settled: a queue is gone by a full answer, never by one of changes', async () => {
    const vendor = await openAndRead();
    all = all.slice(1);
    changes = () => delta(start + 15_000);
    expect((await readWell(vendor)).readings.map(({ queueId }) => queueId)).toContain('1');
    clock.advance(60_000);
    expect((await readWell(vendor)).readings.map(({ queueId }) => queueId)).not.toContain('1');
  });

  test('a tenant that refuses the time is read in full from then on', async () => {
    const vendor = await openAndRead();
    changes = () => ({ status: 400 });
    expect((await readWell(vendor)).readings).toHaveLength(5);
    clock.advance(15_000);
    await readWell(vendor);
    expect(queries().filter((query) => query.includes('updatedSince'))).toHaveLength(1);
  });

  test('a failed read of changes is told, and the next one goes on from the same time', async () => {
    const vendor = await openAndRead();
    changes = () => ({ status: 500 });
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'vendor-down' } });
    changes = () => delta(start + 20_000);
    await readWell(vendor);
    expect(new Set(queries()).size).toBe(1);
  });

  test('the test of the connection counts what polling will cost', async () => {
    // Every 15 s: three reads of changes and one of three pages a minute, and today's figures.
    const report = await open().check(new AbortController().signal);
    expect(report).toMatchObject({ ok: true, value: { requestsPerMinute: 7 } });
  });
});
