import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';
import { iso } from './demo-reports.ts';

const detailsPath = '/api/v2/analytics/queues/details/query';
const aggregatesPath = '/api/v2/analytics/conversations/aggregates/query';
const summaryPath = '/api/v2/analytics/queues/summary/query';
const range = [iso(startAt - 3_600_000), iso(startAt)] as const;

const realtime = { intervalType: 'realtime', groupBy: ['queueId'], select: ['waiting'] };
const aggregation = { dateFrom: range[0], dateTo: range[1], groupBys: ['queue'], metrics: ['offered'] };
const intervals = {
  dateRange: { from: range[0], to: range[1] },
  interval: 'PT30M',
  groupBys: ['queue'],
  metrics: ['offerCount'],
};
const summary = {
  dateRange: { startDate: range[0], endDate: range[1] },
  groupings: ['queue'],
  metrics: ['conversation.answered'],
};
const platform = { interval: range.join('/'), metrics: ['nOffered'] };
const observations = {
  filter: { type: 'or', predicates: [{ dimension: 'queueId', operator: 'exists' }] },
  metrics: ['oWaiting'],
};
const activity = { metrics: [{ metric: 'oOnQueueUsers' }], groupBy: ['queueId'] };

async function signInWith(client: DemoClient, scope: string): Promise<number> {
  const { clientId, clientSecret } = client.simulator;
  const reply = await client.form({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  });
  if (reply.status === 200) client.token = reply.body.access_token;
  return reply.status;
}

describe('scopes', () => {
  it.each([
    ['000', detailsPath, realtime, 'analytics:queue:read'],
    ['001', detailsPath, aggregation, 'analytics:queue:view'],
    ['002', aggregatesPath, intervals, 'analytics:conversation:read'],
    ['004', summaryPath, summary, 'analytics:query:view'],
  ])('of document %s are needed where the tenant insists', async (_document, path, body, scope) => {
    const client = await DemoClient.start();
    expect((await client.post(path, body)).status).toBe(200);
    await client.control('POST', 'permissions', { scopes: true });
    const refused = await client.post(path, body);
    expect([refused.status, refused.body.code]).toEqual([403, 'missing.permissions']);
    expect(refused.body.message).toContain(scope);
    expect(await signInWith(client, 'analytics:report:read')).toBe(200);
    expect((await client.post(path, body)).status).toBe(403);
    expect(await signInWith(client, scope)).toBe(200);
    expect((await client.post(path, body)).status).toBe(200);
  });

  it('mean nothing to the platform', async () => {
    const client = await DemoClient.start({ rules: { requireScopes: true } });
    expect((await client.post(aggregatesPath, platform)).status).toBe(200);
    expect((await client.get('/api/v2/routing/queues')).status).toBe(200);
  });

  it('that nobody approved are refused with the token', async () => {
    const client = await DemoClient.start({ rules: { deny: ['analytics:query:view'] } });
    expect(await signInWith(client, 'analytics:query:view')).toBe(401);
    expect(await signInWith(client, 'analytics:queue:view')).toBe(200);
  });
});

describe('a permission that the client lacks', () => {
  it.each([
    ['analytics:queueObservation:view', 'POST', '/api/v2/analytics/queues/observations/query', observations],
    ['analytics:queueObservation:view', 'POST', '/api/v2/analytics/routing/activity/query', activity],
    ['analytics:conversationAggregate:view', 'POST', aggregatesPath, platform],
    [
      'analytics:conversationAggregate:view',
      'POST',
      '/api/v2/analytics/conversations/aggregates/jobs',
      platform,
    ],
    ['routing:queue:view', 'GET', '/api/v2/routing/queues', null],
  ])('is named: %s for %s %s', async (permission, method, path, body) => {
    const client = await DemoClient.start();
    const ask = () => (method === 'GET' ? client.get(path) : client.post(path, body));
    expect((await ask()).status).toBeLessThan(300);
    const set = await client.control('POST', 'permissions', { deny: [permission] });
    expect(set.body).toEqual({ scopes: false, deny: [permission] });
    const refused = await ask();
    expect([refused.status, refused.body.code]).toEqual([403, 'missing.any.permissions']);
    expect(refused.body.message).toContain(permission);
    await client.control('POST', 'permissions', { deny: [] });
    expect((await ask()).status).toBeLessThan(300);
  });
});

describe('the rules of a tenant', () => {
  it('can be read, set at the start and turned while it runs, others kept', async () => {
    const client = await DemoClient.start({ rules: { jobPolls: 4 } });
    const before = (await client.control('GET', 'rules')).body;
    expect(before).toMatchObject({ jobPolls: 4, approve: 'ask', largestAnswerRows: 100_000 });
    const after = await client.control('POST', 'rules', { approve: 'auto' });
    expect(after.body).toEqual({ ...before, approve: 'auto' });
    expect((await client.control('POST', 'rules', { approve: 'always' })).status).toBe(400);
    expect((await client.control('POST', 'rules', { speed: 2 })).status).toBe(400);
  });

  it('can allow fewer requests, and keep the wait of a 429 to themselves', async () => {
    const client = await DemoClient.start({ rules: { requestsPerMinute: 1 } });
    expect((await client.get('/api/v2/iam/queues')).headers.get('inin-ratelimit-allowed')).toBe('1');
    const told = await client.get('/api/v2/iam/queues');
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '60']);
    await client.control('POST', 'rules', { retryAfter: 'never' });
    const silent = await client.get('/api/v2/iam/queues');
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('can refuse Basic, so that only a form signs in', async () => {
    const client = await DemoClient.start();
    await client.control('POST', 'rules', { basicRefused: true });
    await expect(client.signIn().then(() => client.token)).resolves.toBeUndefined();
    expect(await signInWith(client, '')).toBe(200);
  });

  it('can give out tokens at one host name only, and for a shorter time', async () => {
    const client = await DemoClient.start({ rules: { tokenSeconds: 600 } });
    await client.control('POST', 'rules', { tokenHost: 'localhost' });
    expect(await signInWith(client, '')).toBe(404);
    const { clientId, clientSecret, url } = client.simulator;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const response = await fetch(`${url.replace('127.0.0.1', 'localhost')}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ expires_in: 600 });
  });
});
