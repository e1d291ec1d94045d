import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer } from '../../../src/main/vendors/vendor.ts';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import { openCxone, readRequest, readWell, secrets, statsRoute, statsTokenRoute } from './cxone-fixture.ts';

const now = Date.UTC(2026, 10, 21, 10);
const at = (ms: number) => new Date(now + ms).toISOString();
const { clientId, clientSecret } = secrets;

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(now);
  server = await new ScriptedServer().start();
  server
    .on(statsTokenRoute, { body: { access_token: 'token', token_type: 'Bearer', expires_in: 3600 } })
    .on(statsRoute, { body: { data: [row('a', 'Sales Support')] } });
});
afterEach(() => server.stop());

const metric = (name: string, value: unknown, timestamp: unknown = at(-3000)) => ({
  name,
  values: [{ value, timestamp }],
});

/** The document's answer: each metric with its one current value. */
function row(id: unknown, name: unknown = `Name ${id}`, metrics: unknown = figures) {
  return { queue: { id, name }, metrics };
}
const figures = [
  metric('waitTime', 12.5),
  metric('agentCount', 5),
  metric('conversationCount', 7),
  metric('abandonCount', 2),
  metric('serviceLevel', 81.5),
];

const open = (changes: Record<string, unknown> = {}) =>
  openCxone(
    server.url,
    clock,
    { api: 'queue-stats', apiUrl: server.url, ...changes },
    { credentials: { clientId, clientSecret } },
  );
const read = (changes: Record<string, unknown> = {}): Promise<ReadAnswer> => readWell(open(changes).vendor);
const readFigures = async (metrics: unknown) => {
  server.on(statsRoute, { body: { data: [row('a', 'A', metrics)] } });
  return (await read()).readings[0];
};
const toQuery = ({ path }: SeenRequest) => new URL(path, 'http://any').searchParams;
const asked = () => server.requests.filter(({ path }) => path.startsWith('/api/v2/reporting/queues/stats'));
const askedIds = () => asked().map((request) => toQuery(request).get('queueIds')?.split(',') ?? null);
const waitOf = async (metrics: unknown) => (await readFigures(metrics))?.longestWaitMs;

test('settled: asks for a token and for the figures as the document does', async () => {
  await read({ queues: ['a', 'b'] });
  const [token, stats] = server.requests;
  expect(token).toMatchObject({ method: 'POST', path: '/v2/oauth2/token' });
  expect(token?.headers.authorization).toBeUndefined();
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  expect(stats).toMatchObject({ method: 'GET', body: '' });
  expect(stats?.headers).toMatchObject({ authorization: 'Bearer token', accept: 'application/json' });
  expect(Object.fromEntries(toQuery(stats ?? fail()))).toEqual({
    queueIds: 'a,b',
    granularity: 'REAL_TIME',
    metricTypes: 'waitTime,agentCount,conversationCount,abandonCount,serviceLevel',
  });
});
const fail = () => {
  throw new Error('nothing was asked');
};

test('settled: wait time in seconds is the longest wait, agents are available, conversations interact', async () => {
  const { readings, api, quietQueueIds, todayFailure } = await read();
  expect({ api, quietQueueIds, todayFailure }).toEqual({
    api: 'queue-stats',
    quietQueueIds: [],
    todayFailure: null,
  });
  expect(readings).toEqual([
    {
      connectionId: 'us',
      queueId: 'a',
      queueName: 'Sales Support',
      mediaType: 'all',
      observedAt: now - 3000,
      waiting: null,
      longestWaitMs: 12_500,
      interacting: 7,
      agentsOnQueue: null,
      agentsAvailable: 5,
      agentsBusy: null,
      offered: null,
      answered: null,
      abandoned: 2,
      averageHandleMs: null,
      averageWaitMs: null,
      serviceLevel: { percent: 81.5, withinTarget: null, total: null, targetMs: null, goalPercent: null },
      window: null,
    },
  ]);
});

test('settled: it knows no waiting count, and says so', async () => {
  expect(open().vendor.capabilities).toEqual({
    givesWaiting: false,
    splitsMedia: false,
    reports: {},
    freeThreshold: false,
  });
  expect((await read()).readings[0]?.waiting).toBeNull();
});

test('settled: the newest value of a metric counts, and its timestamp is when it was observed', async () => {
  const values = [
    { value: 1, timestamp: at(-60_000) },
    { value: 3, timestamp: at(-5000) },
    { value: 2, timestamp: at(-30_000) },
  ];
  expect(await readFigures([{ name: 'waitTime', values }])).toMatchObject({
    longestWaitMs: 3000,
    observedAt: now - 5000,
  });
});

test('settled: the newest of its metrics says when a queue was observed', async () => {
  const metrics = [
    metric('waitTime', 1, at(-9000)),
    metric('agentCount', 1, at(-2000)),
    metric('abandonCount', 1, null),
  ];
  expect(await readFigures(metrics)).toMatchObject({ observedAt: now - 2000 });
});

test('without timestamps the last value counts, observed when it came', async () => {
  expect(await readFigures([{ name: 'waitTime', values: [{ value: 1 }, { value: 2 }] }])).toMatchObject({
    longestWaitMs: 2000,
    observedAt: now,
  });
});

test('reads a timestamp in seconds or milliseconds', async () => {
  expect(await readFigures([metric('waitTime', 1, (now - 4000) / 1000)])).toMatchObject({
    observedAt: now - 4000,
  });
  expect(await readFigures([metric('waitTime', 1, now - 4000)])).toMatchObject({ observedAt: now - 4000 });
});

test.each<[string, unknown]>([
  ['no metrics', null],
  ['an empty list', []],
  ['a metric without values', [{ name: 'waitTime', values: [] }]],
  ['values that are nothing', [metric('waitTime', null), metric('agentCount', 'N/A')]],
  ['metrics that nobody asked for', [metric('averageWait', 4)]],
])('%s leave figures that are not known, never 0', async (_name, metrics) => {
  expect(await readFigures(metrics)).toMatchObject({
    longestWaitMs: null,
    interacting: null,
    agentsAvailable: null,
    abandoned: null,
    serviceLevel: null,
  });
});

test('rounds counts up, which may be averages, and no wait', async () => {
  const metrics = [
    metric('waitTime', 12.3),
    metric('agentCount', 12.5),
    metric('conversationCount', 0.1),
    metric('abandonCount', 0),
  ];
  expect(await readFigures(metrics)).toMatchObject({
    longestWaitMs: 12_300,
    agentsAvailable: 13,
    interacting: 1,
    abandoned: 0,
  });
});

test('reads numbers as text, and 0 as 0', async () => {
  expect(await waitOf([metric('waitTime', '12.5')])).toBe(12_500);
  expect(await waitOf([metric('waitTime', 0)])).toBe(0);
});

test.each<[string, unknown]>([
  ['data missing', {}],
  ['data that is no list', { data: {} }],
  ['a negative wait', { data: [row('a', 'A', [metric('waitTime', -1)])] }],
  ['a count in words', { data: [row('a', 'A', [metric('agentCount', 'many')])] }],
  ['rows without ids', { data: [row(null)] }],
])('settled: %s is a bad answer', async (_name, body) => {
  server.on(statsRoute, { body });
  expect(await open().vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
});

test('settled: an empty list is no queues', async () => {
  server.on(statsRoute, { body: { data: [] } });
  expect((await read()).readings).toEqual([]);
});

test('settled: a row without an id is counted and said', async () => {
  server.on(statsRoute, { body: { data: [row('a'), row(undefined), { metrics: figures }] } });
  const { vendor, logLines } = open();
  expect((await readWell(vendor)).readings).toHaveLength(1);
  expect(logLines.join('\n')).toMatch(/without a queue id.*rows=2/);
});

test('a queue without a name is called by its id', async () => {
  server.on(statsRoute, { body: { data: [row('a', null)] } });
  expect((await read()).queues).toEqual([{ queueId: 'a', name: 'a', targets: {} }]);
});

test('settled: ids are left out for all queues, and for a pattern, which only names can tell', async () => {
  server.on(statsRoute, { body: { data: [row('a'), row('b')] } });
  expect((await read()).readings).toHaveLength(2);
  expect((await read({ queues: { pattern: '*B' } })).readings.map(({ queueId }) => queueId)).toEqual(['b']);
  expect(askedIds()).toEqual([null, null]);
});

test('settled: after a 403 one token with the document’s scope is tried and kept', async () => {
  server.on(statsTokenRoute, ({ body }) => ({
    body: { access_token: body.includes('scope=') ? 'scoped' : 'plain', expires_in: 3600 },
  }));
  server.on(statsRoute, ({ headers }) =>
    headers.authorization === 'Bearer scoped' ? { body: { data: [] } } : { status: 403 },
  );
  const { vendor } = open();
  await readWell(vendor);
  await readWell(vendor);
  const scopes = server.requests
    .filter(({ path }) => path === '/v2/oauth2/token')
    .map(({ body }) => new URLSearchParams(body).get('scope'));
  expect(scopes).toEqual([null, 'reports:view']);
  expect(asked()).toHaveLength(3);
});

test('settled: names the scope where it does not help', async () => {
  server.on(statsRoute, { status: 403 });
  expect(await open().vendor.read(readRequest())).toMatchObject({
    failure: { code: 'permission', subject: 'reports:view' },
  });
});

test.each([
  [400, 'bad-request'],
  [401, 'auth'],
  [429, 'rate-limited'],
  [500, 'vendor-down'],
])('a %i is %s', async (status, code) => {
  server.on(statsRoute, { status });
  expect(await open().vendor.read(readRequest())).toMatchObject({ failure: { code } });
});

test('lists all queues by their names, and tests each step', async () => {
  server.on(statsRoute, { body: { data: [row('a'), row('b')] } });
  const { signal } = new AbortController();
  expect(await open({ queues: ['a'] }).vendor.listQueues(signal)).toMatchObject({
    value: [
      { queueId: 'a', name: 'Name a' },
      { queueId: 'b', name: 'Name b' },
    ],
  });
  expect(await open({ pollSeconds: 30 }).vendor.check(signal)).toMatchObject({
    value: {
      api: 'queue-stats',
      organisation: null,
      requestsPerMinute: 2,
      queues: [{ queueId: 'a' }, { queueId: 'b' }],
      steps: [
        { step: 'sign-in', failure: null },
        { step: 'queue-list', failure: null, permission: 'reports:view' },
        { step: 'live-figures', failure: null, permission: 'reports:view' },
      ],
    },
  });
});

test.each(['queues', 'intervals', 'sla'] as const)('settled: the report %s is unsupported', async (kind) => {
  const question = {
    kind,
    from: now - 1000,
    to: now,
    queueIds: null,
    granularity: 'PT30M' as const,
    thresholdMs: null,
    formula: null,
  };
  const { signal } = new AbortController();
  expect(await open().vendor.report({ question, signal, onProgress: () => {} })).toMatchObject({
    failure: { code: 'unsupported' },
  });
});
