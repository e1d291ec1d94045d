import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createHttp, type HttpOptions } from '../../src/main/vendors/http.ts';
import { type ProxyChoice, parsePacAnswer, parseProxyAddress } from '../../src/main/vendors/proxy-choice.ts';
import type { Failure } from '../../src/shared/failure.ts';
import { describeFailure } from '../../src/shared/words/en/failure.ts';
import { settle } from '../fakes/stepped-clock.ts';
import { createAuthority } from './certificates.ts';
import { ConnectProxy, type ConnectProxyOptions } from './connect-proxy.ts';
import { FixedClock } from './fixed-clock.ts';
import { ScriptedServer } from './scripted-server.ts';
import { TlsServer } from './tls-server.ts';

// A vendor that can be reached through a proxy only: its name is known to no name server.

const vendorUrl = 'https://api.vendor.example/x';
const made: {
  server?: TlsServer;
  caFile: string;
  folder: string;
  proxyCredentials?: { cert: string; key: string };
} = {
  caFile: '',
  folder: '',
};

beforeAll(async () => {
  const authority = await createAuthority('CN=Test CA');
  made.folder = await mkdtemp(join(tmpdir(), 'queuewatch-proxy-'));
  made.caFile = join(made.folder, 'ca.pem');
  await writeFile(made.caFile, authority.pem);
  made.server = await new TlsServer(await authority.issue(['api.vendor.example'])).start();
  made.proxyCredentials = await authority.issue(['127.0.0.1']);
});
afterAll(async () => {
  await made.server?.stop();
  await rm(made.folder, { recursive: true });
});

function vendor(): TlsServer {
  if (made.server === undefined) throw new Error('the vendor is started first');
  return made.server;
}

async function startProxy(options: Partial<ConnectProxyOptions> = {}): Promise<ConnectProxy> {
  const proxy = await new ConnectProxy({ port: vendor().port, ...options }).start();
  onTestFinished(() => proxy.stop());
  return proxy;
}

function open(choices: readonly ProxyChoice[], options: Partial<HttpOptions> = {}) {
  const http = createHttp({
    clock: systemClock,
    totalTimeoutMs: 5000,
    caFile: made.caFile,
    findProxy: async () => choices,
    ...options,
  });
  onTestFinished(() => http.close());
  return (url = vendorUrl) =>
    http.send({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer token-for-the-vendor' },
      body: '{}',
      lane: 'live',
      signal: new AbortController().signal,
    });
}

async function askForFailure(
  choices: readonly ProxyChoice[],
  options?: Partial<HttpOptions>,
): Promise<Failure> {
  const result = await open(choices, options)();
  if (result.ok) throw new Error('this should have failed');
  return result.failure;
}

/** An address where nobody listens. */
async function findDeadProxy(): Promise<string> {
  const proxy = await new ConnectProxy({ port: 1 }).start();
  const { url } = proxy;
  await proxy.stop();
  return url;
}

describe('a proxy', () => {
  test('settled: leads to the vendor, which alone sees the token', async () => {
    const proxy = await startProxy();
    expect(await open([parseProxyAddress(proxy.url)])()).toMatchObject({ ok: true, value: { status: 200 } });
    expect(proxy.asked).toEqual([{ target: 'api.vendor.example:443', authorization: null }]);
  });

  test('is spoken to once for several questions: its tunnel is kept', async () => {
    const proxy = await startProxy();
    const ask = open([parseProxyAddress(proxy.url)]);
    const before = vendor().requests;
    for (let index = 0; index < 3; index += 1) {
      await ask();
      await settle();
    }
    expect(vendor().requests - before).toBe(3);
    expect(proxy.asked).toHaveLength(1);
  });

  test('may itself be spoken to by TLS', async () => {
    const { proxyCredentials: tls } = made;
    const proxy = await startProxy(tls === undefined ? {} : { tls });
    expect(proxy.url).toMatch(/^https:/);
    expect(await open([parseProxyAddress(proxy.url)])()).toMatchObject({ ok: true });
    expect(await askForFailure([parseProxyAddress(proxy.url)], { caFile: null })).toMatchObject({
      code: 'proxy',
      reason: 'proxy-unreachable',
      subject: proxy.name,
      detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  test('gets the user name and password of its address', async () => {
    // printf 'desk:p@ss:word' | base64
    const authorization = 'Basic ZGVzazpwQHNzOndvcmQ=';
    const proxy = await startProxy({ authorization });
    const address = proxy.url.replace('://', '://desk:p%40ss%3Aword@');
    expect(await open([parseProxyAddress(address)])()).toMatchObject({ ok: true });
    expect(proxy.asked).toEqual([{ target: 'api.vendor.example:443', authorization }]);
  });

  test.each([
    ['', 'proxy-credentials', 'asks for a name and password'],
    ['desk:wrong-password@', 'proxy-credentials-refused', 'refused the name and password it was given'],
  ])(
    'that asks for a sign-in is named and not asked again, with %j in its address',
    async (user, reason, words) => {
      const proxy = await startProxy({ authorization: 'Basic ZGVzazpwQHNzOndvcmQ=' });
      const failure = await askForFailure([parseProxyAddress(proxy.url.replace('://', `://${user}`))]);
      expect(failure).toMatchObject({ code: 'proxy', reason, subject: proxy.name, retryable: false });
      expect(proxy.asked).toHaveLength(1);
      const said = JSON.stringify([failure, describeFailure(failure)]);
      expect(said).toContain(`The proxy ${proxy.name} ${words}.`);
      expect(said).toContain('HTTPS_PROXY');
      expect(said).not.toContain('wrong-password');
      expect(said).not.toContain(Buffer.from('desk:wrong-password').toString('base64'));
    },
  );

  test.each<[string | string[], string]>([
    ['NTLM', 'NTLM'],
    [['Negotiate', 'NTLM'], 'Negotiate, NTLM'],
    ['Negotiate, NTLM', 'Negotiate, NTLM'],
    ['Negotiate oRQwEqADCgEB', 'Negotiate'],
    ['Digest realm="here, my proxy", nonce="x"', 'Digest'],
  ])('that wants %j only is told apart, with what to ask IT for', async (header, scheme) => {
    const headers = { 'proxy-authenticate': header, 'content-type': 'text/html' };
    const proxy = await startProxy({ refusal: { status: 407, headers, body: '<html>No</html>' } });
    const failure = await askForFailure([parseProxyAddress(proxy.url)]);
    expect(failure).toMatchObject({
      code: 'proxy',
      reason: 'proxy-scheme',
      subject: scheme,
      detail: proxy.name,
      retryable: false,
    });
    const { message, remedy } = describeFailure(failure);
    expect(message).toContain(`a sign-in by ${scheme}`);
    expect(remedy).toMatch(/way around the proxy.*basic sign-in.*local relay/);
    expect(proxy.asked).toHaveLength(1);
  });

  test('that offers basic beside NTLM is asked for basic', async () => {
    const headers = { 'proxy-authenticate': ['Negotiate', 'NTLM', 'Basic realm="a, b"'] };
    const proxy = await startProxy({ refusal: { status: 407, headers } });
    expect(await askForFailure([parseProxyAddress(proxy.url)])).toMatchObject({
      reason: 'proxy-credentials',
    });
  });

  test.each([403, 502, 503])('that answers %d is not taken for the vendor', async (status) => {
    const proxy = await startProxy({ refusal: { status } });
    expect(await askForFailure([parseProxyAddress(proxy.url)])).toMatchObject({
      code: 'proxy',
      subject: proxy.name,
      detail: `status ${status}`,
      retryable: true,
    });
  });

  test('that cannot be reached is named, without its password', async () => {
    const address = (await findDeadProxy()).replace('://', '://desk:password@');
    const failure = await askForFailure([parseProxyAddress(address)]);
    expect(failure).toMatchObject({ code: 'proxy', reason: 'proxy-unreachable', detail: 'ECONNREFUSED' });
    expect(failure.subject).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(JSON.stringify([failure, describeFailure(failure)])).not.toContain('password');
  });

  test('that says nothing to CONNECT is named, before the question ends', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(async () => {
      silent.close();
    });
    const { port } = silent.address() as AddressInfo;
    const proxy = parseProxyAddress(`http://127.0.0.1:${port}`);
    expect(await askForFailure([proxy], { connectTimeoutMs: 200 })).toMatchObject({
      code: 'proxy',
      reason: 'proxy-unreachable',
      subject: `127.0.0.1:${port}`,
      detail: 'no answer in time',
      retryable: true,
    });
  });

  test('of a kind that is not spoken is named', async () => {
    const failure = await askForFailure(parsePacAnswer('SOCKS5 a:1; SOCKS b:2'));
    expect(failure).toMatchObject({ code: 'proxy', reason: 'proxy-kind', subject: 'SOCKS5, SOCKS' });
    expect(describeFailure(failure).message).toContain('SOCKS5, SOCKS');
  });
});

describe('several choices', () => {
  test('the first usable one is taken', async () => {
    const proxy = await startProxy();
    const other = await startProxy();
    const answer = `SOCKS5 a:1; PROXY ${proxy.name}; PROXY ${other.name}; DIRECT`;
    expect(await open(parsePacAnswer(answer))()).toMatchObject({ ok: true });
    expect([proxy.asked.length, other.asked.length]).toEqual([1, 0]);
  });

  test('one that cannot be reached gives way to the next, and is left alone for five minutes', async () => {
    const clock = new FixedClock(0);
    const dead = await startProxy();
    const { name } = dead;
    const other = await startProxy();
    const ask = open(parsePacAnswer(`PROXY ${name}; PROXY ${other.name}`), { clock });
    await dead.stop();
    expect(await ask()).toMatchObject({ ok: true });
    expect(other.asked).toHaveLength(1);
    const revived = await new ConnectProxy({ port: vendor().port }).start(Number(name.split(':')[1]));
    onTestFinished(() => revived.stop());
    await ask();
    expect(revived.asked).toEqual([]);
    clock.advance(5 * 60_000);
    expect(await ask()).toMatchObject({ ok: true });
    expect(revived.asked).toHaveLength(1);
  });

  test('one that refuses does not give way: it decides', async () => {
    const proxy = await startProxy({ refusal: { status: 403 } });
    const other = await startProxy();
    const failure = await askForFailure(parsePacAnswer(`PROXY ${proxy.name}; PROXY ${other.name}`));
    expect(failure).toMatchObject({ code: 'proxy', detail: 'status 403' });
    expect(other.asked).toEqual([]);
  });
});

describe('this computer', () => {
  test('is never reached through a proxy, by http or https', async () => {
    const proxy = await startProxy();
    const server = await new ScriptedServer().start();
    onTestFinished(() => server.stop());
    server.on('POST /x', {});
    const ask = open([parseProxyAddress(proxy.url)]);
    expect(await ask(`${server.url}/x`)).toMatchObject({ ok: true });
    expect(await ask(`https://localhost:${vendor().port}/x`)).toMatchObject({ failure: { code: 'tls' } });
    expect(proxy.asked).toEqual([]);
  });
});

test('a system that cannot say which proxy to use is a failure, not a way around it', async () => {
  const failure = await askForFailure([], { findProxy: () => Promise.reject(new Error('no')) });
  expect(failure).toMatchObject({ code: 'proxy' });
});

test('a system that never says it is a time-out', async () => {
  const failure = await askForFailure([], { findProxy: () => new Promise(() => {}), totalTimeoutMs: 100 });
  expect(failure.code).toBe('timeout');
});

test('without a word about proxies the environment decides', async () => {
  const proxy = await startProxy();
  const before = process.env.HTTPS_PROXY;
  process.env.HTTPS_PROXY = proxy.url;
  onTestFinished(() => {
    if (before === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = before;
  });
  const http = createHttp({ clock: systemClock, caFile: made.caFile });
  onTestFinished(() => http.close());
  const signal = new AbortController().signal;
  expect(await http.send({ method: 'GET', url: vendorUrl, headers: {}, lane: 'live', signal })).toMatchObject(
    {
      ok: true,
    },
  );
  expect(proxy.asked).toHaveLength(1);
});
