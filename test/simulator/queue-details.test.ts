import { describe, expect, it } from 'vitest';
import { DemoClient } from './demo-client.ts';

const path = '/api/v2/analytics/queues/details/query';
const question = {
  intervalType: 'realtime',
  groupBy: ['queueId'],
  view: 'a',
  select: ['waiting', 'agentsAvailable', 'agentsBusy'],
};

describe('queue details', () => {
  it('say what the ledger says of every queue with recent activity', async () => {
    const client = await DemoClient.start({ queues: 40, scenario: 'night' });
    const { body, status } = await client.post(path, question);
    expect(status).toBe(200);
    const { rows, queues } = client.simulator.ledger();
    const waiting = new Map<string, number>();
    for (const row of rows) waiting.set(row.queueId, (waiting.get(row.queueId) ?? 0) + row.waiting);
    const active = queues.filter(({ recentlyActive }) => recentlyActive);
    expect(active.length).toBeGreaterThan(0);
    expect(active.length).toBeLessThan(40);
    expect(body.entities).toEqual(
      active.map(({ queueId, agents }) => ({
        queueId,
        metrics: {
          waiting: waiting.get(queueId),
          agentsAvailable: agents.idle,
          agentsBusy: agents.interacting,
        },
      })),
    );
  });

  it('count waiting contacts over all media, and agents by what they do', async () => {
    const client = await DemoClient.start({ scenario: 'busy-morning' });
    await client.control('POST', 'clock', { advanceMs: 300_000 });
    const { body } = await client.post(path, { ...question, view: 'r' });
    const { rows, queues } = client.simulator.ledger();
    for (const { queueId, agents } of queues) {
      const waiting = rows
        .filter((row) => row.queueId === queueId)
        .reduce((sum, row) => sum + row.waiting, 0);
      const entity = body.entities.find((candidate: { queueId: string }) => candidate.queueId === queueId);
      expect(entity.metrics).toEqual({
        waiting,
        agentsAvailable: agents.idle,
        agentsBusy: agents.interacting,
      });
    }
    expect(rows.some(({ waiting }) => waiting > 2)).toBe(true);
  });

  it('keep to the queues that are asked for, and give what else is selected', async () => {
    const client = await DemoClient.start();
    const [one] = client.simulator.ledger().queues;
    const where = [{ dimension: 'queueId', operator: 'in', values: [one?.queueId, 'unknown'] }];
    const { body } = await client.post(path, {
      ...question,
      select: ['waiting'],
      metrics: ['talkTime', 'holdTime'],
      where,
    });
    expect(body.entities).toEqual([
      {
        queueId: one?.queueId,
        metrics: { waiting: expect.any(Number), talkTime: expect.any(Number), holdTime: 0 },
      },
    ]);
  });

  it('are empty after half an hour without a contact', async () => {
    const client = await DemoClient.start({ scenario: 'night', queues: 1 });
    const { recentlyActive } = client.simulator.ledger().queues[0] ?? {};
    expect(recentlyActive).toBe(false);
    expect((await client.post(path, question)).body).toEqual({ entities: [] });
  });

  it.each([
    ['no interval type', { ...question, intervalType: undefined }],
    ['another interval type', { ...question, intervalType: 'historical' }],
    ['another grouping', { ...question, groupBy: ['queue'] }],
    ['no grouping', { ...question, groupBy: [] }],
    ['an unknown view', { ...question, view: 'b' }],
    ['nothing selected', { ...question, select: undefined }],
    ['a metric that is not live', { ...question, select: ['offered'] }],
    ['an unknown field', { ...question, interval: 'PT1H' }],
    [
      'an unknown condition',
      { ...question, where: [{ dimension: 'queueId', operator: '=', values: ['q'] }] },
    ],
  ])('are refused with 422 for %s', async (_name, body) => {
    const client = await DemoClient.start();
    const reply = await client.post(path, body);
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({
      status: 422,
      code: 'unprocessable.entity',
      message: expect.any(String),
    });
  });
});

describe('the document’s queue list', () => {
  it('gives ids and names', async () => {
    const client = await DemoClient.start();
    const { body } = await client.get('/api/v2/iam/queues');
    expect(body.entities).toEqual(
      client.simulator.ledger().queues.map(({ queueId, queueName }) => ({ id: queueId, name: queueName })),
    );
  });
});
