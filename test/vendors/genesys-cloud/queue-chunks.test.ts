import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import { date, listRoute, liveRoute, stats, todayRoute, tokenRoute, vendorNow } from './platform-answers.ts';

// A tenant of 150 queues, which are asked for by the hundred: what one question says stands for its own queues only.

const all = Array.from({ length: 150 }, (_, index) => ({ id: `q-${index}`, name: `Queue ${index}` }));
const namedIn = ({ body }: SeenRequest): string[] =>
  JSON.parse(body).filter.predicates.map(({ value }: { value: string }) => value);

let server: ScriptedServer;

beforeEach(async () => {
  server = await new ScriptedServer().start();
  server
    .on(tokenRoute, { body: { access_token: 'token', expires_in: 3600 } })
    .on(listRoute, ({ path }) => {
      const page = Number(new URL(path, 'http://any').searchParams.get('pageNumber'));
      return { headers: date, body: { entities: all.slice((page - 1) * 100, page * 100), pageCount: 2 } };
    })
    .on(liveRoute, { headers: date, body: { results: [] } })
    .on(todayRoute, { headers: date, body: { results: [] } });
});
afterEach(() => server.stop());

const open = () => openVendor(server.url, new FixedClock(vendorNow), { api: 'platform' }).vendor;

test('settled: where one of several live questions fails, no count of any queue is made up', async () => {
  server.on(liveRoute, { headers: date, body: { results: [] } }, { status: 503 });
  expect(await open().read(readRequest())).toMatchObject({ ok: false, failure: { code: 'vendor-down' } });
});

test('settled: a queue that the question did not name has no count in its answer', async () => {
  // Each answer tells of all queues, as if its filter were nothing.
  server.on(liveRoute, (request) => ({
    headers: date,
    body: {
      results: all.map(({ id }) => ({
        group: { queueId: id, mediaType: 'voice' },
        data: [stats('oWaiting', { count: namedIn(request).includes(id) ? 1 : 99 })],
      })),
    },
  }));
  const result = await open().read(readRequest());
  if (!result.ok) throw new Error(result.failure.code);
  expect(result.value.readings).toHaveLength(150);
  expect(new Set(result.value.readings.map(({ waiting }) => waiting))).toEqual(new Set([1]));
});
