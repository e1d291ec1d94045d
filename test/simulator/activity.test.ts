import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';

const contactsPath = '/api/v2/analytics/conversations/activity/query';
const agentsPath = '/api/v2/analytics/routing/activity/query';
const contacts = {
  metrics: [
    { metric: 'oWaiting' },
    { metric: 'oInteracting', details: false },
    { metric: 'oLongestWaiting' },
  ],
  groupBy: ['queueId', 'mediaType'],
};
const agents = { metrics: [{ metric: 'oOnQueueUsers' }], groupBy: ['queueId'] };

interface Row {
  metric: string;
  qualifier?: string;
  count?: number;
  calculatedMetricValue?: number;
}
interface Result {
  group: { queueId: string; mediaType?: string };
  data: Row[];
}

async function readAll(client: DemoClient, path: string, body: object, pageSize: number): Promise<Result[]> {
  const all: Result[] = [];
  for (let pageNumber = 1; pageNumber < 100; pageNumber += 1) {
    const reply = await client.post(`${path}?pageSize=${pageSize}&pageNumber=${pageNumber}`, body);
    expect(reply.status).toBe(200);
    if (reply.body.results.length === 0) return all;
    all.push(...reply.body.results);
  }
  return all;
}

describe('the activity of contacts', () => {
  it('is that of the ledger, for the whole tenant and in pages', async () => {
    const client = await DemoClient.start({ scenario: 'busy-morning' });
    await client.control('POST', 'clock', { advanceMs: 300_000 });
    const results = await readAll(client, contactsPath, contacts, 4);
    const rows = client.simulator
      .ledger()
      .rows.filter(({ waiting, interacting }) => waiting + interacting > 0);
    expect(results.map(({ group }) => group)).toEqual(
      rows.map(({ queueId, mediaType }) => ({ queueId, mediaType })),
    );
    for (const [index, { data }] of results.entries()) {
      const { waiting = 0, interacting = 0, longestWaitMs = 0 } = rows[index] ?? {};
      const valueIn = (metric: string) => data.find((row) => row.metric === metric);
      expect(valueIn('oWaiting')?.count ?? 0).toBe(waiting);
      expect(valueIn('oInteracting')?.count ?? 0).toBe(interacting);
      const since = valueIn('oLongestWaiting')?.calculatedMetricValue;
      expect(since).toBe(waiting === 0 ? undefined : startAt + 300_000 - longestWaitMs);
    }
    expect(rows.some(({ waiting }) => waiting > 2)).toBe(true);
  });

  it('keeps to a filter', async () => {
    const client = await DemoClient.start({ scenario: 'busy-morning' });
    const filter = { type: 'and', predicates: [{ dimension: 'mediaType', value: 'email' }] };
    const results = await readAll(client, contactsPath, { ...contacts, filter }, 25);
    expect(new Set(results.map(({ group }) => group.mediaType))).toEqual(new Set(['email']));
  });
});

describe('the activity of agents', () => {
  it('is that of the ledger', async () => {
    const client = await DemoClient.start();
    const results = await readAll(client, agentsPath, agents, 5);
    const truth = client.simulator.ledger().queues;
    expect(results).toHaveLength(12);
    for (const { group, data } of results) {
      const queue = truth.find(({ queueId }) => queueId === group.queueId);
      const countOf = (name: string) => data.find(({ qualifier }) => qualifier === name)?.count ?? 0;
      expect(countOf('IDLE')).toBe(queue?.agents.idle);
      expect(countOf('INTERACTING')).toBe(queue?.agents.interacting);
      expect(countOf('NOT_RESPONDING')).toBe(queue?.agents.notResponding);
    }
  });
});

describe('an activity query', () => {
  it.each([
    ['a metric of agents', contactsPath, { metrics: [{ metric: 'oOnQueueUsers' }] }],
    ['a metric without its object', contactsPath, { metrics: ['oWaiting'] }],
    ['half its groups', contactsPath, { groupBy: ['queueId'] }],
    ['a media type for agents', agentsPath, { groupBy: ['queueId', 'mediaType'] }],
    ['an unknown field', contactsPath, { interval: 'PT1H' }],
  ])('is refused for %s', async (_name, path, change) => {
    const client = await DemoClient.start();
    const base = path === contactsPath ? contacts : agents;
    expect((await client.post(path, { ...base, ...change })).status).toBe(400);
  });

  it('may ask for pages as large as the tenant allows', async () => {
    const client = await DemoClient.start();
    expect((await client.post(`${contactsPath}?pageSize=1000`, contacts)).status).toBe(200);
    await client.control('POST', 'rules', { largestActivityPage: 100 });
    expect((await client.post(`${contactsPath}?pageSize=1000`, contacts)).status).toBe(400);
    expect((await client.post(`${contactsPath}?pageSize=100&pageNumber=0`, contacts)).status).toBe(400);
  });
});
