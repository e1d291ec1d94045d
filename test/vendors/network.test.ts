import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { Network, type NetworkChoice, type NetworkOptions } from '../../src/main/vendors/network.ts';
import { createAuthority } from './certificates.ts';
import { ConnectProxy, type ConnectProxyOptions } from './connect-proxy.ts';
import { ScriptedServer } from './scripted-server.ts';
import { TlsServer } from './tls-server.ts';

// A vendor that can be reached through a proxy only, and trusted by an extra certificate file only.

const made: { server?: TlsServer; folder: string; caFile: string } = { folder: '', caFile: '' };

beforeAll(async () => {
  const authority = await createAuthority('CN=Test CA');
  made.folder = await mkdtemp(join(tmpdir(), 'queuewatch-network-'));
  made.caFile = join(made.folder, 'ca.pem');
  await writeFile(made.caFile, authority.pem);
  made.server = await new TlsServer(await authority.issue(['api.vendor.example'])).start();
});
afterAll(async () => {
  await made.server?.stop();
  await rm(made.folder, { recursive: true });
});

async function startProxy(options: Partial<ConnectProxyOptions> = {}): Promise<ConnectProxy> {
  const proxy = await new ConnectProxy({ port: made.server?.port ?? 0, ...options }).start();
  onTestFinished(() => proxy.stop());
  return proxy;
}

function open(choice: Partial<NetworkChoice>, options: Partial<NetworkOptions> = {}) {
  const whole: NetworkChoice = { proxy: { kind: 'system' }, caFile: made.caFile, ...choice };
  const network = new Network({
    clock: systemClock,
    environment: {},
    askSystem: async () => 'DIRECT',
    choice: whole,
    limits: { totalTimeoutMs: 5000 },
    ...options,
  });
  const openVendor = () => {
    const http = network.openHttp();
    onTestFinished(() => http.close());
    const ask = (url = 'https://api.vendor.example/x') =>
      http.send({ method: 'GET', url, headers: {}, lane: 'live', signal: new AbortController().signal });
    return { http, ask };
  };
  return {
    network,
    openVendor,
    change: (next: Partial<NetworkChoice>) => network.choose({ ...whole, ...next }),
  };
}

const by = ({ url }: ConnectProxy) => ({ proxy: { kind: 'fixed' as const, url } });
const answered = { ok: true, value: { status: 200 } };

describe('the way that is chosen', () => {
  test('is that of the environment, else of the system, where the system decides', async () => {
    const [named, told] = [await startProxy(), await startProxy()];
    const askSystem = async () => `PROXY ${told.name}`;
    expect(await open({}, { askSystem }).openVendor().ask()).toMatchObject(answered);
    const environment = { HTTPS_PROXY: named.url };
    expect(await open({}, { askSystem, environment }).openVendor().ask()).toMatchObject(answered);
    expect([named.asked.length, told.asked.length]).toEqual([1, 1]);
  });

  test('leads past every proxy where none is wanted', async () => {
    const proxy = await startProxy();
    const named = { environment: { HTTPS_PROXY: proxy.url }, askSystem: async () => `PROXY ${proxy.name}` };
    const { ask } = open({ proxy: { kind: 'none' } }, named).openVendor();
    // Nobody but the proxy knows the name.
    expect(await ask()).toMatchObject({ ok: false, failure: { code: 'offline' } });
    expect(proxy.asked).toEqual([]);
  });

  test('is always the proxy that is named, whatever environment and system say', async () => {
    const [chosen, other] = [await startProxy(), await startProxy()];
    const environment = { HTTPS_PROXY: other.url, NO_PROXY: '*' };
    expect(await open(by(chosen), { environment }).openVendor().ask()).toMatchObject(answered);
    expect([chosen.asked.length, other.asked.length]).toEqual([1, 0]);
  });

  test('has the name and password that the environment gives for the same proxy, and for no other', async () => {
    // printf 'desk:pass' | base64
    const authorization = 'Basic ZGVzazpwYXNz';
    const chosen = await startProxy({ authorization });
    const signedIn = chosen.url.replace('://', '://desk:pass@');
    const environment = { HTTPS_PROXY: 'http://other.example:3128', ALL_PROXY: signedIn };
    expect(await open(by(chosen), { environment }).openVendor().ask()).toMatchObject(answered);
    expect(chosen.asked).toEqual([{ target: 'api.vendor.example:443', authorization }]);
    const stranger = await startProxy();
    expect(await open(by(stranger), { environment }).openVendor().ask()).toMatchObject(answered);
    expect(stranger.asked).toEqual([{ target: 'api.vendor.example:443', authorization: null }]);
  });
});

describe('another choice', () => {
  test('holds for the next question of every vendor, those opened before it too', async () => {
    const [first, second] = [await startProxy(), await startProxy()];
    const { openVendor, change } = open(by(first));
    const vendors = [openVendor(), openVendor()];
    for (const { ask } of vendors) expect(await ask()).toMatchObject(answered);
    change(by(second));
    for (const { ask } of [...vendors, openVendor()]) expect(await ask()).toMatchObject(answered);
    expect([first.asked.length, second.asked.length]).toEqual([2, 3]);
  });

  test('mends a way that was broken, and breaks nothing else when it is broken itself', async () => {
    const proxy = await startProxy();
    const { openVendor, change } = open({ proxy: { kind: 'none' } });
    const { ask } = openVendor();
    expect(await ask()).toMatchObject({ failure: { code: 'offline' } });
    change(by(proxy));
    expect(await ask()).toMatchObject(answered);
    const server = await new ScriptedServer().start();
    onTestFinished(() => server.stop());
    server.on('GET /x', {});
    await proxy.stop();
    expect(await ask()).toMatchObject({ failure: { code: 'proxy' } });
    expect(await ask(`${server.url}/x`)).toMatchObject(answered);
  });

  test('lets a question that is under way come to its end, and then leaves its socket', async () => {
    const server = await new ScriptedServer().start();
    onTestFinished(() => server.stop());
    const arrived = Promise.withResolvers<ServerResponse>();
    server.on('GET /slow', { raw: arrived.resolve });
    const proxy = await startProxy();
    const { openVendor, change } = open({});
    const { ask } = openVendor();
    const slow = ask(`${server.url}/slow`);
    const response = await arrived.promise;
    const { socket } = response.req;
    change(by(proxy));
    expect(await ask()).toMatchObject(answered);
    response.end('{}');
    expect(await slow).toMatchObject(answered);
    // The kept-alive socket of the old way is closed, not left for its server to end.
    if (!socket.closed) await once(socket, 'close', { signal: AbortSignal.timeout(3000) });
  });

  test('of the certificates holds at once, in both directions', async () => {
    const proxy = await startProxy();
    const { openVendor, change } = open({ ...by(proxy), caFile: null });
    const { ask } = openVendor();
    const untrusted = { failure: { code: 'tls', reason: 'certificate-issuer' } };
    expect(await ask()).toMatchObject(untrusted);
    change({ ...by(proxy), caFile: made.caFile });
    expect(await ask()).toMatchObject(answered);
    change({ ...by(proxy), caFile: null });
    expect(await ask()).toMatchObject(untrusted);
  });

  test('reaches no vendor that was closed', async () => {
    const proxy = await startProxy();
    const { openVendor, change } = open(by(proxy));
    const { http, ask } = openVendor();
    await ask();
    await http.close();
    change(by(await startProxy()));
    expect(await ask()).toMatchObject({ failure: { code: 'cancelled' } });
  });
});
