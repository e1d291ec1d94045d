import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Rules } from '../../src/simulator/rules.ts';
import { basic, DemoClient, type Reply } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

// The verifier and challenge of RFC 7636, appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const redirectUri = 'http://localhost:54321/signed-in';

function authorizePath(change: Record<string, string | null> = {}): string {
  const fields = {
    client_id: 'me',
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'st&te',
    ...change,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== null) query.set(name, value);
  return `/oauth/authorize?${query}`;
}

const start = (rules: Partial<Rules> = {}, wall?: HandWall) =>
  DemoClient.start({ clientId: 'me', clientSecret: 'mine', rules }, wall);
const open = (client: DemoClient, change: Record<string, string | null> = {}) =>
  client.send(authorizePath(change), {});
const backFrom = (reply: Reply) => new URL(reply.headers.get('location') ?? '');

/** A code, got without a click. */
async function getCode(client: DemoClient): Promise<string> {
  const reply = await open(client, { approve: 'auto' });
  expect(reply.status).toBe(303);
  return backFrom(reply).searchParams.get('code') ?? '';
}

const redeem = (client: DemoClient, code: string, change: Record<string, string> = {}, header?: string) =>
  client.form(
    {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      client_id: 'me',
      redirect_uri: redirectUri,
      ...change,
    },
    header,
  );

describe('the sign-in page', () => {
  it('has one button to sign in, which sends a code and the state to the loopback address', async () => {
    const client = await start();
    const page = await open(client);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body.match(/<button/g)).toHaveLength(2);
    const ticket = /name="ticket" value="([\w-]+)"/.exec(page.body)?.[1] ?? '';
    const click = (action: string) =>
      client.send('/oauth/authorize', { method: 'POST', body: new URLSearchParams({ ticket, action }) });
    const clicked = await click('approve');
    expect(clicked.status).toBe(303);
    const back = backFrom(clicked);
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('st&te');
    const token = await redeem(client, back.searchParams.get('code') ?? '');
    expect(token.status).toBe(200);
    expect((await click('approve')).status).toBe(400);
  });

  it('has a button to refuse', async () => {
    const client = await start();
    const ticket = /value="([\w-]+)"/.exec((await open(client)).body)?.[1] ?? '';
    const body = new URLSearchParams({ ticket, action: 'refuse' });
    const back = backFrom(await client.send('/oauth/authorize', { method: 'POST', body }));
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('st&te');
    expect(back.searchParams.has('code')).toBe(false);
  });

  it('is skipped where the tenant approves or refuses by itself', async () => {
    const client = await start({ approve: 'auto' });
    expect(backFrom(await open(client)).searchParams.get('code')).toBeTruthy();
    await client.control('POST', 'rules', { approve: 'refuse' });
    expect(backFrom(await open(client)).searchParams.get('error')).toBe('access_denied');
  });

  it.each(['http://127.0.0.1:1/', 'http://[::1]:65535/x', 'http://localhost/'])(
    'sends back to %s',
    async (uri) => {
      const reply = await open(await start(), { redirect_uri: uri, approve: 'auto' });
      expect(backFrom(reply).href.startsWith(uri)).toBe(true);
    },
  );

  it.each([
    ['an address elsewhere', { redirect_uri: 'http://attacker.example/' }],
    ['a name that only begins like loopback', { redirect_uri: 'http://localhost.attacker.example/' }],
    ['no address', { redirect_uri: null }],
    ['a script', { redirect_uri: 'javascript:alert(1)' }],
    ['an unknown client', { client_id: 'you' }],
  ])('sends nobody anywhere for %s', async (_name, change) => {
    const reply = await open(await start({ approve: 'auto' }), change);
    expect([reply.status, reply.headers.get('location')]).toEqual([400, null]);
  });

  it.each([
    ['another response type', { response_type: 'token' }],
    ['no challenge', { code_challenge: null }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['a challenge that is no digest', { code_challenge: 'short' }],
  ])('says at the loopback address that it does not take %s', async (_name, change) => {
    const back = backFrom(await open(await start({ approve: 'auto' }), change));
    expect(back.searchParams.get('error')).toBe('invalid_request');
    expect(back.searchParams.get('state')).toBe('st&te');
    expect(back.searchParams.has('code')).toBe(false);
  });
});

describe('a code', () => {
  it('belongs to the challenge of the reference implementation', () => {
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(challenge);
  });

  it('gives the token of a person once, without an Authorization header', async () => {
    const client = await start();
    const code = await getCode(client);
    const { status, body } = await redeem(client, code);
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86_399 });
    client.token = body.access_token;
    expect((await client.get('/api/v2/tokens/me')).body.OAuthClient.authorizedGrantType).toBe('CODE');
    expect(await redeem(client, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it.each([
    ['another verifier', { code_verifier: verifier.replace('d', 'e') }, 'invalid_grant'],
    ['a verifier that is too short', { code_verifier: verifier.slice(1) }, 'invalid_grant'],
    ['another redirect address', { redirect_uri: 'http://localhost:54322/signed-in' }, 'invalid_grant'],
    ['another client', { client_id: 'you' }, 'invalid_client'],
    ['a made-up code', { code: 'made-up' }, 'invalid_grant'],
  ])('gives nothing for %s', async (_name, change, error) => {
    const client = await start();
    const reply = await redeem(client, await getCode(client), change);
    expect([reply.status, reply.body.error]).toEqual([400, error]);
  });

  it('is spent by a wrong try, and too old after a minute', async () => {
    const wall = new HandWall();
    const client = await start({}, wall);
    const tried = await getCode(client);
    await redeem(client, tried, { code_verifier: 'x'.repeat(43) });
    expect((await redeem(client, tried)).status).toBe(400);
    const old = await getCode(client);
    wall.turn(60_000);
    expect((await redeem(client, old)).status).toBe(400);
  });

  it('may come with the client’s secret, which must be right', async () => {
    const client = await start();
    expect((await redeem(client, await getCode(client), {}, basic('me', 'mine'))).status).toBe(200);
    expect((await redeem(client, await getCode(client), {}, basic('me', 'yours'))).status).toBe(401);
  });
});

describe('a refresh token', () => {
  it('comes where the tenant gives them, and works once', async () => {
    const client = await start({ refreshTokens: true, tokenSeconds: 300 });
    const { body } = await redeem(client, await getCode(client));
    expect(body.expires_in).toBe(300);
    const renew = (refresh_token: string) =>
      client.form({ grant_type: 'refresh_token', refresh_token, client_id: 'me' });
    const renewed = await renew(body.refresh_token);
    expect(renewed.status).toBe(200);
    client.token = renewed.body.access_token;
    expect((await client.get('/api/v2/routing/queues')).status).toBe(200);
    expect((await renew(body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await renew(renewed.body.refresh_token)).status).toBe(200);
  });
});

describe('the request log', () => {
  it('shows neither code nor verifier nor refresh token', async () => {
    const client = await start({ refreshTokens: true });
    const code = await getCode(client);
    const { body } = await redeem(client, code);
    await client.form({ grant_type: 'refresh_token', refresh_token: body.refresh_token, client_id: 'me' });
    const text = JSON.stringify((await client.control('GET', 'requests')).body);
    for (const secret of [code, verifier, body.refresh_token, body.access_token]) {
      expect(text).not.toContain(secret);
    }
  });
});
