import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { FixedClock } from '../fixed-clock.ts';
import type { ScriptedServer } from '../scripted-server.ts';
import {
  type Asked,
  aggregatesRoute,
  bodiesOf,
  hourMs,
  iamRoute,
  monday,
  noteCodes,
  openDetails,
  report,
  routingRoute,
  toAnswer,
  toListing,
  toRows,
} from './details-fixture.ts';
import { intervalEntity as entity, metric, intervalPage as page, queueOf } from './details-rows.ts';

const path = '/api/v2/analytics/conversations/aggregates/query';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  ({ clock, server } = await openDetails({ a: 'Billing', b: 'Sales' }));
});
afterEach(() => server.stop());

const ask = (asked: Asked = {}) => report(server, clock, 'intervals', asked);
const askOne = (question: Asked['question'] = {}) => ask({ question: { queueIds: ['a'], ...question } });

const pathsOf = () => server.requests.filter((one) => one.path.startsWith(path)).map((one) => one.path);

test('asks with the document’s body and reads its rows', async () => {
  server.on(aggregatesRoute, page([entity(monday), entity(monday + hourMs / 2, { offerCount: metric(1) })]));
  const result = await askOne();
  expect(bodiesOf(server, aggregatesRoute)).toEqual([
    {
      dateRange: { from: '2026-02-02T00:00:00.000Z', to: '2026-02-02T23:59:59.999Z' },
      interval: 'PT30M',
      groupBys: ['queue'],
      metrics: ['offerCount', 'handledCount', 'abandonedCount', 'serviceLevelPercent', 'handleTime'],
      filter: { type: 'AND', predicates: [{ type: 'EQUALS', field: 'queue.id', value: 'a' }] },
    },
  ]);
  const row = {
    intervalStart: monday,
    intervalEnd: monday + 30 * 60_000,
    queueId: 'a',
    queueName: 'Billing',
    offered: 12,
    handled: 8,
    abandoned: 4,
    serviceLevelPercent: 75.5,
    averageHandleSeconds: 250,
  };
  expect(toRows(result, 'intervals')).toEqual([
    row,
    { ...row, intervalStart: monday + 30 * 60_000, intervalEnd: monday + 60 * 60_000, offered: 1 },
  ]);
  expect(toAnswer(result)).toMatchObject({ api: 'queue-details', cutShort: null });
  expect(noteCodes(result)).toEqual(['vendor-formula']);
});

test('settled: 002 gets the end of the window minus one millisecond, in UTC', async () => {
  server.on(aggregatesRoute, page([]));
  await askOne({ from: Date.UTC(2026, 1, 2, 7, 30), to: Date.UTC(2026, 1, 2, 9, 45) });
  expect(bodiesOf(server, aggregatesRoute)[0].dateRange).toEqual({
    from: '2026-02-02T07:30:00.000Z',
    to: '2026-02-02T09:44:59.999Z',
  });
});

test('settled: every queue has a query of its own, so that its id is known', async () => {
  server.on(aggregatesRoute, page([entity(monday, {}, 'Same name')]));
  server.on(iamRoute, toListing({ a: 'Same name', b: 'Same name' }));
  const result = await ask();
  expect(toRows(result, 'intervals').map(({ queueId, queueName }) => [queueId, queueName])).toEqual([
    ['a', 'Same name'],
    ['b', 'Same name'],
  ]);
  expect(bodiesOf(server, aggregatesRoute).map(({ filter }) => filter.predicates)).toEqual(
    ['a', 'b'].map((value) => [{ type: 'EQUALS', field: 'queue.id', value }]),
  );
  expect(noteCodes(result)).not.toContainEqual(expect.stringContaining('ambiguous'));
});

test('chosen queues are asked for one by one without any listing, by ids of any form', async () => {
  server.on(iamRoute, { status: 403 });
  server.on(aggregatesRoute, (request) => page([entity(monday, {}, `Row ${queueOf(request)}`)]));
  const result = await ask({ connection: { queues: ['not-a-uuid', 'b'] } });
  expect(toRows(result, 'intervals').map(({ queueId, queueName }) => [queueId, queueName])).toEqual([
    ['not-a-uuid', 'Row not-a-uuid'],
    ['b', 'Row b'],
  ]);
});

test('settled: without a filter names are mapped back, and an ambiguous one gets a null id', async () => {
  // No listing; the live rows told three names, two of them alike.
  server.on(iamRoute, { status: 404 }).on(routingRoute, { status: 403 });
  server.on('POST /api/v2/analytics/queues/details/query', {
    body: {
      entities: [
        { queueId: 'a', queueName: 'Billing' },
        { queueId: 'b', queueName: 'Sales' },
        { queueId: 'c', queueName: 'Sales' },
      ],
    },
  });
  server.on(
    aggregatesRoute,
    page([
      entity(monday),
      entity(monday, {}, 'Sales'),
      entity(monday, {}, 'Sales'),
      entity(monday, {}, 'New'),
    ]),
  );
  const result = await ask({ readsFirst: true });
  expect(toRows(result, 'intervals').map(({ queueId, queueName }) => [queueId, queueName])).toEqual([
    ['a', 'Billing'],
    [null, 'Sales'],
    [null, 'Sales'],
    [null, 'New'],
  ]);
  expect(bodiesOf(server, aggregatesRoute)[0]).not.toHaveProperty('filter');
  expect(noteCodes(result)).toEqual(['ambiguous-names 2', 'unlisted-names 1', 'vendor-formula']);
});

test('names that no listing tells of are unlisted, not ambiguous', async () => {
  server.on(iamRoute, { status: 404 }).on(routingRoute, { status: 404 });
  server.on(aggregatesRoute, page([entity(monday), entity(monday, {}, 'Sales')]));
  const result = await ask();
  expect(toRows(result, 'intervals').map(({ queueId, queueName }) => [queueId, queueName])).toEqual([
    [null, 'Billing'],
    [null, 'Sales'],
  ]);
  expect(noteCodes(result)).toEqual(['unlisted-names 2', 'vendor-formula']);
});

test('settled: pageId is a query parameter, from the answer’s nextPageId', async () => {
  server.on(
    aggregatesRoute,
    page([entity(monday)], 'two/2+='),
    page([entity(monday + hourMs)], 'three'),
    page([entity(monday + 2 * hourMs)]),
  );
  expect(toRows(await askOne(), 'intervals')).toHaveLength(3);
  expect(pathsOf()).toEqual([
    `${path}?pageSize=250`,
    `${path}?pageSize=250&pageId=two%2F2%2B%3D`,
    `${path}?pageSize=250&pageId=three`,
  ]);
  const [first, ...rest] = bodiesOf(server, aggregatesRoute);
  expect(rest).toEqual([first, first]);
});

test('settled: a nextPageId seen before is a bad answer', async () => {
  server.on(aggregatesRoute, page([entity(monday)], 'one'), page([entity(monday + hourMs)], 'one'));
  expect(await askOne()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
  expect(server.count(aggregatesRoute)).toBe(2);
});

test('settled: the service level counts only where its count is 1', async () => {
  server.on(
    aggregatesRoute,
    page([
      entity(monday, { serviceLevelPercent: metric(88.25, 1) }),
      entity(monday + hourMs, { serviceLevelPercent: metric(90, 2) }),
      entity(monday + 2 * hourMs, { serviceLevelPercent: metric(0, 0) }),
      entity(monday + 3 * hourMs, { serviceLevelPercent: null }),
      entity(monday + 4 * hourMs, {
        offerCount: metric(0),
        handledCount: metric(0),
        abandonedCount: metric(0),
        serviceLevelPercent: metric(100),
      }),
    ]),
  );
  expect(toRows(await askOne(), 'intervals').map((row) => row.serviceLevelPercent)).toEqual([
    88.25,
    null,
    null,
    null,
    null,
  ]);
});

test('settled: the average handle time is handle time by handled contacts, in seconds, never by offers', async () => {
  server.on(
    aggregatesRoute,
    page([
      entity(monday, { offerCount: metric(10), handledCount: metric(4), handleTime: metric(1000) }),
      entity(monday + hourMs, { handledCount: metric(0), handleTime: metric(0) }),
      entity(monday + 3 * hourMs, { handledCount: metric(3), handleTime: metric(1000) }),
      entity(monday + 2 * hourMs, { handleTime: null }),
    ]),
  );
  expect(toRows(await askOne(), 'intervals').map((row) => row.averageHandleSeconds)).toEqual([
    250,
    null,
    333.333,
    null,
  ]);
});

test('what the vendor left out is not known', async () => {
  server.on(aggregatesRoute, page([{ date: '2026-02-02T00:00:00.000Z' }]));
  expect(toRows(await askOne(), 'intervals')).toEqual([
    {
      intervalStart: monday,
      intervalEnd: monday + hourMs / 2,
      queueId: 'a',
      queueName: 'Billing',
      offered: null,
      handled: null,
      abandoned: null,
      serviceLevelPercent: null,
      averageHandleSeconds: null,
    },
  ]);
});

test.each([
  ['PT15M', 15 * 60_000],
  ['PT30M', 30 * 60_000],
  ['PT1H', 3_600_000],
  ['P1D', 86_400_000],
  ['P1W', 604_800_000],
] as const)('settled: an interval of %s ends by its length', async (granularity, lengthMs) => {
  server.on(aggregatesRoute, page([entity(monday)]));
  const result = await askOne({ granularity });
  expect(bodiesOf(server, aggregatesRoute)[0].interval).toBe(granularity);
  expect(toRows(result, 'intervals')).toMatchObject([
    { intervalStart: monday, intervalEnd: monday + lengthMs },
  ]);
});

test('settled: P1D and P1W are UTC days and weeks, and the result says so', async () => {
  server.on(aggregatesRoute, page([entity(monday)]));
  expect(noteCodes(await askOne({ granularity: 'P1D' }))).toContain('utc-periods');
  expect(noteCodes(await askOne({ granularity: 'P1W' }))).toContain('utc-periods');
  expect(noteCodes(await askOne({ granularity: 'PT1H' }))).not.toContain('utc-periods');
});

test.each([
  ['2026-02-02T00:00:00.000Z'],
  ['2026-02-02T00:00:00'],
  ['2026-02-02'],
  ['2026-02-02T01:00:00+01:00'],
  ['2026-02-02T00:00:00.000+0000'],
])('reads %s as the same instant', async (date) => {
  // Away from Greenwich, so that local time would be another.
  vi.stubEnv('TZ', 'America/New_York');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  server.on(aggregatesRoute, page([{ ...entity(monday), date }]));
  expect(toRows(await askOne(), 'intervals')).toMatchObject([{ intervalStart: monday }]);
});

test('several queues where one was asked for are a bad answer', async () => {
  server.on(aggregatesRoute, page([entity(monday), entity(monday, {}, 'Sales')]));
  expect(await askOne()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
});

test('a filter that the vendor does not know is noticed across pages, too', async () => {
  server.on(aggregatesRoute, page([entity(monday)], 'two'), page([entity(monday, {}, 'Sales')]));
  expect(await askOne()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
});

test('a queue that was renamed within the window is one queue', async () => {
  server.on(
    aggregatesRoute,
    page([entity(monday)], 'two'),
    page([entity(monday + hourMs, {}, 'Billing and more')]),
  );
  expect(toRows(await askOne(), 'intervals').map(({ queueName }) => queueName)).toEqual([
    'Billing',
    'Billing',
  ]);
});

test('a listing without queues does not make the report one without rows', async () => {
  server.on(iamRoute, { body: { entities: [] } });
  server.on(aggregatesRoute, page([entity(monday)]));
  expect(toRows(await ask(), 'intervals')).toMatchObject([{ queueId: null, queueName: 'Billing' }]);
});

test.each<[string, unknown]>([
  ['no entities', {}],
  ['a date at the end of time', { entities: [{ ...entity(monday), date: '+275760-09-13T00:00:00.000Z' }] }],
  ['a row without a date', { entities: [{ ...entity(monday), date: null }] }],
  ['a date in words', { entities: [{ ...entity(monday), date: 'yesterday' }] }],
  ['a sum in words', { entities: [entity(monday, { offerCount: { count: 1, sum: 'three' } })] }],
  ['a negative sum', { entities: [entity(monday, { handleTime: metric(-1) })] }],
])('%s is a bad answer', async (_name, body) => {
  server.on(aggregatesRoute, { body });
  expect(await askOne()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
});

test('an answer with entities of null is one without rows', async () => {
  server.on(aggregatesRoute, { body: { entities: null } });
  expect(toRows(await askOne(), 'intervals')).toEqual([]);
});
