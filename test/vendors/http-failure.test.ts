import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/shared/words/en/failure.ts';
import { FixedClock } from './fixed-clock.ts';
import { clientId, clientSecret, openVendor } from './genesys-fixture.ts';
import { type Reply, ScriptedServer } from './scripted-server.ts';

const listRoute = 'GET /api/v2/routing/queues';
const html = { 'content-type': 'text/html' };
const page = '<!doctype html><title>Sign in</title>';

let server: ScriptedServer;
let clock: FixedClock;
const signal = new AbortController().signal;

beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  server = await new ScriptedServer().start();
  server.on('POST /oauth/token', { body: { access_token: 'token-of-the-test', expires_in: 3600 } });
});
afterEach(() => server.stop());

async function ask(reply: Reply, askSignal = signal) {
  server.on(listRoute, reply);
  const { vendor, logLines } = openVendor(server.url, clock, { api: 'platform' });
  const result = await vendor.listQueues(askSignal);
  await vendor.close();
  return { failure: result.ok ? null : result.failure, logLines };
}

test.each<[string, Reply, string]>([
  ...([400, 405, 413, 415, 422] as const).map((status): [string, Reply, string] => [
    `${status}`,
    { status },
    'bad-request',
  ]),
  ['403', { status: 403 }, 'permission'],
  ['404', { status: 404 }, 'not-found'],
  ['407', { status: 407 }, 'proxy'],
  ['408', { status: 408 }, 'timeout'],
  ['429', { status: 429 }, 'rate-limited'],
  ...([500, 502, 503, 504] as const).map((status): [string, Reply, string] => [
    `${status}`,
    { status },
    'vendor-down',
  ]),
  ['502 with a page', { status: 502, headers: html, body: page }, 'vendor-down'],
  ['404 with a page', { status: 404, headers: html, body: page }, 'bad-answer'],
  ['200 with a page', { headers: html, body: page }, 'bad-answer'],
  [
    '503 that does not unpack',
    { status: 503, headers: { 'content-encoding': 'gzip' }, body: 'x' },
    'vendor-down',
  ],
  [
    '429 packed as nobody asked',
    { status: 429, headers: { 'content-encoding': 'zstd' }, body: 'x' },
    'rate-limited',
  ],
  ['200 packed as nobody asked', { headers: { 'content-encoding': 'deflate' }, body: 'x' }, 'bad-answer'],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'bad-answer'],
  ['nothing', { body: '' }, 'bad-answer'],
  ['half a JSON', { body: '{"entities":[' }, 'bad-answer'],
  ['the wrong shape', { body: { entities: 'none' } }, 'bad-answer'],
  ['a JSON null', { body: 'null' }, 'bad-answer'],
  ['bytes that do not unpack', { headers: { 'content-encoding': 'gzip' }, body: 'plain' }, 'bad-answer'],
  ['more than the limit', { body: '{"entities":[]}'.padEnd(1_000_001) }, 'bad-answer'],
  ['a reset', { raw: (response) => response.socket?.resetAndDestroy() }, 'offline'],
  [
    'less than it announced',
    {
      raw: (response) =>
        response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
    },
    'offline',
  ],
  ['silence', { raw: () => {} }, 'timeout'],
  ['a drip without end', { raw: (response) => drip(response.writeHead(200)) }, 'timeout'],
])('%s is the failure it is', async (_name, reply, code) => {
  expect((await ask(reply)).failure?.code).toBe(code);
});

test('an answer that is no JSON is told from a web page', async () => {
  expect((await ask({ headers: html, body: page })).failure?.detail).toBe('a web page');
  expect((await ask({ body: 'no' })).failure?.detail).toBe('not JSON');
});

function drip(response: Parameters<NonNullable<Reply['raw']>>[0]) {
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}

test('a redirect is not followed: no other host sees a request or a token', async () => {
  const other = await new ScriptedServer().start();
  const elsewhere: Reply = { status: 307, headers: { location: `${other.url}/api/v2/routing/queues` } };
  expect((await ask(elsewhere)).failure?.code).toBe('bad-answer');
  server.on('POST /oauth/token', { ...elsewhere, headers: { location: `${other.url}/oauth/token` } });
  expect((await ask({})).failure?.code).toBe('bad-answer');
  expect(other.requests).toEqual([]);
  await other.stop();
});

test('counts the limit after unpacking', async () => {
  const raw: Reply['raw'] = (response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync('{"entities":[]}'.padEnd(1_000_001)));
  expect((await ask({ raw })).failure?.code).toBe('bad-answer');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('asks for and unpacks %s', async (encoding, pack) => {
  const packed = pack(JSON.stringify({ entities: [] }));
  const raw: Reply['raw'] = (response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(packed);
  expect((await ask({ raw })).failure).toBeNull();
  expect(server.requests.at(-1)?.headers['accept-encoding']).toContain(encoding);
});

describe('how long to wait after a 429', () => {
  const date = 'Mon, 02 Mar 2026 10:00:00 GMT';
  test.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '37' }, 37_000],
    ['a fraction', { 'retry-after': '1.5' }, 1500],
    ['a date by the vendor’s clock', { 'retry-after': 'Mon, 02 Mar 2026 10:00:12 GMT', date }, 12_000],
    ['a date that is over', { 'retry-after': 'Mon, 02 Mar 2026 09:59:00 GMT', date }, 0],
    ['the reset header', { 'inin-ratelimit-reset': '61' }, 61_000],
    ['nonsense beside the reset header', { 'retry-after': 'soon', 'inin-ratelimit-reset': '9' }, 9000],
    ['nothing', {}, undefined],
  ])('%s', async (_name, headers, expected) => {
    expect((await ask({ status: 429, headers })).failure?.retryAfterMs).toBe(expected);
  });
});

test.each<[Record<string, string>, number | undefined]>([
  [{ 'retry-after': '37' }, 37_000],
  [{ 'inin-ratelimit-reset': '61' }, undefined],
])('after a 503 with %j waits as long as it asks for', async (headers, expected) => {
  expect((await ask({ status: 503, headers })).failure?.retryAfterMs).toBe(expected);
});

test('a 429 pauses every lane: nothing is sent until it is over', async () => {
  server.on(listRoute, { status: 429, headers: { 'retry-after': '30' } }, { body: { entities: [] } });
  const { vendor } = openVendor(server.url, clock, { api: 'platform' });
  await vendor.listQueues(signal);
  clock.advance(10_000);
  expect(await vendor.listQueues(signal)).toMatchObject({
    failure: { code: 'rate-limited', retryAfterMs: 20_000 },
  });
  expect(server.count(listRoute)).toBe(1);
  clock.advance(20_000);
  expect((await vendor.listQueues(signal)).ok).toBe(true);
});

test('names the missing permission by the vendor’s words, else by the documentation', async () => {
  const named = await ask({ status: 403, body: { message: 'missing [analytics:other:view]' } });
  expect(named.failure?.subject).toBe('analytics:other:view');
  expect((await ask({ status: 403 })).failure?.subject).toBe('routing:queue:view');
});

test('shows of an error body only message, code and inner messages, cleaned and cut', async () => {
  const body = {
    message: `No\u001b[31m ${'x'.repeat(400)}`,
    code: 'bad.request',
    errors: [{ message: 'inner' }],
    details: 'secret details',
  };
  const { failure } = await ask({ status: 400, body });
  expect(failure?.detail).toHaveLength(300);
  expect(failure?.detail).not.toContain('\u001b');
  const short = await ask({ status: 400, body: { ...body, message: 'No' } });
  expect(short.failure?.detail).toBe('No; bad.request; inner');
});

test.each([400, 401, 403, 500])(
  'a secret that a %d echoes is in no failure and no log line',
  async (status) => {
    const secrets = ['token-of-the-test', clientId, clientSecret, encodeURIComponent(clientSecret)];
    const { failure, logLines } = await ask({
      status,
      body: { message: `You sent ${secrets.join(' and ')}` },
    });
    const said =
      JSON.stringify(failure) + (failure && JSON.stringify(describeFailure(failure))) + logLines.join('\n');
    expect(said).toContain('You sent [hidden] and [hidden]');
    for (const secret of secrets) expect(said).not.toContain(secret);
  },
);

test('an aborted question is cancelled, one whose time is up a timeout', async () => {
  const stop = new AbortController();
  const silent: Reply = { raw: () => stop.abort() };
  expect((await ask(silent, stop.signal)).failure?.code).toBe('cancelled');
  expect((await ask({ raw: () => {} }, AbortSignal.timeout(100))).failure?.code).toBe('timeout');
});

test('an address where nobody listens is offline', async () => {
  const { vendor } = openVendor('http://127.0.0.1:1', clock, { api: 'platform' });
  expect(await vendor.listQueues(signal)).toMatchObject({
    failure: { code: 'offline', subject: '127.0.0.1' },
  });
});
