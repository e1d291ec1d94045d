import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import {
  activityRoute,
  configurationRoute,
  createJwt,
  createToken,
  discoveryRoute,
  olderRefreshRoute,
  olderTokenRoute,
  openCxone,
  readRequest,
  readWell,
  scriptTenant,
  secrets,
  tenantId,
  tokenRoute,
} from './cxone-fixture.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 10, 21, 10));
  server = scriptTenant(await new ScriptedServer().start());
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) => openCxone(server.url, clock, changes);
const seen = (path: string) => server.requests.filter((request) => request.path.split('?')[0] === path);
const tokenBodies = () => seen('/auth/token').map(({ body }) => body);
const bearers = () =>
  seen('/inContactAPI/services/v34.0/skills/activity').map(({ headers }) => headers.authorization);

async function refusal(changes: Record<string, unknown> = {}) {
  const result = await open(changes).vendor.read(readRequest());
  if (result.ok) throw new Error('it was answered');
  return result.failure;
}

test('settled: gets a token by the password grant where discovery says, and the base by the tenant’s claim', async () => {
  server.on(discoveryRoute, { body: { token_endpoint: `${server.url}/elsewhere/token?x=1` } });
  server.on('POST /elsewhere/token', { body: createToken('token-1') });
  server.on(configurationRoute, { body: { api_endpoint: `${server.url}/deep/path/` } });
  server.on('GET /deep/path/inContactAPI/services/v34.0/skills/activity', { body: { skillActivity: [] } });
  await readWell(open().vendor);
  expect(server.requests.slice(0, 4).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /.well-known/openid-configuration',
    'POST /elsewhere/token?x=1',
    `GET /.well-known/cxone-configuration?tenantId=${tenantId}`,
    'GET /deep/path/inContactAPI/services/v34.0/skills/activity',
  ]);
  const [discovery, token, configuration, activity] = server.requests;
  expect(discovery?.headers.authorization).toBeUndefined();
  expect(configuration?.headers.authorization).toBeUndefined();
  expect(activity?.headers.authorization).toBe('Bearer token-1');
  // Worked out by hand: "client%20of%2Fthe%20test:very%2Bsecret%2Fvalue%3A1" in base64.
  expect(token?.headers.authorization).toBe(
    'Basic Y2xpZW50JTIwb2YlMkZ0aGUlMjB0ZXN0OnZlcnklMkJzZWNyZXQlMkZ2YWx1ZSUzQTE=',
  );
  expect(token?.headers['content-type']).toBe('application/x-www-form-urlencoded');
});

test('encodes the four equals signs at the end of an access key', async () => {
  await readWell(open().vendor);
  expect(tokenBodies()).toEqual([
    'grant_type=password' +
      '&username=K3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK%3D%3D%3D%3D' +
      '&password=S3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR%3D%3D%3D%3D',
  ]);
});

test.each([400, 401])(
  'after a %i puts id and secret into the form once, and keeps what worked',
  async (status) => {
    server.on(tokenRoute, ({ headers }) =>
      headers.authorization === undefined
        ? { body: createToken('by-form') }
        : { status, body: { error: 'invalid_client' } },
    );
    const { vendor, found } = open();
    await readWell(vendor);
    const [, form = ''] = tokenBodies();
    expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
      grant_type: 'password',
      username: secrets.accessKeyId,
      password: secrets.accessKeySecret,
      client_id: secrets.clientId,
      client_secret: secrets.clientSecret,
    });
    expect(found()?.token).toEqual({ url: `${server.url}/auth/token`, style: 'form' });
    const next = openCxone(server.url, clock, {}, { found: { api: null, token: found()?.token ?? null } });
    await readWell(next.vendor);
    expect(tokenBodies()).toHaveLength(3);
  },
);

test('a wrong access key is a refused sign-in in the vendor’s words, with no secret in them', async () => {
  server.on(tokenRoute, {
    status: 400,
    body: { error: 'invalid_grant', error_description: `no access key ${secrets.accessKeyId}` },
  });
  const failure = await refusal();
  expect(failure.code).toBe('auth');
  expect(failure.detail).toContain('invalid_grant');
  expect(JSON.stringify(failure)).not.toContain(secrets.accessKeyId);
  expect(server.count(tokenRoute)).toBe(2);
});

test.each(Object.keys(secrets))('a connection without its %s does not sign in', async (name) => {
  const credentials = { ...secrets, [name]: undefined };
  const { vendor } = openCxone(server.url, clock, {}, { credentials });
  expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'auth' } });
  expect(server.requests).toEqual([]);
});

test('a token in a list of one is a token', async () => {
  server.on(tokenRoute, { body: [createToken('listed')] });
  await readWell(open().vendor);
  expect(bearers()).toEqual(['Bearer listed']);
});

test('the tenant is read from the access token where the id token does not name it', async () => {
  const accessToken = createJwt({ tenantId: 'from-access' });
  server.on(tokenRoute, { body: createToken(accessToken, { id_token: createJwt({ sub: 'user' }) }) });
  await readWell(open().vendor);
  expect(seen('/.well-known/cxone-configuration')[0]?.path).toContain('?tenantId=from-access');
});

test('the tenant’s name may stand in the other token', async () => {
  const accessToken = createJwt({ tenant: 'Named elsewhere' });
  server.on(tokenRoute, { body: createToken(accessToken, { id_token: createJwt({ tenantId }) }) });
  const report = await open().vendor.check(new AbortController().signal);
  expect(report).toMatchObject({ ok: true, value: { organisation: 'Named elsewhere' } });
});

test('settled: the tenant is read from the id token, whatever its signature says', async () => {
  const [header, payload] = createJwt({ tenantId }).split('.');
  server.on(tokenRoute, { body: createToken('token-1', { id_token: `${header}.${payload}.forged` }) });
  await readWell(open().vendor);
  expect(seen('/.well-known/cxone-configuration')[0]?.path).toContain(tenantId);
});

test.each([
  ['no JWT', 'opaque'],
  ['an empty one', '..'],
  ['a list', createJwt([])],
  ['no text', `${createJwt({ tenantId: 5 })}`],
])('a token with %s for claims is a bad answer', async (_name, idToken) => {
  server.on(tokenRoute, { body: createToken('opaque', { id_token: idToken }) });
  expect(await refusal()).toMatchObject({ code: 'bad-answer', detail: expect.stringContaining('tenant') });
});

test('a renewal refreshes the token, and asks for nothing else again', async () => {
  server.on(tokenRoute, { body: createToken('token-1') }, { body: createToken('token-2') });
  const { vendor } = open();
  await readWell(vendor);
  clock.advance(3_600_000);
  await readWell(vendor);
  const [, refresh = ''] = tokenBodies();
  expect(Object.fromEntries(new URLSearchParams(refresh))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'refresh-token-1',
    client_id: secrets.clientId,
  });
  expect(bearers()).toEqual(['Bearer token-1', 'Bearer token-2']);
  expect(server.count(discoveryRoute)).toBe(1);
  expect(server.count(configurationRoute)).toBe(1);
});

test.each([
  ['refused', { status: 400, body: { error: 'invalid_grant' } }],
  ['answered by a web page', { headers: { 'content-type': 'text/html' }, body: '<html></html>' }],
])('a refresh that is %s ends in a new password grant', async (_name, reply) => {
  server.on(tokenRoute, ({ body }) =>
    body.includes('grant_type=refresh_token') ? reply : { body: createToken('by-password') },
  );
  const { vendor } = open();
  await readWell(vendor);
  clock.advance(3_600_000);
  await readWell(vendor);
  const grants = tokenBodies().map((body) => new URLSearchParams(body).get('grant_type'));
  expect(grants).toEqual(['password', 'refresh_token', 'password']);
});

test('a refresh that failed is not tried again', async () => {
  server.on(tokenRoute, { body: createToken('token-1') }, { status: 400, body: { error: 'invalid_grant' } });
  const { vendor } = open();
  await readWell(vendor);
  clock.advance(3_600_000);
  await vendor.read(readRequest());
  await vendor.read(readRequest());
  const grants = tokenBodies().map((body) => new URLSearchParams(body).get('grant_type'));
  expect(grants.filter((grant) => grant === 'refresh_token')).toHaveLength(1);
});

test('a token that is refused before its time is got anew, not refreshed', async () => {
  server.on(tokenRoute, { body: createToken('token-1') }, { body: createToken('token-2') });
  server.on(activityRoute, ({ headers }) =>
    headers.authorization === 'Bearer token-1' ? { status: 401 } : { body: { skillActivity: [] } },
  );
  await readWell(open().vendor);
  const grants = tokenBodies().map((body) => new URLSearchParams(body).get('grant_type'));
  expect(grants).toEqual(['password', 'password']);
});

test('settled: after a missing right the next poll signs in anew and sees what the administrator changed', async () => {
  server.on(tokenRoute, { body: createToken('token-1') }, { body: createToken('token-2') });
  server.on(activityRoute, ({ headers }) =>
    headers.authorization === 'Bearer token-1' ? { status: 403 } : { body: { skillActivity: [] } },
  );
  const { vendor } = open();
  expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'permission' } });
  await readWell(vendor);
  const grants = tokenBodies().map((body) => new URLSearchParams(body).get('grant_type'));
  expect(grants).toEqual(['password', 'password']);
});

test.each([
  ['discovery', discoveryRoute],
  ['the token endpoint', tokenRoute],
])('without %s the older sign-in is asked, as JSON, and kept', async (_name, missing) => {
  server.on(missing, { status: 404 });
  server.on(olderTokenRoute, { body: createToken('older') });
  const { vendor, found } = open();
  await readWell(vendor);
  expect(seen('/authentication/v1/token/access-key').map(({ body }) => JSON.parse(body))).toEqual([
    { accessKeyId: secrets.accessKeyId, accessKeySecret: secrets.accessKeySecret },
  ]);
  expect(bearers()).toEqual(['Bearer older']);
  expect(found()?.token?.url).toBe(`${server.url}/authentication/v1/token/access-key`);
  const before = server.count(discoveryRoute);
  await readWell(
    openCxone(server.url, clock, {}, { found: { api: null, token: found()?.token ?? null } }).vendor,
  );
  expect(server.count(discoveryRoute)).toBe(before);
});

test('the older sign-in refreshes at its own address and under its own names', async () => {
  server.on(discoveryRoute, { status: 404 });
  server.on(olderTokenRoute, { body: createToken('older-1') });
  server.on(
    olderRefreshRoute,
    { body: { token: 'older-2', refreshToken: 'next', tokenExpirationTimeSec: '3600' } },
    { body: { token: 'older-3', refreshToken: 'last', tokenExpirationTimeSec: 3600 } },
  );
  const { vendor } = open();
  await readWell(vendor);
  clock.advance(3_600_000);
  await readWell(vendor);
  clock.advance(3_600_000);
  await readWell(vendor);
  expect(bearers()).toEqual(['Bearer older-1', 'Bearer older-2', 'Bearer older-3']);
  expect(seen('/public/user/refresh').map(({ body }) => JSON.parse(body))).toEqual([
    { token: 'refresh-older-1' },
    { token: 'next' },
  ]);
});

test('where neither sign-in is there, what was asked first is told', async () => {
  server.on(discoveryRoute, { status: 404 });
  expect(await refusal()).toMatchObject({
    code: 'not-found',
    subject: '/.well-known/openid-configuration',
  });
});

test.each([
  [{ token_endpoint: 'https://elsewhere.example/auth/token' }, 'elsewhere.example'],
  [{ token_endpoint: 'http://cxone.niceincontact.com/auth/token' }, 'cxone.niceincontact.com'],
  [{ token_endpoint: 'auth/token' }, 'not an address'],
  [{}, 'token_endpoint'],
])('settled: discovery that names %j is a bad answer, and gets no secret', async (body, words) => {
  server.on(discoveryRoute, { body });
  expect(await refusal()).toMatchObject({ code: 'bad-answer', detail: expect.stringContaining(words) });
  expect(server.requests).toHaveLength(1);
});

test('settled: a base on somebody else’s domain is a bad answer, and gets no token', async () => {
  server.on(configurationRoute, { body: { api_endpoint: 'https://api.elsewhere.example' } });
  expect(await refusal()).toMatchObject({ code: 'bad-answer' });
  expect(bearers()).toEqual([]);
});

test('settled: with the API’s address typed in only the sign-in is discovered', async () => {
  await readWell(open({ apiUrl: `${server.url}/` }).vendor);
  expect(server.count(discoveryRoute)).toBe(1);
  expect(server.count(configurationRoute)).toBe(0);
  expect(bearers()).toEqual(['Bearer token-1']);
});

test('a tenant that the issuer does not know is told as such', async () => {
  server.on(configurationRoute, { status: 404 });
  expect(await refusal()).toMatchObject({
    code: 'not-found',
    subject: '/.well-known/cxone-configuration',
  });
});

test.each([
  [discoveryRoute, 503, 'vendor-down'],
  [discoveryRoute, 302, 'bad-answer'],
  [tokenRoute, 500, 'vendor-down'],
  [tokenRoute, 429, 'rate-limited'],
  [configurationRoute, 500, 'vendor-down'],
])('%s answering %i is %s', async (route, status, code) => {
  server.on(route, { status, headers: { location: 'https://elsewhere.example/' } });
  expect((await refusal()).code).toBe(code);
});

test('writes no secret and no token into the log', async () => {
  const { vendor, logLines } = open();
  await readWell(vendor);
  clock.advance(3_600_000);
  await readWell(vendor);
  const log = logLines.join('\n');
  for (const secret of [...Object.values(secrets), 'token-1', 'refresh-token-1']) {
    expect(log).not.toContain(secret);
    expect(log).not.toContain(encodeURIComponent(secret));
  }
});
