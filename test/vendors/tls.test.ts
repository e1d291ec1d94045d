import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createHttp, type HttpOptions } from '../../src/main/vendors/http.ts';
import { describeFailure } from '../../src/shared/words/en/failure.ts';
import { type Authority, createAuthority } from './certificates.ts';
import { ConnectProxy } from './connect-proxy.ts';
import { TlsServer } from './tls-server.ts';

// Certificates that are good, and every way in which they are not.

const made: { authority?: Authority; folder?: string; caFile: string } = { caFile: '' };
const dayMs = 86_400_000;
const proxyOf = (proxy: ConnectProxy) => async () => [
  { kind: 'proxy' as const, proxy: { origin: proxy.url, authorization: null } },
];

beforeAll(async () => {
  made.authority = await createAuthority('CN=Acme Inspection CA, O=Acme Ltd');
  made.folder = await mkdtemp(join(tmpdir(), 'queuewatch-tls-'));
  made.caFile = join(made.folder, 'ca.pem');
  await writeFile(made.caFile, `The authority of the company\n\n${made.authority.pem}\n`);
});
afterAll(() => rm(made.folder ?? '', { recursive: true }));

function authority(): Authority {
  if (made.authority === undefined) throw new Error('the authority is made first');
  return made.authority;
}

async function serve(
  hosts: string[],
  dates?: { from: number; to: number },
  host?: string,
): Promise<TlsServer> {
  const server = await new TlsServer(await authority().issue(hosts, dates)).start(host);
  onTestFinished(() => server.stop());
  return server;
}

async function ask(url: string, options: Partial<HttpOptions> = {}) {
  const http = createHttp({ clock: systemClock, totalTimeoutMs: 5000, ...options });
  onTestFinished(() => http.close());
  return http.send({
    method: 'GET',
    url,
    headers: { authorization: 'Bearer secret-token' },
    lane: 'live',
    signal: new AbortController().signal,
  });
}

async function askForFailure(url: string, options: Partial<HttpOptions> = {}) {
  const result = await ask(url, options);
  if (result.ok) throw new Error('this should have failed');
  return result.failure;
}

test('names who issued a certificate that is not trusted, and sends nothing', async () => {
  const server = await serve(['localhost']);
  const failure = await askForFailure(`https://localhost:${server.port}/`);
  expect(failure).toEqual({
    code: 'tls',
    reason: 'certificate-issuer',
    subject: 'localhost',
    detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE, issued by “Acme Inspection CA (Acme Ltd)”',
    retryable: false,
  });
  expect(server.requests).toBe(0);
  const { message, remedy } = describeFailure(failure);
  expect(message).toContain('The certificate of localhost is not trusted.');
  expect(message).toContain('issued by “Acme Inspection CA (Acme Ltd)”');
  expect(remedy).toMatch(/extra certificate file/);
});

test('trusts what an extra certificate file holds, words around it or not', async () => {
  const server = await serve(['localhost']);
  const answer = await ask(`https://localhost:${server.port}/`, { caFile: made.caFile });
  expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
});

test('a certificate for another host is refused even from a trusted issuer', async () => {
  const server = await serve(['vendor.example']);
  const failure = await askForFailure(`https://localhost:${server.port}/`, { caFile: made.caFile });
  expect(failure).toMatchObject({
    code: 'tls',
    reason: 'certificate-name',
    subject: 'localhost',
    detail: expect.stringContaining('issued by “Acme Inspection CA (Acme Ltd)”'),
  });
  expect(server.requests).toBe(0);
  expect(describeFailure(failure).message).toContain('belongs to another host');
});

test.each([
  ['over', -10 * dayMs, -dayMs, 'CERT_HAS_EXPIRED'],
  ['not begun', dayMs, 10 * dayMs, 'CERT_NOT_YET_VALID'],
])(
  'a certificate whose time is %s is refused, and the computer’s date suspected',
  async (_name, from, to, code) => {
    const now = Date.now();
    const server = await serve(['localhost'], { from: now + from, to: now + to });
    const failure = await askForFailure(`https://localhost:${server.port}/`, { caFile: made.caFile });
    expect(failure).toMatchObject({ code: 'tls', reason: 'certificate-date' });
    expect(failure.detail).toBe(`${code}, issued by “Acme Inspection CA (Acme Ltd)”`);
    expect(describeFailure(failure).remedy).toContain('date and time');
    expect(server.requests).toBe(0);
  },
);

test('names the issuer also through a proxy that inspects the traffic', async () => {
  const server = await serve(['vendor.example']);
  const proxy = await new ConnectProxy({ port: server.port }).start();
  onTestFinished(() => proxy.stop());
  const failure = await askForFailure('https://vendor.example/', { findProxy: proxyOf(proxy) });
  expect(failure).toMatchObject({
    code: 'tls',
    subject: 'vendor.example',
    detail: expect.stringContaining('issued by “Acme Inspection CA (Acme Ltd)”'),
  });
  const trusted = await ask('https://vendor.example/', { findProxy: proxyOf(proxy), caFile: made.caFile });
  expect(trusted).toMatchObject({ ok: true, value: { status: 200 } });
});

test('a certificate for another host is refused at the end of a tunnel too', async () => {
  const server = await serve(['other.example']);
  const proxy = await new ConnectProxy({ port: server.port }).start();
  onTestFinished(() => proxy.stop());
  const options = { findProxy: proxyOf(proxy), caFile: made.caFile };
  expect(await askForFailure('https://vendor.example/', options)).toMatchObject({
    code: 'tls',
    reason: 'certificate-name',
    subject: 'vendor.example',
  });
  expect(server.requests).toBe(0);
});

describe('an environment that turns the checks of all Node programs off', () => {
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const before = process.env[name];
  beforeEach(() => {
    process.env[name] = '0';
    // Node says once per process that this is unwise, which is so, and meant here.
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });

  test('turns none off here', async () => {
    const server = await serve(['localhost', 'vendor.example']);
    const proxy = await new ConnectProxy({ port: server.port }).start();
    onTestFinished(() => proxy.stop());
    expect(await askForFailure(`https://localhost:${server.port}/`)).toMatchObject({ code: 'tls' });
    const throughProxy = await askForFailure('https://vendor.example/', { findProxy: proxyOf(proxy) });
    expect(throughProxy).toMatchObject({ code: 'tls' });
    expect(server.requests).toBe(0);
  });

  test('nor those of the proxy', async () => {
    const server = await serve(['vendor.example']);
    const tls = await authority().issue(['127.0.0.1']);
    const proxy = await new ConnectProxy({ port: server.port, tls }).start();
    onTestFinished(() => proxy.stop());
    const failure = await askForFailure('https://vendor.example/', { findProxy: proxyOf(proxy) });
    expect(failure).toMatchObject({ code: 'proxy', reason: 'proxy-unreachable' });
    expect(proxy.asked).toEqual([]);
  });
});

test('a server that speaks no TLS is a failure of TLS without an issuer', async () => {
  const server = await serve(['localhost']);
  const proxy = await new ConnectProxy({ port: server.port }).start();
  onTestFinished(() => proxy.stop());
  const failure = await askForFailure(`https://localhost:${new URL(proxy.url).port}/`);
  expect(failure).toMatchObject({ code: 'tls', subject: 'localhost' });
  expect(failure.reason).toBeUndefined();
});

test('speaks TLS to an IPv6 address', async () => {
  const server = await serve(['::1'], undefined, '::1');
  const answer = await ask(`https://[::1]:${server.port}/`, { caFile: made.caFile });
  expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
  const failure = await askForFailure(`https://[::1]:${server.port}/`);
  expect(failure.detail).toContain('issued by “Acme Inspection CA (Acme Ltd)”');
});

test.each([
  ['is not there', null, 'ENOENT'],
  ['holds no certificate', 'just words', 'no certificate in PEM form'],
  ['holds a broken one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', null],
])('a certificate file that %s is a failure that names it', async (_name, content, detail) => {
  const path = join(made.folder ?? '', `${_name}.pem`);
  if (content !== null) await writeFile(path, content);
  const failure = await askForFailure('https://localhost:1/', { caFile: path });
  expect(failure).toMatchObject({ code: 'disk', reason: 'certificate-file', subject: path });
  if (detail !== null) expect(failure.detail).toBe(detail);
  expect(describeFailure(failure).message).toContain(path);
  expect(describeFailure(failure).remedy).toContain('PEM');
});

test('a certificate file that is mended is read at the next question', async () => {
  const server = await serve(['localhost']);
  const path = join(made.folder ?? '', 'later.pem');
  const http = createHttp({ clock: systemClock, caFile: path });
  onTestFinished(() => http.close());
  const send = () =>
    http.send({
      method: 'GET',
      url: `https://localhost:${server.port}/`,
      headers: {},
      lane: 'live',
      signal: new AbortController().signal,
    });
  expect(await send()).toMatchObject({ failure: { code: 'disk' } });
  await writeFile(path, authority().pem);
  expect(await send()).toMatchObject({ ok: true });
  // It is read once: what is trusted does not change under way.
  await rm(path);
  expect(await send()).toMatchObject({ ok: true });
});
