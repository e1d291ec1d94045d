import { describe, expect, it } from 'vitest';
import { DemoClient } from './demo-client.ts';

const path = '/api/v2/tokens/me';

describe('the organisation', () => {
  it('has a name', async () => {
    const client = await DemoClient.start();
    const { body, status } = await client.get('/api/v2/organizations/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Northwind Contact Centre', state: 'active' });
  });
});

describe('the token', () => {
  it('tells whose it is', async () => {
    const client = await DemoClient.start({ clientId: 'me' });
    const { body } = await client.get(path);
    expect(body).toMatchObject({
      organization: { name: 'Northwind Contact Centre' },
      authorizedScope: [],
      OAuthClient: { id: 'me', authorizedGrantType: 'CLIENT-CREDENTIALS' },
    });
  });

  it('is verified without a body, and ended', async () => {
    const client = await DemoClient.start();
    const headers = { authorization: `Bearer ${client.token}` };
    const head = await client.send(path, { method: 'HEAD', headers });
    expect([head.status, head.body]).toEqual([200, '']);
    expect((await client.send(path, { method: 'DELETE', headers })).status).toBe(200);
    expect((await client.send(path, { method: 'HEAD', headers })).status).toBe(401);
    expect((await client.get('/api/v2/routing/queues')).status).toBe(401);
  });

  it('is good for its own vendor only', async () => {
    const client = await DemoClient.start();
    const { status, headers } = await client.get('/api/v2/reporting/queues/stats?granularity=REAL_TIME');
    expect(status).toBe(401);
    expect(headers.get('inin-correlation-id')).toBeNull();
  });
});
