import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFailure, failureCodes, failureReasons } from '../../src/shared/failure.ts';
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
  ...([400, 405, 409, 413, 415, 422] as const).map((status): [string, Reply, string] => [
    `${status}`,
    { status },
    'bad-request',
  ]),
  ['403', { status: 403 }, 'permission'],
  ['404', { status: 404 }, 'not-found'],
  ['410', { status: 410 }, 'not-found'],
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
])('%s is the failure it is', async (_name, reply, code) => {
  expect((await ask(reply)).failure?.code).toBe(code);
});

test.each<[string, Reply]>([
  ['silence', { raw: () => {} }],
  ['a drip without end', { raw: (response) => drip(response.writeHead(200)) }],
])('%s is over with the time of the question', async (_name, reply) => {
  clock.toRealMs = (delayMs) => Math.min(delayMs, 150);
  expect((await ask(reply)).failure?.code).toBe('timeout');
});

describe('settled: HTML with 2xx to 4xx is a bad answer, with 5xx the vendor is down', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[string, Reply]>([
    ['a page', { headers: html, body: page }],
    ['a page labelled JSON', { headers: json, body: page }],
    ['a page with blanks before it', { headers: json, body: `\r\n\t ${page}` }],
    ['a page without a type', { headers: json, body: '<HTML><body>Welcome to the hotel</body>' }],
    ['a page of XHTML', { headers: json, body: `<?xml version="1.0"?>\n<!DOCTYPE html><html/>` }],
    ['words labelled HTML', { headers: html, body: 'Please sign in' }],
    ...([400, 401, 403, 404, 408, 429] as const).map((status): [string, Reply] => [
      `a page with ${status}`,
      { status, headers: html, body: page },
    ]),
  ])('%s is not the vendor', async (_name, reply) => {
    const { failure } = await ask(reply);
    expect(failure).toMatchObject({ code: 'bad-answer', reason: 'web-page', retryable: false });
    const { message, remedy } = describeFailure(failure ?? createFailure('cancelled'));
    expect(message).toContain('This is not the vendor: a proxy or sign-in page answered.');
    expect(remedy).toContain('Open a browser');
    expect(message + remedy).not.toContain('Sign in</title>');
  });

  test.each([500, 502, 503, 504])('a page with %d is', async (status) => {
    expect((await ask({ status, headers: html, body: page })).failure).toMatchObject({
      code: 'vendor-down',
      detail: `status ${status}`,
    });
  });
});

test('an answer that is no JSON and no page says so', async () => {
  expect((await ask({ body: 'no' })).failure).toMatchObject({ code: 'bad-answer', detail: 'not JSON' });
  const xml = await ask({ body: '<?xml version="1.0"?><error/>' });
  expect(xml.failure).toMatchObject({ code: 'bad-answer', detail: 'not JSON' });
});

test.each(['text/plain', 'text/html', 'application/octet-stream', ''])(
  'JSON is read whatever its label says: %j',
  async (type) => {
    expect((await ask({ headers: { 'content-type': type }, body: { entities: [] } })).failure).toBeNull();
  },
);

test.each<[string, number, string, string]>([
  ['NTLM', 407, 'proxy-scheme', 'NTLM'],
  ['Basic realm="x"', 407, 'proxy-credentials', 'HTTPS_PROXY'],
])('a proxy in the way that asks for %s is named, even by a page', async (scheme, status, reason, word) => {
  const { failure } = await ask({ status, headers: { ...html, 'proxy-authenticate': scheme }, body: page });
  expect(failure).toMatchObject({ code: 'proxy', reason });
  expect(JSON.stringify(describeFailure(failure ?? createFailure('cancelled')))).toContain(word);
});

describe('CXone’s reason in a header', () => {
  test('is the vendor’s words where the body has none, cleaned', async () => {
    const headers = { icStatusDescription: 'Invalid skill list \u00a0 client-of-the-test' };
    expect((await ask({ status: 400, headers, body: '' })).failure?.detail).toBe(
      'Invalid skill list [hidden]',
    );
  });
  test('is left out where the body has some', async () => {
    const headers = { icStatusDescription: 'Invalid skill list' };
    const { failure } = await ask({ status: 400, headers, body: { error_description: 'No such skill' } });
    expect(failure?.detail).toBe('No such skill');
  });
});

function drip(response: Parameters<NonNullable<Reply['raw']>>[0]) {
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}

test('settled: 3xx is never followed: no other host sees a request or a token', async () => {
  const other = await new ScriptedServer().start();
  const elsewhere: Reply = { status: 307, headers: { location: `${other.url}/api/v2/routing/queues` } };
  expect((await ask(elsewhere)).failure?.code).toBe('bad-answer');
  server.on('POST /oauth/token', { ...elsewhere, headers: { location: `${other.url}/oauth/token` } });
  expect((await ask({})).failure?.code).toBe('bad-answer');
  expect(other.requests).toEqual([]);
  await other.stop();
});

test('settled: an answer over the size cap is a bad answer, counted after unpacking', async () => {
  const raw: Reply['raw'] = (response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync('{"entities":[]}'.padEnd(1_000_001)));
  expect((await ask({ raw })).failure?.code).toBe('bad-answer');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('settled: asks for and unpacks %s', async (encoding, pack) => {
  const packed = pack(JSON.stringify({ entities: [] }));
  const raw: Reply['raw'] = (response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(packed);
  expect((await ask({ raw })).failure).toBeNull();
  expect(server.requests.at(-1)?.headers['accept-encoding']).toContain(encoding);
});

describe('settled: a 429 waits Retry-After, else the vendor’s reset header', () => {
  const date = 'Mon, 02 Mar 2026 10:00:00 GMT';
  test.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '37' }, 37_000],
    ['a fraction', { 'retry-after': '1.5' }, 1500],
    ['a date by the vendor’s clock', { 'retry-after': 'Mon, 02 Mar 2026 10:00:12 GMT', date }, 12_000],
    ['a date that is over', { 'retry-after': 'Mon, 02 Mar 2026 09:59:00 GMT', date }, 0],
    ['the reset header', { 'inin-ratelimit-reset': '61' }, 61_000],
    ['nonsense beside the reset header', { 'retry-after': 'soon', 'inin-ratelimit-reset': '9' }, 9000],
    ['a number beyond all measure', { 'retry-after': '9'.repeat(400) }, undefined],
    ['nothing', {}, undefined],
  ])('%s', async (_name, headers, expected) => {
    expect((await ask({ status: 429, headers })).failure?.retryAfterMs).toBe(expected);
  });
});

test.each<[Record<string, string>, number | undefined]>([
  [{ 'retry-after': '37' }, 37_000],
  [{ 'inin-ratelimit-reset': '61' }, undefined],
])('settled: after a 503 with %j waits as long as it asks for', async (headers, expected) => {
  expect((await ask({ status: 503, headers })).failure?.retryAfterMs).toBe(expected);
});

test('settled: a 429 pauses every lane: nothing is sent until it is over', async () => {
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

test('settled: names the missing permission by the vendor’s words, else by the documentation', async () => {
  const named = await ask({ status: 403, body: { message: 'missing [analytics:other:view]' } });
  expect(named.failure?.subject).toBe('analytics:other:view');
  expect((await ask({ status: 403 })).failure?.subject).toBe('routing:queue:view');
  const several = await ask({
    status: 403,
    body: { message: 'You are missing: [analytics:one:view, analytics:two:view, analytics:one:view]' },
  });
  expect(several.failure?.subject).toBe('analytics:one:view, analytics:two:view');
});

test('settled: the remedy of a 403 names the permission, the grant and data residency', async () => {
  const { failure } = await ask({ status: 403 });
  const { remedy } = describeFailure(failure ?? createFailure('cancelled'));
  expect(remedy).toMatch(/routing:queue:view.*grant is enabled.*data residency/);
});

test('settled: of an error body only message, code and inner messages are shown, cleaned and cut to 300', async () => {
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

test.each([
  ...failureCodes.map((code) => createFailure(code)),
  ...failureReasons.map((reason) => createFailure('proxy', { reason })),
])('settled: every failure has a message and a remedy: $code $reason', (failure) => {
  const { message, remedy } = describeFailure(failure);
  for (const words of [message, remedy]) expect(words).toMatch(/^[A-Z].{10,}\.$/s);
});
