import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import {
  type Asked,
  bodiesOf,
  detailsRoute,
  iamRoute,
  noteCodes,
  openDetails,
  report,
  toAnswer,
  toRows,
} from './details-fixture.ts';
import { queuePage as page, queueRow as row } from './details-rows.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  ({ clock, server } = await openDetails({ a: 'Name a', b: 'Name b' }));
});
afterEach(() => server.stop());

const ask = (asked: Asked = {}) => report(server, clock, 'queues', asked);

test('settled: asks with the document’s body and passes its figures through', async () => {
  server.on(detailsRoute, page([row('a'), row('b', { mediaType: 'chat', avgHandleTime: 250.5 })]));
  const result = await ask();
  expect(bodiesOf(server, detailsRoute)).toEqual([
    {
      dateFrom: '2026-02-02T00:00:00.000Z',
      dateTo: '2026-02-02T23:59:59.999Z',
      groupBys: ['queue', 'mediaType'],
      metrics: ['offered', 'answered', 'abandoned', 'serviceLevelPercent', 'avgHandleTime'],
      size: 100,
    },
  ]);
  const figures = { offered: 100, answered: 80, abandoned: 20, serviceLevelPercent: 90 };
  expect(toAnswer(result)).toMatchObject({ api: 'queue-details', cutShort: null });
  expect(toRows(result, 'queues')).toEqual([
    { queueId: 'a', queueName: 'Name a', mediaType: 'voice', ...figures, averageHandleSeconds: 300 },
    { queueId: 'b', queueName: 'Name b', mediaType: 'chat', ...figures, averageHandleSeconds: 250.5 },
  ]);
});

test('settled: 001 gets the end of the window minus one millisecond, in UTC', async () => {
  server.on(detailsRoute, page([]));
  await ask({ question: { from: Date.UTC(2026, 1, 2, 7, 30), to: Date.UTC(2026, 1, 2, 9, 45) } });
  expect(bodiesOf(server, detailsRoute)[0]).toMatchObject({
    dateFrom: '2026-02-02T07:30:00.000Z',
    dateTo: '2026-02-02T09:44:59.999Z',
  });
});

test('settled: a media type of null is all', async () => {
  server.on(
    detailsRoute,
    page([
      row('a', { mediaType: null }),
      row('b', { mediaType: 'all' }),
      row('c', { mediaType: 'hologram' }),
    ]),
  );
  expect(toRows(await ask(), 'queues').map(({ mediaType }) => mediaType)).toEqual(['all', 'all', 'other']);
});

test('settled: avgHandleTime is seconds, and marked as an assumption', async () => {
  server.on(detailsRoute, page([row('a')]));
  expect(noteCodes(await ask())).toEqual(['seconds-assumed', 'vendor-formula']);
  expect(noteCodes(await ask({ question: { formula: 'vendor' } }))).toEqual(['seconds-assumed']);
});

test('settled: what the vendor left out is not known, and a percentage over nothing is none', async () => {
  server.on(
    detailsRoute,
    page([
      { queueId: 'a', queueName: 'A', mediaType: 'voice', offered: 3 },
      row('b', { offered: 2, answered: 0, abandoned: 0, serviceLevelPercent: 100, avgHandleTime: 0 }),
    ]),
  );
  expect(toRows(await ask(), 'queues')).toEqual([
    {
      queueId: 'a',
      queueName: 'Name a',
      mediaType: 'voice',
      offered: 3,
      answered: null,
      abandoned: null,
      serviceLevelPercent: null,
      averageHandleSeconds: null,
    },
    expect.objectContaining({
      queueId: 'b',
      offered: 2,
      serviceLevelPercent: null,
      averageHandleSeconds: null,
    }),
  ]);
});

test('names come from the listing, else from the row, else the id stands for it', async () => {
  server.on(iamRoute, { status: 403 });
  server.on(detailsRoute, page([row('a'), row('b', { queueName: null })]));
  expect(toRows(await ask(), 'queues').map(({ queueName }) => queueName)).toEqual(['Row a', 'b']);
});

test('shows the asked queues only, as the question has no filter, and says which are not known', async () => {
  server.on(detailsRoute, page([row('a'), row('b'), row('x')]));
  const byQuestion = await ask({ question: { queueIds: ['b', 'x', 'y'] } });
  expect(toRows(byQuestion, 'queues').map(({ queueId }) => queueId)).toEqual(['b', 'x']);
  expect(noteCodes(byQuestion)).toContain('unknown-queues 2');
  const byConnection = await ask({ connection: { queues: ['a'] } });
  expect(toRows(byConnection, 'queues').map(({ queueId }) => queueId)).toEqual(['a']);
  const byPattern = await ask({ connection: { queues: { pattern: '*B' } } });
  expect(toRows(byPattern, 'queues').map(({ queueId }) => queueId)).toEqual(['b']);
});

test('a pattern that cannot be looked up is the failure of the listing', async () => {
  server.on(iamRoute, { status: 403 });
  expect(await ask({ connection: { queues: { pattern: '*B' } } })).toMatchObject({
    failure: { code: 'permission' },
  });
});

test('settled: nextPageUri is posted to as given with an empty object, relative ones on the same origin', async () => {
  const path = '/api/v2/analytics/queues/details/query';
  server.on(
    detailsRoute,
    page([row('a')], `${server.url}${path}?cursor=two%2B2&size=100`),
    page([row('b')], `${path}?cursor=3`),
    page([row('c')], ''),
  );
  expect(toRows(await ask(), 'queues').map(({ queueId }) => queueId)).toEqual(['a', 'b', 'c']);
  expect(
    server.requests.filter(({ path: seen }) => seen.startsWith(path)).map((request) => request.path),
  ).toEqual([path, `${path}?cursor=two%2B2&size=100`, `${path}?cursor=3`]);
  expect(bodiesOf(server, detailsRoute).slice(1)).toEqual([{}, {}]);
});

test.each([400, 422])(
  'settled: after a %d to the empty object the next page is asked for once more with the original body',
  async (status) => {
    const uri = (cursor: number) => `/api/v2/analytics/queues/details/query?cursor=${cursor}`;
    server.on(detailsRoute, ({ path, body }) => {
      if (!path.includes('cursor')) return page([row('a')], uri(2));
      if (body === '{}') return { status };
      return path.endsWith('2') ? page([row('b')], uri(3)) : page([row('c')]);
    });
    expect(toRows(await ask(), 'queues')).toHaveLength(3);
    const [original, ...rest] = bodiesOf(server, detailsRoute);
    // What works is kept for the third page.
    expect(rest).toEqual([{}, original, original]);
  },
);

test('a refusal of both bodies is told', async () => {
  server.on(detailsRoute, page([row('a')], '/next'));
  server.on('POST /next', { status: 400, body: { message: 'No such cursor.' } });
  expect(toAnswer(await ask()).cutShort).toMatchObject({ code: 'bad-request', detail: 'No such cursor.' });
  expect(server.count('POST /next')).toBe(2);
});

test('settled: a page address that leaves the connection’s own origin is a bad answer, and sees no token', async () => {
  const stranger = await new ScriptedServer().start();
  stranger.on('POST /next', page([row('b')]));
  server.on(detailsRoute, page([row('a')], `${stranger.url}/next`));
  expect(await ask()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
  expect(stranger.requests).toEqual([]);
  await stranger.stop();
});

test('settled: a nextPageUri seen before is a bad answer', async () => {
  server.on(detailsRoute, page([row('a')], '/one')).on('POST /one', page([row('b')], '/two'));
  server.on('POST /two', page([row('c')], '/one'));
  expect(await ask()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
  expect(server.count('POST /one')).toBe(1);
});

test('a row that a page repeats counts once, parts of one combination are added', async () => {
  server.on(detailsRoute, page([row('a')], '/next'));
  server.on('POST /next', page([row('a'), row('a', { offered: 7 }), row('b')]));
  expect(toRows(await ask(), 'queues').map(({ queueId, offered }) => [queueId, offered])).toEqual([
    ['a', 107],
    ['b', 100],
  ]);
});

test.each<[string, unknown]>([
  ['no entities', {}],
  ['a count in words', { entities: [row('a', { offered: 'three' })] }],
  ['a negative count', { entities: [row('a', { offered: -1 })] }],
  ['a percentage past 100', { entities: [row('a', { serviceLevelPercent: 130 })] }],
  ['rows without ids', { entities: [{ offered: 1 }] }],
  ['a page address that is none', { entities: [row('a')], nextPageUri: 'http://[' }],
])('%s is a bad answer', async (_name, body) => {
  server.on(detailsRoute, { body });
  expect(await ask()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
});
