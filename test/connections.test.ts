import { describe, expect, it } from 'vitest';
import { Connections } from '../src/main/connections.ts';
import { createLog } from '../src/main/log.ts';
import type { WatchedConnection } from '../src/main/monitor/board.ts';
import type { Http, HttpRequest } from '../src/main/vendors/http.ts';
import { type Connection, connectionSchema } from '../src/shared/connection.ts';
import { draftConnectionId } from '../src/shared/connection-id.ts';
import { ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

const connectionOf = (id: string, parts: Partial<Connection> = {}) =>
  connectionSchema.parse({
    id,
    name: id,
    vendor: 'genesys-cloud',
    region: 'mypurecloud.ie',
    credentials: { clientId: { keychain: true } },
    ...parts,
  });
const credentials = { clientId: 'an-id', clientSecret: 'a-secret' };
/** What a tenant teaches that takes the client's credentials in the form only. */
const form = { url: 'https://login.mypurecloud.ie/oauth/token', style: 'form' } as const;

/** Connections over a tenant that gives tokens for credentials in the form, and answers nothing else. */
function openConnections(kept: Connection[] = []) {
  const clock = new SteppedClock();
  const sent: HttpRequest[] = [];
  const saved: (keyof Settings)[] = [];
  const opened: string[] = [];
  let settings: Settings = { ...createDefaultSettings(), connections: kept };
  let watched: readonly WatchedConnection[] = [];
  const world = { hasBug: false };
  const http: Http = {
    async send(request) {
      sent.push(request);
      const isToken = request.url === form.url && /client_secret|code_verifier/.test(request.body ?? '');
      return ok({
        status: isToken ? 200 : request.url === form.url ? 401 : 404,
        header: (name) => (name === 'content-type' ? 'application/json' : null),
        text: isToken ? '{"access_token":"a-token","token_type":"bearer","expires_in":3600}' : '{}',
        receivedAt: clock.now(),
        timeToFirstByteMs: 1,
      });
    },
    close: async () => undefined,
  };
  const keychain = new MemoryKeychain();
  const connections = new Connections({
    clock,
    log: createLog('error', () => undefined, clock.now),
    keychain,
    readSettings: () => settings,
    updateSettings: (change) => {
      for (const name of Object.keys(change)) if (name in settings) saved.push(name as keyof Settings);
      settings = { ...settings, ...change };
      return ok(settings);
    },
    openHttp: () => http,
    openBrowser: async (url) => {
      opened.push(url);
      return ok(null);
    },
    demoScenario: null,
    watch: (next) => {
      if (world.hasBug) throw new Error('a bug');
      watched = next;
    },
  });
  const change = (next: Partial<Settings>) => {
    settings = { ...settings, ...next };
  };
  return {
    clock,
    connections,
    keychain,
    sent,
    saved,
    opened,
    change,
    world,
    settings: () => settings,
    watched: () => watched,
  };
}

const signal = () => new AbortController().signal;
const stylesOf = (sent: readonly HttpRequest[]) =>
  sent
    .filter(({ url }) => url === form.url)
    .map(({ body }) => (body?.includes('client_secret') ? 'form' : 'basic'));

describe('a vendor of its own for a kept connection', () => {
  it('asks with the kept credentials, remembers nothing and leaves what is polled alone', async () => {
    const emea = connectionOf('emea', { enabled: false });
    const { connections, keychain, sent, settings, watched } = openConnections([emea]);
    await keychain.write('emea', credentials);
    await connections.apply();
    expect(watched()).toEqual([]);
    const vendor = connections.openKept(emea);
    if (!vendor.ok) throw new Error('a kept connection opens');
    await vendor.value.check(signal());
    expect(stylesOf(sent)).toContain('form');
    expect(settings().found).toEqual({});
    expect(connections.find('emea')).toBeNull();
    await vendor.value.close();
  });
});

describe('a connection that names no credentials', () => {
  it('spends no secret that lies under its id and that it does not know of', async () => {
    const emea = connectionOf('emea', { credentials: {} });
    const { connections, keychain, sent } = openConnections([emea]);
    await keychain.write('emea', credentials);
    await connections.apply();
    expect(await connections.find('emea')?.listQueues(signal())).toMatchObject({ failure: { code: 'auth' } });
    const opened = connections.openKept(emea);
    if (!opened.ok) throw new Error('a kept connection opens');
    expect(await opened.value.listQueues(signal())).toMatchObject({ failure: { code: 'auth' } });
    expect(sent).toEqual([]);
    await opened.value.close();
    await connections.stop();
  });
});

describe('what is watched', () => {
  it('says of which connections the vendor’s own page is known', async () => {
    const typed = { loginUrl: 'https://login.example.com', apiUrl: 'https://api.example.com' };
    const gateway = connectionSchema.parse({ id: 'own', name: 'own', vendor: 'genesys-cloud', ...typed });
    const { connections, watched } = openConnections([connectionOf('emea'), gateway]);
    await connections.apply();
    expect(watched().map(({ connection, webApp }) => [connection.id, webApp])).toEqual([
      ['emea', true],
      ['own', false],
    ]);
    await connections.stop();
  });
});

describe('what was found out', () => {
  it('settled: is kept beside the connection, so that nothing starts afresh and the next run asks rightly', async () => {
    const emea = connectionOf('emea');
    const { connections, keychain, sent, saved, settings, watched } = openConnections([emea]);
    await keychain.write('emea', credentials);
    await connections.apply();
    const vendor = connections.find('emea');
    await vendor?.check(signal());
    expect(stylesOf(sent).slice(0, 2)).toEqual(['basic', 'form']);
    expect(settings().found.emea?.token).toEqual(form);
    expect(settings().connections).toEqual([emea]);
    await connections.apply();
    expect(watched()[0]?.vendor).toBe(vendor);
    const before = { saved: saved.length, sent: sent.length };
    // The next run.
    await connections.apply('emea');
    await connections.find('emea')?.check(signal());
    expect(new Set(stylesOf(sent.slice(before.sent)))).toEqual(new Set(['form']));
    expect(saved.slice(before.saved)).toEqual([]);
    await connections.stop();
  });

  it('is not kept of a draft, until the draft is: then its connection has what the test found', async () => {
    const { connections, sent, saved, settings, change } = openConnections();
    const draft = connectionOf(draftConnectionId);
    const vendor = connections.openDraft(draft, credentials);
    if (!vendor.ok) throw new Error('a draft opens');
    await vendor.value.check(signal());
    expect(settings().found).toEqual({});
    const kept = connectionOf('emea', { name: 'Genesys EMEA', queues: ['q-1'], pollSeconds: 30 });
    change({ connections: [kept] });
    connections.keepDraft(kept);
    expect(settings().found.emea?.token).toEqual(form);
    // A second draft begins from nothing. What it finds is known already, and not written again.
    sent.length = 0;
    saved.length = 0;
    const second = connections.openDraft(draft, credentials);
    if (second.ok) await second.value.check(signal());
    expect(stylesOf(sent)[0]).toBe('basic');
    connections.keepDraft(kept);
    expect(saved).toEqual([]);
  });

  it('is not taken from a draft of another tenant', async () => {
    const { connections, settings, change } = openConnections();
    const vendor = connections.openDraft(connectionOf(draftConnectionId), credentials);
    if (vendor.ok) await vendor.value.check(signal());
    const other = connectionOf('us', { region: 'mypurecloud.com' });
    change({ connections: [other] });
    connections.keepDraft(other);
    expect(settings().found).toEqual({});
  });

  it('goes with the connection, and does not come back from a question that ends later', async () => {
    const emea = connectionOf('emea');
    const { connections, keychain, settings, change } = openConnections([emea]);
    await keychain.write('emea', credentials);
    await connections.apply();
    const asking = connections.find('emea')?.check(signal());
    change({ connections: [], found: { emea: { api: 'platform', token: null } } });
    connections.forget('emea');
    expect(settings().found).toEqual({});
    await asking;
    expect(settings().found).toEqual({});
  });
});

describe('the vendor of a connection', () => {
  it('is found while it is watched, and not of one that is switched off or gone', async () => {
    const { connections, change, watched } = openConnections([
      connectionOf('emea'),
      connectionOf('off', { enabled: false }),
    ]);
    await connections.apply();
    expect(connections.find('emea')).toBe(watched()[0]?.vendor);
    expect(connections.find('off')).toBeNull();
    change({ connections: [] });
    await connections.apply();
    expect(connections.find('emea')).toBeNull();
  });
});

it('carries out the next change after one that failed for a bug of ours', async () => {
  const { connections, world, watched } = openConnections([connectionOf('emea')]);
  world.hasBug = true;
  await expect(connections.apply()).rejects.toThrow('a bug');
  world.hasBug = false;
  expect(await connections.apply()).toEqual(ok(null));
  expect(watched().length).toBe(1);
  await connections.stop();
});

describe('a person’s sign-in', () => {
  const parts: Partial<Connection> = { api: 'platform', signIn: 'browser' };

  it('begins in the system’s browser', async () => {
    const { connections, opened } = openConnections();
    const vendor = connections.openDraft(connectionOf(draftConnectionId, parts), { clientId: 'public' });
    if (!vendor.ok) throw new Error('a draft opens');
    const controller = new AbortController();
    const signingIn = vendor.value.signIn(controller.signal);
    while (opened.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const address = new URL(opened[0] ?? '');
    expect(address.origin).toBe('https://login.mypurecloud.ie');
    expect(address.searchParams.get('client_id')).toBe('public');
    controller.abort(new DOMException('called off', 'AbortError'));
    expect(await signingIn).toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('outlives the test of the draft, goes on in the connection that is added, and ends with it', async () => {
    const { connections, keychain, sent, opened, change } = openConnections();
    const vendor = connections.openDraft(connectionOf(draftConnectionId, parts), { clientId: 'public' });
    if (!vendor.ok) throw new Error('a draft opens');
    const signingIn = vendor.value.signIn(signal());
    while (opened.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const asked = new URL(opened[0] ?? '').searchParams;
    await fetch(`${asked.get('redirect_uri')}/?code=a-code&state=${asked.get('state')}`);
    expect(await signingIn).toEqual(ok(null));
    await vendor.value.close();

    const kept = connectionOf('emea', parts);
    await keychain.write('emea', { clientId: 'public' });
    change({ connections: [kept] });
    connections.keepDraft(kept);
    await connections.apply();
    const ask = async () => {
      sent.length = 0;
      await connections.find('emea')?.listQueues(signal());
      return sent.map(({ headers }) => headers.authorization);
    };
    expect(new Set(await ask())).toEqual(new Set(['Bearer a-token']));

    connections.forget('emea');
    await connections.apply('emea');
    expect(await ask()).toEqual([]);
    await connections.stop();
  });

  it('does not survive the connection when it comes to its end while that is removed', async () => {
    const kept = connectionOf('emea', parts);
    const { connections, keychain, sent, opened, change } = openConnections([kept]);
    await keychain.write('emea', { clientId: 'public' });
    await connections.apply();
    const signingIn = connections.find('emea')?.signIn(signal());
    while (opened.length === 0) await new Promise((resolve) => setImmediate(resolve));
    change({ connections: [] });
    connections.forget('emea');
    const asked = new URL(opened[0] ?? '').searchParams;
    await fetch(`${asked.get('redirect_uri')}/?code=a-code&state=${asked.get('state')}`);
    expect(await signingIn).toEqual(ok(null));
    await connections.apply();

    // The same tenant, added again: whoever sits there now signs in for themselves.
    change({ connections: [kept] });
    await connections.apply();
    sent.length = 0;
    expect(await connections.find('emea')?.listQueues(signal())).toMatchObject({ failure: { code: 'auth' } });
    expect(sent).toEqual([]);
    await connections.stop();
  });
});
