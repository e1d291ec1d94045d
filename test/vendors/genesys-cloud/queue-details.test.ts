import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer } from '../../../src/main/vendors/vendor.ts';
import type { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';
import { BriskClock } from './details-fixture.ts';

const tokenRoute = 'POST /oauth/token';
const detailsRoute = 'POST /api/v2/analytics/queues/details/query';
const iamRoute = 'GET /api/v2/iam/queues';
const routingRoute = 'GET /api/v2/routing/queues';
const liveRoute = 'POST /api/v2/analytics/queues/observations/query';

const row = (queueId: string, waiting: unknown, rest: object = {}) => ({
  queueId,
  metrics: { waiting, agentsAvailable: 2, agentsBusy: 1 },
  ...rest,
});
const names = { entities: ['a', 'b', 'c'].map((id) => ({ id, name: `Name ${id}` })) };

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new BriskClock(Date.UTC(2026, 2, 2, 9));
  server = await new ScriptedServer().start();
  server
    .on(tokenRoute, { body: { access_token: 'token', expires_in: 3600 } })
    .on(detailsRoute, { body: { entities: [row('a', 3), row('b', 0)] } });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'queue-details', ...changes });

async function read(vendor = open().vendor): Promise<ReadAnswer> {
  const result = await vendor.read(readRequest());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const bodies = (path: string) =>
  server.requests.filter((request) => request.path === path).map(({ body }) => JSON.parse(body));
const detailsPath = '/api/v2/analytics/queues/details/query';

test('settled: asks with the document’s body, and with its filter where queues are chosen', async () => {
  server.on(iamRoute, { body: names });
  await read();
  await read(open({ queues: ['a', 'z'] }).vendor);
  const body = {
    intervalType: 'realtime',
    groupBy: ['queueId'],
    view: 'a',
    select: ['waiting', 'agentsAvailable', 'agentsBusy'],
  };
  expect(bodies(detailsPath)).toEqual([
    body,
    { ...body, where: [{ dimension: 'queueId', operator: 'in', values: ['a', 'z'] }] },
  ]);
});

test('rounds fractions up, and what is missing is not known', async () => {
  server.on(detailsRoute, {
    body: {
      entities: [
        row('a', 0.2),
        { queueId: 'b', metrics: { waiting: 3, agentsBusy: null } },
        { queueId: 'c' },
      ],
    },
  });
  expect((await read()).readings.map((one) => [one.waiting, one.agentsAvailable, one.agentsBusy])).toEqual([
    [1, 2, 1],
    [3, null, null],
    [null, null, null],
  ]);
});

test('reads all media as one row with nothing about the day', async () => {
  const { readings } = await read();
  expect(readings[0]).toMatchObject({
    mediaType: 'all',
    observedAt: clock.nowMs,
    longestWaitMs: null,
    interacting: null,
    agentsOnQueue: null,
    offered: null,
    serviceLevel: null,
    window: null,
  });
});

test('a listed queue that the answer leaves out is quiet, with no figure known', async () => {
  server.on(iamRoute, { body: names });
  const answer = await read();
  expect(answer.quietQueueIds).toEqual(['c']);
  expect(answer.readings[2]).toMatchObject({
    queueId: 'c',
    queueName: 'Name c',
    waiting: null,
    agentsAvailable: null,
  });
});

test('a chosen queue that the answer leaves out is quiet', async () => {
  const answer = await read(open({ queues: ['a', 'z'] }).vendor);
  expect(answer.quietQueueIds).toEqual(['z']);
  expect(answer.readings.map(({ queueId }) => queueId)).toEqual(['a', 'z']);
});

test('a queue seen before is quiet when it is left out, not gone', async () => {
  const { vendor } = open();
  await read(vendor);
  server.on(detailsRoute, { body: { entities: [row('b', 1)] } });
  expect((await read(vendor)).quietQueueIds).toEqual(['a']);
});

test('settled: empty entities are a good answer with the document’s three hints, given once', async () => {
  server.on(detailsRoute, { body: { entities: [] } });
  const { vendor, logLines } = open();
  expect((await read(vendor)).readings).toEqual([]);
  await read(vendor);
  expect(logLines.filter((line) => /queue ids.*contacts lately.*region/.test(line))).toHaveLength(1);
});

test('a pattern is looked up in the names', async () => {
  server.on(iamRoute, { body: names });
  const answer = await read(open({ queues: { pattern: '*B' } }).vendor);
  expect(answer.readings.map(({ queueId }) => queueId)).toEqual(['b']);
  expect(bodies(detailsPath)[0].where[0].values).toEqual(['b']);
});

test.each<[string, unknown]>([
  ['no entities', {}],
  ['a count in words', { entities: [row('a', 'three')] }],
  ['a negative count', { entities: [row('a', -1)] }],
  ['rows without ids', { entities: [{ metrics: {} }] }],
])('%s is a bad answer', async (_name, body) => {
  server.on(detailsRoute, { body });
  expect(await open().vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
});

test('after a 403 tries one token with the document’s scope and keeps to it', async () => {
  server.on(iamRoute, { body: names });
  server.on(tokenRoute, ({ body }) => ({
    body: { access_token: body.includes('scope=') ? 'scoped' : 'plain', expires_in: 3600 },
  }));
  server.on(detailsRoute, ({ headers }) =>
    headers.authorization === 'Bearer scoped' ? { body: { entities: [] } } : { status: 403 },
  );
  const { vendor } = open();
  await read(vendor);
  await read(vendor);
  const scopes = server.requests
    .filter(({ path }) => path === '/oauth/token')
    .map(({ body }) => new URLSearchParams(body).get('scope'));
  expect(scopes).toEqual([null, 'analytics:queue:read']);
  expect(server.count(detailsRoute)).toBe(3);
});

test('names the scope where it does not help', async () => {
  server.on(detailsRoute, { status: 403 });
  expect(await open().vendor.read(readRequest())).toMatchObject({
    failure: { code: 'permission', subject: 'analytics:queue:read' },
  });
});

test('auto asks the platform API first and remembers that the tenant does not know it', async () => {
  const { vendor } = open({ api: 'auto' });
  expect((await read(vendor)).api).toBe('queue-details');
  expect(vendor.capabilities.splitsMedia).toBe(false);
  const platformCalls = () => server.count(routingRoute) + server.count(liveRoute);
  const before = platformCalls();
  await read(vendor);
  expect(platformCalls()).toBe(before);
});

test('auto takes the 404 of the live figures even with queues listed and a web page in it', async () => {
  server.on(routingRoute, { body: names });
  server.on(liveRoute, { status: 404, headers: { 'content-type': 'text/html' }, body: '<html></html>' });
  expect((await read(open({ api: 'auto' }).vendor)).api).toBe('queue-details');
});

test('auto finds out anew when the documents’ way answers 404', async () => {
  const { vendor } = open({ api: 'auto' });
  await read(vendor);
  server.on(detailsRoute, { status: 404 });
  server.on(routingRoute, { body: names }).on(liveRoute, { body: { results: [] } });
  server.on('POST /api/v2/analytics/conversations/aggregates/query', { body: { results: [] } });
  expect((await read(vendor)).api).toBe('platform');
});

test('auto does not take another failure for a hint', async () => {
  server.on(routingRoute, { status: 503 });
  expect(await open({ api: 'auto' }).vendor.read(readRequest())).toMatchObject({
    failure: { code: 'vendor-down' },
  });
  expect(server.count(detailsRoute)).toBe(0);
});

const reportRoutes = [
  'POST /api/v2/analytics/conversations/aggregates/query',
  'POST /api/v2/analytics/queues/summary/query',
];

test('check tries every question with the scope that its document names, and says which way the tenant knows', async () => {
  server.on(detailsRoute, ({ body }) => ({
    body: { entities: body.includes('realtime') ? [row('a', 3)] : [] },
  }));
  for (const route of reportRoutes) server.on(route, { body: { entities: [] } });
  const { vendor } = open({ api: 'auto', pollSeconds: 30, queues: ['b', 'a'] });
  const result = await vendor.check(new AbortController().signal);
  expect(result).toMatchObject({
    value: {
      api: 'queue-details',
      organisation: null,
      // Two polls a minute, the names every ten minutes, a token every hour.
      requestsPerMinute: 2.12,
      steps: [
        { step: 'sign-in', failure: null, permission: null },
        { step: 'queue-list', failure: null, permission: null },
        { step: 'live-figures', failure: null, permission: 'analytics:queue:read' },
        { step: 'report-queues', failure: null, permission: 'analytics:queue:view' },
        { step: 'report-intervals', failure: null, permission: 'analytics:conversation:read' },
        { step: 'report-sla', failure: null, permission: 'analytics:query:view' },
      ],
    },
  });
  expect(vendor.capabilities).toMatchObject({
    reports: { queues: ['vendor'], intervals: ['vendor'], sla: ['answered'] },
    freeThreshold: true,
  });
  const [details, aggregates, summary] = [detailsPath, ...reportRoutes.map((route) => route.slice(5))].map(
    (path) =>
      server.requests.filter((request) => request.path.startsWith(path)).map(({ body }) => JSON.parse(body)),
  );
  expect(details?.at(-1)).toMatchObject({ size: 1, dateTo: expect.stringMatching(/:59:59\.999Z$/) });
  expect(aggregates?.at(-1)).toMatchObject({
    interval: 'PT1H',
    filter: { predicates: [{ value: 'a' }] },
  });
  expect(summary).toMatchObject([{ filters: [{ values: ['a'] }, { path: 'waitTime' }] }]);
});

test('check tells which scope a report wants, and goes on', async () => {
  const [aggregates, summary] = reportRoutes;
  server.on(detailsRoute, ({ body }) =>
    body.includes('realtime') ? { body: { entities: [] } } : { status: 403 },
  );
  server.on(aggregates ?? '', { status: 403 }).on(summary ?? '', { body: { entities: [] } });
  expect(await open().vendor.check(new AbortController().signal)).toMatchObject({
    value: {
      steps: [
        {},
        { failure: null },
        { failure: null },
        { failure: { code: 'permission', subject: 'analytics:queue:view' } },
        { failure: { code: 'permission', subject: 'analytics:conversation:read' } },
        { step: 'report-sla', failure: null },
      ],
    },
  });
});

test('check asks nothing more of a tenant that does not answer', async () => {
  server.on(detailsRoute, { status: 503 });
  const result = await open().vendor.check(new AbortController().signal);
  const down = { failure: { code: 'vendor-down' } };
  expect(result).toMatchObject({ value: { steps: [{ failure: null }, down, down] } });
  expect(server.count(iamRoute)).toBe(0);
});

const asksForScope = (body: string) => new URLSearchParams(body).get('scope') === 'analytics:queue:read';

test.each([
  ['wrong secret', { status: 401, body: { error: 'invalid_client' } }],
  ['not understood', { status: 400, body: { error: 'invalid_request' } }],
])('a scope that the sign-in refuses as %s leaves the first refusal to be told', async (_name, refusal) => {
  server.on(tokenRoute, ({ body }) =>
    asksForScope(body) ? refusal : { body: { access_token: 'plain', expires_in: 3600 } },
  );
  server.on(detailsRoute, { status: 403 });
  expect(await open().vendor.read(readRequest())).toMatchObject({
    failure: { code: 'permission', subject: 'analytics:queue:read' },
  });
});

test('a sign-in that wants a scope gets the document’s', async () => {
  server.on(tokenRoute, ({ body }) =>
    asksForScope(body)
      ? { body: { access_token: 'scoped', expires_in: 3600 } }
      : { status: 400, body: { error: 'invalid_scope' } },
  );
  expect((await read()).readings).toHaveLength(2);
});

test('the queue list, too, is asked for with the document’s scope after a 403', async () => {
  server.on(tokenRoute, ({ body }) => ({
    body: { access_token: asksForScope(body) ? 'scoped' : 'plain', expires_in: 3600 },
  }));
  server.on(iamRoute, ({ headers }) =>
    headers.authorization === 'Bearer scoped' ? { body: names } : { status: 403 },
  );
  const listed = await open().vendor.listQueues(new AbortController().signal);
  expect(listed).toMatchObject({ ok: true, value: [{ name: 'Name a' }, {}, {}] });
});

test('settled: quiet queues have no figures, are not gone, and say that they had no recent activity', async () => {
  server.on(iamRoute, { body: names });
  const { vendor } = open();
  await read(vendor);
  const { quietQueueIds, readings } = await read(vendor);
  expect(quietQueueIds).toEqual(['c']);
  // A queue in a reading is not gone.
  expect(readings.find(({ queueId }) => queueId === 'c')).toMatchObject({
    waiting: null,
    agentsAvailable: null,
    agentsBusy: null,
  });
});

test('settled: averages may be fractions, and counts are rounded up', async () => {
  server.on(detailsRoute, { body: { entities: [row('a', 2.000001), row('b', 0)] } });
  expect((await read()).readings.map(({ waiting }) => waiting)).toEqual([3, 0]);
});
