import { describe, expect, it } from 'vitest';
import { usualRules } from '../../src/simulator/rules.ts';
import { TokenOffice } from '../../src/simulator/tokens.ts';
import { basic, DemoClient } from './demo-client.ts';
import { HandWall } from './hand-wall.ts';

const grant = { grant_type: 'client_credentials' };

describe('the token endpoint', () => {
  it('gives a bearer token for a Basic header', async () => {
    const client = await DemoClient.start({ clientId: 'me', clientSecret: 'käse:1' });
    const { status, body, headers } = await client.form(grant, basic('me', 'käse:1'));
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86_399 });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('takes id and secret in the form as well, with a documented scope', async () => {
    const client = await DemoClient.start({ clientId: 'me', clientSecret: 'mine' });
    const fields = { ...grant, client_id: 'me', client_secret: 'mine', scope: 'analytics:queue:read' };
    expect((await client.form(fields)).status).toBe(200);
  });

  it.each([
    ['an unknown client', basic('you', 'mine'), {}, 400, 'invalid_client', 'client not found'],
    ['a wrong secret', basic('me', 'yours'), {}, 401, 'invalid_client', 'authentication failed'],
    ['no credentials', undefined, {}, 400, 'invalid_request', 'client credentials are missing'],
    [
      'another grant',
      basic('me', 'mine'),
      { grant_type: 'password' },
      400,
      'unsupported_grant_type',
      'grant type must be client_credentials',
    ],
    [
      'a scope nobody documents',
      basic('me', 'mine'),
      { scope: 'all' },
      400,
      'invalid_scope',
      'unknown scope all',
    ],
  ])('refuses %s in its own error shape', async (_name, header, fields, status, error, description) => {
    const client = await DemoClient.start({ clientId: 'me', clientSecret: 'mine' });
    const reply = await client.form({ ...grant, ...fields }, header);
    expect(reply.status).toBe(status);
    expect(reply.body).toEqual({ error, description, error_description: description });
  });

  it('refuses GET, and a body that is no form', async () => {
    const client = await DemoClient.start();
    expect((await client.get('/oauth/token')).status).toBe(405);
    expect((await client.post('/oauth/token', grant)).body.error).toBe('invalid_request');
  });
});

describe('tokens', () => {
  it('are needed for every path of the API, also for one that does not exist', async () => {
    const client = await DemoClient.start();
    client.token = 'made-up';
    for (const path of ['/api/v2/routing/queues', '/api/v2/iam/queues', '/api/v2/nothing']) {
      const reply = await client.get(path);
      expect(reply.status).toBe(401);
      expect(reply.body).toMatchObject({ code: 'bad.credentials', status: 401 });
    }
    expect((await client.send('/api/v2/routing/queues', {})).body.code).toBe('authentication.required');
  });

  it('last a day of the wall clock', async () => {
    const wall = new HandWall();
    const client = await DemoClient.start({}, wall);
    wall.turn(86_398_000);
    expect((await client.get('/api/v2/iam/queues')).status).toBe(200);
    wall.turn(2000);
    expect((await client.get('/api/v2/iam/queues')).status).toBe(401);
  });

  it('stop working after 20 s in the scenario expired-token, whatever was promised', async () => {
    const wall = new HandWall();
    const client = await DemoClient.start({ scenario: 'expired-token' }, wall);
    wall.turn(19_000);
    expect((await client.get('/api/v2/iam/queues')).status).toBe(200);
    wall.turn(1000);
    expect((await client.get('/api/v2/iam/queues')).status).toBe(401);
    await client.signIn();
    expect((await client.get('/api/v2/iam/queues')).status).toBe(200);
  });
});

describe('the token office', () => {
  const open = (wall: HandWall) =>
    new TokenOffice({
      genesys: { clientId: 'g', clientSecret: 's' },
      cxone: { clientId: 'c', clientSecret: 's', accessKeyId: 'k====', accessKeySecret: 's====' },
      rules: usualRules,
      wall,
    });

  it('knows its tokens by vendor, scopes and person, for as long as they live', () => {
    const wall = new HandWall();
    const office = open(wall);
    const terms = { family: 'cxone', scopes: ['openid'], user: 'ann', lifetimeSeconds: 60 } as const;
    const { text, expiresSeconds } = office.grant(terms);
    expect(expiresSeconds).toBe(60);
    expect(office.find(`Bearer ${text}`, 3600)).toMatchObject({ ...terms, serial: 1 });
    wall.turn(59_999);
    expect(office.find(`Bearer ${text}`, 3600)).not.toBeNull();
    wall.turn(1);
    expect(office.find(`Bearer ${text}`, 3600)).toBeNull();
  });

  it('renews by a refresh token once, at its own vendor and in time', () => {
    const wall = new HandWall();
    const office = open(wall);
    const terms = { family: 'cxone', lifetimeSeconds: 60, refreshSeconds: 120 } as const;
    const { refreshText } = office.grant(terms);
    expect(office.redeem(refreshText, 'genesys')).toBeNull();
    wall.turn(119_000);
    const renewed = office.redeem(refreshText, 'cxone');
    expect(renewed?.token).toMatchObject({ family: 'cxone', serial: 2 });
    expect(office.redeem(refreshText, 'cxone')).toBeNull();
    wall.turn(120_000);
    expect(office.redeem(renewed?.refreshText ?? '', 'cxone')).toBeNull();
  });
});

describe('the identities', () => {
  it('are the same by name and new by secret at every start; access keys need URL encoding', async () => {
    const [one, other] = [await DemoClient.start(), await DemoClient.start()];
    const { simulator: first } = one;
    const { simulator: second } = other;
    expect([first.clientId, first.cxone.clientId]).toEqual([second.clientId, second.cxone.clientId]);
    expect(first.cxone.accessKeyId).toMatch(/^[A-Z2-7]{52}====$/);
    expect(first.cxone.accessKeySecret).toMatch(/^[A-Z2-7]{52}====$/);
    expect(first.cxone.accessKeySecret).not.toBe(second.cxone.accessKeySecret);
    expect(first.clientSecret).not.toBe(second.clientSecret);
  });
});
