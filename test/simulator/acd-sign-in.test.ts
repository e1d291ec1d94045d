import { describe, expect, it } from 'vitest';
import { acdBase, encodedBasic, sendForm, signInAcd, startAcd } from './cxone-client.ts';
import { basic, DemoClient } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

const activity = `${acdBase}/skills/activity`;
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

describe('discovery', () => {
  it('names the token endpoint at its own address, without a token', async () => {
    const client = await DemoClient.start();
    const { url } = client.simulator;
    const reply = await client.send('/.well-known/openid-configuration', {});
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      issuer: url,
      token_endpoint: `${url}/auth/token`,
      authorization_endpoint: expect.stringContaining(url),
      token_endpoint_auth_methods_supported: expect.arrayContaining(['client_secret_basic']),
      scopes_supported: ['openid'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });

  it('leads from the tenant of the id token to the API', async () => {
    const client = await DemoClient.start();
    const { tenantId } = claimsOf((await signInAcd(client)).body.id_token);
    const reply = await client.send(`/.well-known/cxone-configuration?tenantId=${tenantId}`, {});
    expect(reply.body).toMatchObject({
      api_endpoint: client.simulator.url,
      tenantId,
      area: expect.any(String),
      cluster: expect.any(String),
      acdDomain: expect.any(String),
    });
  });

  it.each([
    ['an unknown tenant', '?tenantId=11111111-2222-4333-8444-555555555555', 404],
    ['no tenant', '', 400],
  ])('answers %s by status', async (_name, query, status) => {
    const client = await DemoClient.start();
    expect((await client.send(`/.well-known/cxone-configuration${query}`, {})).status).toBe(status);
  });

  it('is not there where the dialect is not spoken', async () => {
    const client = await DemoClient.start({ apis: ['queue-stats'] });
    expect((await client.send('/.well-known/openid-configuration', {})).status).toBe(404);
    expect((await signInAcd(client)).status).toBe(404);
  });
});

describe('the password grant', () => {
  it('gives tokens that tell the tenant and open the API', async () => {
    const client = await DemoClient.start();
    const { status, body, headers } = await signInAcd(client);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(client.simulator.cxone.accessKeySecret).toMatch(/====$/);
    for (const token of [body.access_token, body.refresh_token, body.id_token]) {
      expect(claimsOf(token)).toMatchObject({
        tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        tenant: expect.any(String),
        icBUId: expect.any(Number),
        icClusterId: expect.any(String),
        sub: expect.stringMatching(/^user:[0-9a-f-]{36}$/),
        iss: client.simulator.url,
      });
    }
    const { iat, exp } = claimsOf(body.access_token);
    expect(exp - iat).toBe(3600);
    client.token = body.access_token;
    expect((await client.get(activity)).status).toBe(200);
    client.token = body.id_token;
    expect((await client.get(activity)).status).toBe(401);
  });

  it('takes the client in the form as well', async () => {
    const client = await DemoClient.start();
    const { clientId, clientSecret, accessKeyId, accessKeySecret } = client.simulator.cxone;
    const reply = await sendForm(client, '/auth/token', {
      grant_type: 'password',
      username: accessKeyId,
      password: accessKeySecret,
      client_id: clientId,
      client_secret: clientSecret,
    });
    expect(reply.status).toBe(200);
  });

  it('decodes a Basic header that is URL-encoded, and refuses one that is not', async () => {
    const cxone = { clientId: 'app@tenant', clientSecret: 'a+b c/d=' };
    const client = await DemoClient.start({ cxone });
    expect((await signInAcd(client)).status).toBe(200);
    const { accessKeyId, accessKeySecret } = client.simulator.cxone;
    const form = { grant_type: 'password', username: accessKeyId, password: accessKeySecret };
    const plain = await sendForm(client, '/auth/token', form, basic(cxone.clientId, cxone.clientSecret));
    expect([plain.status, plain.body.error]).toEqual([400, 'invalid_client']);
  });

  it('breaks on an access key that is not URL-encoded', async () => {
    const client = await DemoClient.start();
    const { clientId, clientSecret, accessKeyId, accessKeySecret } = client.simulator.cxone;
    const reply = await client.send('/auth/token', {
      method: 'POST',
      headers: {
        authorization: encodedBasic(clientId, clientSecret),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `grant_type=password&username=${accessKeyId}&password=${accessKeySecret}`,
    });
    expect([reply.status, reply.body.error]).toEqual([400, 'invalid_request']);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no grant type', { grant_type: '' }, 'unsupported_grant_type'],
    ['client credentials', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['a wrong access key', { username: 'KEY====' }, 'invalid_grant'],
    ['a wrong access key secret', { password: 'SECRET====' }, 'invalid_grant'],
    ['a scope that does not exist', { scope: 'reports:view' }, 'invalid_scope'],
  ])('is refused with 400 for %s', async (_name, change, error) => {
    const client = await DemoClient.start();
    const { clientId, clientSecret, accessKeyId, accessKeySecret } = client.simulator.cxone;
    const form = { grant_type: 'password', username: accessKeyId, password: accessKeySecret, ...change };
    const reply = await sendForm(client, '/auth/token', form, encodedBasic(clientId, clientSecret));
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ error, error_description: expect.any(String) });
  });

  it('is refused with 400 for a wrong client, a missing secret and a body of JSON', async () => {
    const client = await DemoClient.start();
    const { clientId, accessKeyId, accessKeySecret } = client.simulator.cxone;
    const form = { grant_type: 'password', username: accessKeyId, password: accessKeySecret };
    const wrong = await sendForm(client, '/auth/token', form, encodedBasic(clientId, 'wrong'));
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_client']);
    const bare = await sendForm(client, '/auth/token', { ...form, client_id: clientId });
    expect([bare.status, bare.body.error]).toEqual([400, 'invalid_client']);
    const json = await client.post('/auth/token', form);
    expect([json.status, json.body.error]).toEqual([400, 'invalid_request']);
  });
});

describe('renewing', () => {
  it('gives a new token for a refresh token, once', async () => {
    const client = await DemoClient.start();
    const { body } = await signInAcd(client);
    const form = {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
      client_id: client.simulator.cxone.clientId,
      scope: 'openid',
    };
    const renewed = await sendForm(client, '/auth/token', form);
    expect(renewed.body.access_token).not.toBe(body.access_token);
    client.token = renewed.body.access_token;
    expect((await client.get(activity)).status).toBe(200);
    const again = await sendForm(client, '/auth/token', form);
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('outlives the access token by an hour', async () => {
    const wall = new HandWall();
    const client = await startAcd({}, wall);
    const refreshForm = (token: string) => ({
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: client.simulator.cxone.clientId,
    });
    const { body } = await signInAcd(client);
    wall.turn(3_600_000);
    expect((await client.get(activity)).status).toBe(401);
    const renewed = await sendForm(client, '/auth/token', refreshForm(body.refresh_token));
    expect(renewed.status).toBe(200);
    wall.turn(7_200_000);
    const late = await sendForm(client, '/auth/token', refreshForm(renewed.body.refresh_token));
    expect([late.status, late.body.error]).toEqual([400, 'invalid_grant']);
  });
});

describe('the older sign-in', () => {
  it('takes an access key as JSON, and renews under names of its own', async () => {
    const client = await DemoClient.start();
    const { accessKeyId, accessKeySecret } = client.simulator.cxone;
    const send = (path: string, body: unknown) =>
      client.send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const first = await send('/authentication/v1/token/access-key', { accessKeyId, accessKeySecret });
    expect(first.body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: expect.any(String),
      id_token: expect.any(String),
    });
    const renewed = await send('/public/user/refresh', { token: first.body.refresh_token });
    expect(renewed.body).toEqual({
      token: expect.any(String),
      refreshToken: expect.any(String),
      tokenExpirationTimeSec: 3600,
      refreshTokenExpirationTimeSec: 7200,
    });
    client.token = renewed.body.token;
    expect((await client.get(activity)).status).toBe(200);
    expect((await send('/public/user/refresh', { token: first.body.refresh_token })).status).toBe(401);
    const wrong = { accessKeyId, accessKeySecret: 'wrong====' };
    expect((await send('/authentication/v1/token/access-key', wrong)).status).toBe(401);
    expect((await send('/authentication/v1/token/access-key', { accessKeyId })).status).toBe(400);
  });

  it('knows no token of the other vendor', async () => {
    const client = await DemoClient.start();
    const reply = await client.get(activity);
    expect(reply.status).toBe(401);
    expect(reply.headers.get('icStatusDescription')).toEqual(expect.any(String));
  });
});
