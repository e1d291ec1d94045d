import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/simulator/ledger.ts';
import { sendForm, startAcd, startStats } from './cxone-client.ts';
import { basic, DemoClient } from './demo-client.ts';

const path = '/api/v2/reporting/queues/stats';
const question = `${path}?granularity=REAL_TIME`;

interface Value {
  value: number;
  timestamp: string;
}
interface Row {
  queue: { id: string; name: string };
  metrics: { name: string; values: Value[] }[];
}

/** The newest value of a metric, wherever it stands; null where there is none. */
function newestOf(row: Row, name: string): number | null {
  const values = row.metrics.find((metric) => metric.name === name)?.values ?? [];
  const newest = values.toSorted((one, other) => one.timestamp.localeCompare(other.timestamp)).at(-1);
  return newest?.value ?? null;
}

function toTold(row: Row): object {
  return {
    id: row.queue.id,
    name: row.queue.name,
    waitTime: newestOf(row, 'waitTime'),
    agentCount: newestOf(row, 'agentCount'),
    conversationCount: newestOf(row, 'conversationCount'),
    abandonCount: newestOf(row, 'abandonCount'),
    serviceLevel: newestOf(row, 'serviceLevel'),
  };
}

/** What the ledger says of a queue over all its media. */
function toExpected({ rows, queues }: Ledger): object[] {
  return queues.map(({ queueId, queueName, recentlyActive, agents }) => {
    const own = rows.filter((row) => row.queueId === queueId);
    const sum = (figure: (row: (typeof rows)[number]) => number) =>
      own.reduce((total, row) => total + figure(row), 0);
    const left = sum((row) => row.serviceLevelTotal);
    const figures = {
      waitTime: Math.max(...own.map((row) => row.longestWaitMs)) / 1000,
      agentCount: agents.idle,
      conversationCount: sum((row) => row.interacting),
      abandonCount: sum((row) => row.abandoned),
      serviceLevel: left === 0 ? null : Math.round((sum((row) => row.withinTarget) / left) * 1000) / 10,
    };
    const nothing = Object.fromEntries(Object.keys(figures).map((name) => [name, null]));
    return { id: queueId, name: queueName, ...(recentlyActive ? figures : nothing) };
  });
}

describe('queue statistics', () => {
  it('say of every queue what the ledger says, in the newest of their values', async () => {
    const client = await startStats({ scenario: 'busy-morning', seed: 3 });
    let seen = 0;
    for (let step = 0; step < 5; step += 1) {
      await client.control('POST', 'clock', { advanceMs: 41_000 });
      const { body, status } = await client.get(question);
      expect(status).toBe(200);
      expect(body.data.map(toTold)).toEqual(toExpected(client.simulator.ledger()));
      seen += client.simulator.ledger().rows.reduce((sum, row) => sum + row.waiting, 0);
    }
    expect(seen).toBeGreaterThan(5);
  });

  it('give several values, the newest anywhere among them', async () => {
    const client = await startStats();
    const rows: Row[] = (await client.get(question)).body.data;
    const now = new Date(client.simulator.now()).toISOString();
    const places = rows.flatMap(({ metrics }) =>
      metrics
        .filter(({ values }) => values.length === 3)
        .map(({ values }) => values.findIndex(({ timestamp }) => timestamp === now)),
    );
    expect(new Set(places)).toEqual(new Set([0, 1, 2]));
  });

  it('tell of a minute ago what they said then', async () => {
    const client = await startStats({ scenario: 'busy-morning' });
    const before: Row[] = (await client.get(question)).body.data;
    const at = new Date(client.simulator.now()).toISOString();
    await client.control('POST', 'clock', { advanceMs: 60_000 });
    const after: Row[] = (await client.get(question)).body.data;
    for (const name of ['waitTime', 'conversationCount', 'abandonCount', 'serviceLevel']) {
      const then = after.map(
        ({ metrics }) =>
          metrics.find((metric) => metric.name === name)?.values.find(({ timestamp }) => timestamp === at)
            ?.value,
      );
      expect(then).toEqual(before.map((row) => newestOf(row, name)));
    }
  });

  it('miss the metrics of queues without recent activity', async () => {
    const client = await startStats({ scenario: 'night', queues: 40 });
    const { body } = await client.get(question);
    const active = client.simulator.ledger().queues.map(({ recentlyActive }) => recentlyActive);
    expect(active).toContain(false);
    expect(active).toContain(true);
    expect(body.data.map(({ metrics }: Row) => metrics.length > 0)).toEqual(active);
  });

  it('keep to the queues and metrics that are asked for', async () => {
    const client = await startStats();
    const ids = client.simulator.ledger().queues.map(({ queueId }) => queueId);
    const list = ids.slice(2, 4).join(',');
    const { body } = await client.get(`${question}&queueIds=${list}&metricTypes=waitTime,agentCount`);
    expect(body.data.map(({ queue }: Row) => queue.id)).toEqual(ids.slice(2, 4));
    for (const { metrics } of body.data) {
      expect(metrics.map(({ name }: { name: string }) => name)).toEqual(['waitTime', 'agentCount']);
    }
  });

  it.each([
    ['no granularity', path],
    ['another granularity', `${path}?granularity=PT30M`],
    ['another case', `${path}?granularity=real_time`],
    ['a queue id that is no UUID', `${question}&queueIds=4101`],
    ['an empty queue id', `${question}&queueIds=`],
    ['a metric that does not exist', `${question}&metricTypes=waitTime,waiting`],
    ['a parameter that does not exist', `${question}&pageSize=5`],
  ])('are refused with 400 for %s', async (_name, address) => {
    const client = await startStats();
    const reply = await client.get(address);
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({ status: 400, message: expect.any(String) });
  });

  it('are 404 when one of the queues does not exist', async () => {
    const client = await startStats();
    const [first] = client.simulator.ledger().queues;
    const ids = `${first?.queueId},12345678-1234-4234-8234-1234567890ab`;
    expect((await client.get(`${question}&queueIds=${ids}`)).status).toBe(404);
  });

  it('need the scope where the tenant insists on it', async () => {
    const rules = { requireScopes: true };
    const without = await startStats({ rules });
    expect((await without.get(question)).status).toBe(403);
    const granted = await startStats({ rules }, { scope: 'reports:view' });
    expect((await granted.get(question)).status).toBe(200);
    const other = await startStats({ rules }, { scope: 'reports:read' });
    expect((await other.get(question)).status).toBe(403);
  });

  it('answer 429 with Retry-After once the allowance is spent', async () => {
    const client = await startStats({ rules: { requestsPerMinute: 2 } });
    await client.get(question);
    await client.get(question);
    const reply = await client.get(question);
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('the token call of document 003', () => {
  it('takes the client in the form and gives an hour', async () => {
    const client = await DemoClient.start();
    const { clientId, clientSecret } = client.simulator.cxone;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const reply = await sendForm(client, '/v2/oauth2/token', form);
    expect(reply.body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });

  it('is 401 for a wrong client, and 400 for what the document does not send', async () => {
    const client = await DemoClient.start();
    const { clientId, clientSecret } = client.simulator.cxone;
    const send = async (fields: Record<string, string>, authorization?: string) =>
      (await sendForm(client, '/v2/oauth2/token', fields, authorization)).status;
    const good = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    expect(await send({ ...good, client_secret: 'wrong' })).toBe(401);
    expect(await send({ ...good, client_id: 'nobody' })).toBe(401);
    expect(await send({ ...good, grant_type: 'password' })).toBe(400);
    expect(await send({ ...good, scope: 'analytics:queue:read' })).toBe(400);
    expect(await send({ grant_type: 'client_credentials' }, basic(clientId, clientSecret))).toBe(400);
    expect((await client.post('/v2/oauth2/token', good)).status).toBe(400);
  });

  it('is not there where only the real API is spoken', async () => {
    const client = await startAcd({ apis: ['acd'] });
    expect((await client.get(question)).status).toBe(404);
    expect((await sendForm(client, '/v2/oauth2/token', {})).status).toBe(404);
  });
});
