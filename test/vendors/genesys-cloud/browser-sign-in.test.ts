import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../../src/main/log.ts';
import { BrowserSessions } from '../../../src/main/vendors/browser-sessions.ts';
import { createVendor } from '../../../src/main/vendors/registry.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { failed, ok, type Result } from '../../../src/shared/result.ts';
import { FixedClock } from '../fixed-clock.ts';
import { createConnection, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';

const tokenRoute = 'POST /oauth/token';
const liveRoute = 'POST /api/v2/analytics/queues/observations/query';

let server: ScriptedServer;
let clock: FixedClock;
let sessions: BrowserSessions;
let shown: URL[];
let logLines: string[];

beforeEach(async () => {
  server = await new ScriptedServer().start();
  server
    .on(tokenRoute, { body: { access_token: 'token-of-the-person', expires_in: 600 } })
    .on('GET /api/v2/routing/queues', { body: { entities: [{ id: 'q-1', name: 'Billing' }] } })
    .on(liveRoute, { body: { results: [] } })
    .on('POST /api/v2/analytics/conversations/aggregates/query', { body: { results: [] } });
  clock = new FixedClock(Date.UTC(2026, 2, 2, 10));
  sessions = new BrowserSessions();
  shown = [];
  logLines = [];
});
afterEach(() => server.stop());

/** A person at the browser: answers the page that is shown by going to the address that comes back. */
type Person = (page: URL) => Promise<unknown>;

interface Opened {
  clientId?: string;
  /** What the desktop says once it has opened the browser. */
  opened?: Promise<Result<null>>;
}

const comeBack = (page: URL, answer: Record<string, string>) =>
  fetch(`${page.searchParams.get('redirect_uri')}/?${new URLSearchParams(answer)}`);
const agree: Person = (page) =>
  comeBack(page, { code: 'code-1', state: page.searchParams.get('state') ?? '' });

function open(
  person: Person,
  changes: Record<string, unknown> = {},
  { clientId = 'public-client', opened = Promise.resolve(ok(null)) }: Opened = {},
) {
  const connection = createConnection(server.url, { api: 'platform', signIn: 'browser', ...changes });
  const created = createVendor(connection, {
    clock,
    log: createLog(
      'debug',
      (line) => logLines.push(line),
      () => clock.now(),
    ),
    getCredentials: async () => ok({ clientId }),
    browser: {
      sessions,
      open: async (url) => {
        shown.push(new URL(url));
        void person(new URL(url));
        return opened;
      },
    },
  });
  if (!created.ok) throw new Error(created.failure.code);
  return created.value;
}

const never = new AbortController().signal;
const tokenForms = () =>
  server.requests.filter(({ path }) => path === '/oauth/token').map(({ body }) => new URLSearchParams(body));

describe('signing in by the browser', () => {
  test('the code is exchanged with the verifier of the challenge, and the figures come with the token', async () => {
    const vendor = open(agree);
    expect(await vendor.signIn(never)).toEqual({ ok: true, value: null });
    const [page] = shown;
    expect(page?.href.startsWith(`${server.url}/oauth/authorize?`)).toBe(true);
    expect(Object.fromEntries(page?.searchParams ?? [])).toMatchObject({
      client_id: 'public-client',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      state: expect.stringMatching(/^.{32,}$/),
    });
    const [form] = tokenForms();
    const verifier = form?.get('code_verifier') ?? '';
    expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
      page?.searchParams.get('code_challenge'),
    );
    expect(Object.fromEntries(form ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'code-1',
      client_id: 'public-client',
      redirect_uri: page?.searchParams.get('redirect_uri'),
    });
    const [exchange] = server.requests;
    expect(exchange?.headers.authorization).toBeUndefined();
    expect(await vendor.read(readRequest())).toMatchObject({ ok: true });
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer token-of-the-person');
    await vendor.close();
  });

  test('an answer with another state is refused, and the right one after it still counts', async () => {
    const statuses: number[] = [];
    const vendor = open(async (page) => {
      statuses.push((await comeBack(page, { code: 'stolen', state: 'guessed' })).status);
      statuses.push(((await agree(page)) as Response).status);
    });
    expect(await vendor.signIn(never)).toMatchObject({ ok: true });
    expect(tokenForms().map((form) => form.get('code'))).toEqual(['code-1']);
    expect(statuses[0]).toBe(404);
    await vendor.close();
  });

  test('a person who refuses ends the sign-in with the vendor’s words', async () => {
    const vendor = open((page) =>
      comeBack(page, {
        error: 'access_denied',
        error_description: 'the person said no',
        state: page.searchParams.get('state') ?? '',
      }),
    );
    expect(await vendor.signIn(never)).toMatchObject({
      ok: false,
      failure: { code: 'auth', detail: 'the person said no' },
    });
    expect(tokenForms()).toEqual([]);
    await vendor.close();
  });

  test('a sign-in that is called off closes its port', async () => {
    const calledOff = new AbortController();
    const vendor = open(async () => calledOff.abort());
    expect(await vendor.signIn(calledOff.signal)).toMatchObject({ failure: { code: 'cancelled' } });
    await expect(fetch(`${shown[0]?.searchParams.get('redirect_uri')}/`)).rejects.toThrow();
    await vendor.close();
  });

  test('a desktop that never says whether the browser is open can be called off', async () => {
    const calledOff = new AbortController();
    const vendor = open(async () => calledOff.abort(), {}, { opened: new Promise(() => undefined) });
    expect(await vendor.signIn(calledOff.signal)).toMatchObject({ failure: { code: 'cancelled' } });
    await vendor.close();
  });

  test('a browser that cannot be opened ends the sign-in and closes its port', async () => {
    const opened = Promise.resolve(failed(createFailure('unsupported', { detail: 'no browser' })));
    const vendor = open(async () => undefined, {}, { opened });
    expect(await vendor.signIn(never)).toMatchObject({ failure: { code: 'unsupported' } });
    await expect(fetch(`${shown[0]?.searchParams.get('redirect_uri')}/`)).rejects.toThrow();
    await vendor.close();
  });

  test('without a sign-in nothing is asked, and the failure says that a person must sign in', async () => {
    const vendor = open(agree);
    expect(await vendor.read(readRequest())).toMatchObject({
      failure: { code: 'auth', subject: 'browser session', retryable: false },
    });
    expect(server.requests).toEqual([]);
    await vendor.close();
  });

  test('a session without a refresh token ends with its token', async () => {
    const vendor = open(agree);
    await vendor.signIn(never);
    clock.advance(600_000);
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'auth' } });
    expect(tokenForms()).toHaveLength(1);
    await vendor.close();
  });

  test('a refresh token, where one came, renews the session without a person', async () => {
    server.on(
      tokenRoute,
      { body: { access_token: 'first', expires_in: 600, refresh_token: 'refresh-1' } },
      { body: { access_token: 'second', expires_in: 600 } },
    );
    const vendor = open(agree);
    await vendor.signIn(never);
    clock.advance(600_000);
    expect(await vendor.read(readRequest())).toMatchObject({ ok: true });
    expect(Object.fromEntries(tokenForms()[1] ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: 'public-client',
    });
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer second');
    await vendor.close();
  });

  test('a token that the vendor no longer takes ends the session at once', async () => {
    const vendor = open(agree);
    await vendor.signIn(never);
    server.on(liveRoute, { status: 401 });
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'auth' } });
    const asked = server.requests.length;
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'auth' } });
    expect(server.requests).toHaveLength(asked);
    await vendor.close();
  });

  test('a session is spent with nobody but whom it was made with', async () => {
    const vendor = open(agree);
    await vendor.signIn(never);
    const other = await new ScriptedServer().start();
    const elsewhere = open(agree, { apiUrl: other.url });
    const asOther = open(agree, {}, { clientId: 'another-client' });
    expect(await elsewhere.read(readRequest())).toMatchObject({ failure: { code: 'auth' } });
    expect(other.requests).toEqual([]);
    await vendor.signIn(never);
    expect(await asOther.read(readRequest())).toMatchObject({ failure: { code: 'auth' } });
    await Promise.all([vendor.close(), elsewhere.close(), asOther.close(), other.stop()]);
  });

  test('what was signed in as a draft goes on under the connection’s own id', async () => {
    const draft = open(agree, { id: 'draft' });
    await draft.signIn(never);
    sessions.move('draft', 'kept');
    const kept = open(agree, { id: 'kept' });
    expect(await kept.read(readRequest())).toMatchObject({ ok: true });
    expect(await draft.check(never)).toMatchObject({
      value: { steps: [{ step: 'sign-in', failure: { code: 'auth' } }] },
    });
    await Promise.all([draft.close(), kept.close()]);
  });

  test('no log line and no failure holds the code, the verifier or a token', async () => {
    const vendor = open(agree);
    await vendor.signIn(never);
    const said = JSON.stringify([await vendor.read(readRequest()), logLines]);
    for (const secret of ['token-of-the-person', 'code-1', tokenForms()[0]?.get('code_verifier') ?? '?'])
      expect(said).not.toContain(secret);
    await vendor.close();
  });
});

test.each<[string, (form: URLSearchParams) => string]>([
  ['the code', (form) => form.get('code') ?? ''],
  ['the verifier', (form) => form.get('code_verifier') ?? ''],
])('a vendor that repeats %s in its refusal is not quoted with it', async (_name, pick) => {
  server.on(tokenRoute, ({ body }) => ({
    status: 400,
    body: { error: 'invalid_grant', error_description: `no use: ${pick(new URLSearchParams(body))}` },
  }));
  const vendor = open(agree);
  expect(await vendor.signIn(never)).toMatchObject({
    failure: { code: 'auth', detail: 'no use: [hidden]; invalid_grant' },
  });
  await vendor.close();
});

test('a refresh token from before this vendor was opened is not quoted either', async () => {
  server.on(tokenRoute, { body: { access_token: 'first', expires_in: 600, refresh_token: 'refresh-1' } });
  const before = open(agree);
  await before.signIn(never);
  await before.close();
  clock.advance(600_000);
  server.on(tokenRoute, { status: 503, body: { message: 'not now, refresh-1' } });
  const vendor = open(agree);
  expect(await vendor.read(readRequest())).toMatchObject({ failure: { detail: 'not now, [hidden]' } });
  await vendor.close();
});

test('where nobody can sign in as a person, such a connection says so', async () => {
  const connection = createConnection(server.url, { api: 'platform', signIn: 'browser' });
  const created = createVendor(connection, {
    clock,
    log: createLog('error', () => {}, clock.now.bind(clock)),
    getCredentials: async () => ok({ clientId: 'public-client' }),
  });
  if (!created.ok) throw new Error(created.failure.code);
  expect(await created.value.read(readRequest())).toMatchObject({ failure: { code: 'unsupported' } });
  await created.value.close();
});
