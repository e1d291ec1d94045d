import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from './fixed-clock.ts';
import { clientId, clientSecret, openVendor } from './genesys-fixture.ts';
import { ScriptedServer } from './scripted-server.ts';

const tokenRoute = 'POST /oauth/token';
const listRoute = 'GET /api/v2/routing/queues';
const listPath = '/api/v2/routing/queues?pageSize=100&pageNumber=1';
const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
const oneQueue = { entities: [{ id: 'q-1', name: 'Billing' }], pageCount: 1 };
const token = (value: string, expires_in = 3600) => ({
  body: { access_token: value, token_type: 'bearer', expires_in },
});

let server: ScriptedServer;
let clock: FixedClock;
const signal = new AbortController().signal;

beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  server = await new ScriptedServer().start();
  server.on(tokenRoute, token('token-one')).on(listRoute, { body: oneQueue });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'platform', ...changes }).vendor;
const bodies = () => server.requests.filter(({ path }) => path === '/oauth/token').map(({ body }) => body);

test('settled: sends id and secret in a Basic header, the grant alone in the form', async () => {
  await open().listQueues(signal);
  expect(server.requests[0]).toMatchObject({
    body: 'grant_type=client_credentials',
    headers: { authorization: basic },
  });
  expect(server.requests[1]).toMatchObject({
    path: listPath,
    headers: { authorization: 'Bearer token-one' },
  });
});

test.each([400, 401])('settled: after a %d tries once with the form and keeps to it', async (status) => {
  server.on(tokenRoute, { status, body: { error: 'invalid_client' } }, token('t1', 100), token('t2'));
  const vendor = open();
  expect((await vendor.listQueues(signal)).ok).toBe(true);
  clock.advance(95_000);
  await vendor.listQueues(signal);
  expect(bodies()).toHaveLength(3);
  for (const body of bodies().slice(1))
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
  expect(server.requests.filter(({ headers }) => headers.authorization === basic)).toHaveLength(1);
});

test.each([
  [3600, 3539_000, 1],
  [3600, 3540_000, 2],
  [100, 89_000, 1],
  [100, 90_000, 2],
])('settled: a token of %d s is used again after %d ms: %d sign-ins', async (lifetime, elapsed, signIns) => {
  server.on(tokenRoute, token('token-one', lifetime));
  const vendor = open();
  await vendor.listQueues(signal);
  clock.advance(elapsed);
  await vendor.listQueues(signal);
  expect(server.count(tokenRoute)).toBe(signIns);
});

test('settled: parallel callers share one sign-in', async () => {
  const vendor = open();
  await Promise.all([1, 2, 3].map(() => vendor.listQueues(signal)));
  expect(server.count(tokenRoute)).toBe(1);
});

test('a caller that gives up does not end the sign-in of the others', async () => {
  const stop = new AbortController();
  server.on(tokenRoute, {
    raw: (response) => {
      stop.abort();
      setImmediate(() =>
        response.writeHead(200).end(JSON.stringify({ access_token: 'late', expires_in: 60 })),
      );
    },
  });
  const vendor = open();
  const [given, patient] = await Promise.all([vendor.listQueues(stop.signal), vendor.listQueues(signal)]);
  expect(given).toMatchObject({ failure: { code: 'cancelled' } });
  expect(patient.ok).toBe(true);
});

test('settled: a 401 renews once and repeats once', async () => {
  server.on(tokenRoute, token('old'), token('new'));
  server.on(listRoute, { status: 401 }, { body: oneQueue });
  expect((await open().listQueues(signal)).ok).toBe(true);
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer new');
});

test('settled: a 401 for a fresh token is a sign-in failure', async () => {
  server.on(listRoute, { status: 401, body: { message: 'No.' } });
  expect(await open().listQueues(signal)).toMatchObject({
    ok: false,
    failure: { code: 'auth', detail: 'No.' },
  });
  expect(server.count(tokenRoute)).toBe(2);
  expect(server.count(listRoute)).toBe(2);
});

test('settled: a 401 for a token that another call has replaced repeats without renewing again', async () => {
  server.on(tokenRoute, token('old'), token('new'));
  const isOld = (authorization: string | undefined) => authorization === 'Bearer old';
  server.on(listRoute, ({ headers }) =>
    isOld(headers.authorization) ? { status: 401 } : { body: oneQueue },
  );
  const vendor = open();
  const results = await Promise.all([1, 2, 3, 4].map(() => vendor.listQueues(signal)));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(server.count(tokenRoute)).toBe(2);
});

test('settled: a missing permission drops the token, so that the next try signs in again', async () => {
  server.on(listRoute, { status: 403, body: { message: 'needs [routing:queue:view]' } }, { body: oneQueue });
  const vendor = open();
  expect(await vendor.listQueues(signal)).toMatchObject({
    failure: { code: 'permission', subject: 'routing:queue:view' },
  });
  expect((await vendor.listQueues(signal)).ok).toBe(true);
  expect(server.count(tokenRoute)).toBe(2);
});

test('settled: after a 404 asks the API address for the token', async () => {
  server.on(tokenRoute, { status: 404 }).on('POST /api/oauth/token', token('t'));
  server.on('GET /api/api/v2/routing/queues', { body: oneQueue });
  expect((await open({ apiUrl: `${server.url}/api/` }).listQueues(signal)).ok).toBe(true);
});

test.each([
  [400, { error: 'invalid_client', error_description: 'client not found' }, 'auth'],
  [401, { error: 'invalid_client' }, 'auth'],
  [401, { error: 'invalid_scope' }, 'permission'],
  [400, { error: 'invalid_scope' }, 'permission'],
  [400, {}, 'auth'],
  [400, { error: 'unsupported_grant_type' }, 'bad-request'],
  [429, {}, 'rate-limited'],
  [503, {}, 'vendor-down'],
  [200, { token: 'x' }, 'bad-answer'],
])('a token endpoint that answers %d %j is %s', async (status, body, code) => {
  server.on(tokenRoute, { status, body });
  expect(await open().listQueues(signal)).toMatchObject({ ok: false, failure: { code } });
});

test('sends a scope only where the connection names one', async () => {
  await open({ scope: 'analytics:readonly' }).listQueues(signal);
  expect(bodies()).toEqual(['grant_type=client_credentials&scope=analytics%3Areadonly']);
});

test.each([
  [null, 3539_000, 1],
  ['100', 89_000, 1],
  ['100', 90_000, 2],
  [0, 0, 2],
])('a lifetime given as %j is understood', async (lifetime, elapsed, signIns) => {
  server.on(tokenRoute, { body: { access_token: 'token-one', expires_in: lifetime } });
  const vendor = open();
  expect((await vendor.listQueues(signal)).ok).toBe(true);
  clock.advance(elapsed);
  await vendor.listQueues(signal);
  expect(server.count(tokenRoute)).toBe(signIns);
});

test('a token answer of the wrong shape names the path and not the value', async () => {
  server.on(tokenRoute, { body: { access_token: 4711, expires_in: 60 } });
  const result = await open().listQueues(signal);
  expect(result).toMatchObject({
    failure: { code: 'bad-answer', detail: expect.stringContaining('access_token') },
  });
  expect(JSON.stringify(result)).not.toContain('4711');
});

test('settled: only after a 404 does the API address see the secret', async () => {
  server.on(tokenRoute, { status: 400, body: { error: 'invalid_request' } });
  await open({ apiUrl: `${server.url}/api` }).listQueues(signal);
  expect(server.count(tokenRoute)).toBe(2);
  expect(server.count('POST /api/oauth/token')).toBe(0);
});
