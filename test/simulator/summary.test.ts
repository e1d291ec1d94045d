import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';
import { findEvent, iso, sumWindow } from './demo-reports.ts';

const path = '/api/v2/analytics/queues/summary/query';
const hourMs = 3_600_000;
const question = {
  dateRange: { startDate: iso(startAt - 3 * hourMs), endDate: iso(startAt) },
  groupings: ['queue'],
  metrics: ['conversation.answered'],
};
const within = (value: unknown, condition = '<=') => ({ path: 'waitTime', condition, value });

interface Entity {
  queue: { id: string };
  metrics: { 'conversation.answered': { count: number } };
}

function countsOf(entities: readonly Entity[]): Map<string, number> {
  return new Map(entities.map(({ queue, metrics }) => [queue.id, metrics['conversation.answered'].count]));
}

describe('the summary of answered conversations', () => {
  it.each([null, 0, 5000, 20_000, 30_000])(
    'agrees with the ledger on a threshold of %j ms',
    async (limitMs) => {
      const client = await DemoClient.start();
      const filters = limitMs === null ? [] : [within(limitMs)];
      const { body } = await client.post(path, { ...question, filters });
      const truth = new Map<string, number>();
      for (const row of sumWindow(client, startAt - 3 * hourMs, startAt, ({ queueId }) => queueId).values()) {
        const count = row.answerWaitsMs.filter((waitMs) => limitMs === null || waitMs <= limitMs).length;
        if (count > 0) truth.set(row.queueId, count);
      }
      expect(countsOf(body.entities)).toEqual(truth);
    },
  );

  it('takes plain dates, the last of which belongs to the window', async () => {
    const client = await DemoClient.start();
    await client.control('POST', 'clock', { advanceMs: 20 * hourMs });
    const midnight = Date.UTC(2026, 2, 4);
    const answeredBetween = async (startDate: string, endDate: string) => {
      const { body } = await client.post(path, { ...question, dateRange: { startDate, endDate } });
      return [...countsOf(body.entities).values()].reduce((sum, count) => sum + count, 0);
    };
    const truth = (from: number, to: number) => sumWindow(client, from, to, () => 'all').get('all')?.answered;
    expect(await answeredBetween('2026-03-03', '2026-03-03')).toBe(truth(midnight - 24 * hourMs, midnight));
    expect(await answeredBetween('2026-03-03', '2026-03-04')).toBe(truth(0, client.simulator.now() + 1));
    expect(await answeredBetween('2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z')).toBe(truth(0, midnight));
  });

  it('ends a window of times before its end', async () => {
    const client = await DemoClient.start({ queues: 1 });
    const at = findEvent(client, startAt - hourMs, startAt, 'answered');
    const answeredBetween = async (from: number, to: number) => {
      const dateRange = { startDate: iso(from), endDate: iso(to) };
      return (await client.post(path, { ...question, dateRange })).body.entities.length;
    };
    expect(await answeredBetween(at - 1000, at)).toBe(0);
    expect(await answeredBetween(at, at + 1)).toBe(1);
  });

  it('keeps to the queues that are asked for', async () => {
    const client = await DemoClient.start();
    const ids = client.simulator
      .ledger()
      .queues.slice(2, 4)
      .map(({ queueId }) => queueId);
    const filters = [{ path: 'queue.id', condition: 'in', values: [...ids, 'unknown'] }, within(20_000)];
    const { body } = await client.post(path, { ...question, filters });
    expect([...countsOf(body.entities).keys()]).toEqual(ids);
  });

  it('comes in pages, by the token of the one before in the body', async () => {
    const client = await DemoClient.start();
    const { body: whole } = await client.post(path, question);
    expect(whole.pageToken).toBeUndefined();
    const found: Entity[] = [];
    let pageToken: string | undefined;
    do {
      const paged = { ...question, pageSize: 5, ...(pageToken === undefined ? {} : { pageToken }) };
      const { body } = await client.post(path, paged);
      found.push(...body.entities);
      pageToken = body.pageToken;
    } while (pageToken !== undefined && found.length < 100);
    expect(found).toEqual(whole.entities);
    const first = await client.post(path, { ...question, pageSize: 5 });
    const other = { ...question, pageSize: 6, pageToken: first.body.pageToken };
    expect((await client.post(path, other)).status).toBe(400);
  });

  it.each([
    ['a threshold in quotes', { filters: [within('30000')] }, 'filters.0.value'],
    ['another comparison', { filters: [within(30_000, '<')] }, 'filters.0.condition'],
    ['another path', { filters: [{ path: 'wait', condition: '<=', value: 1 }] }, 'filters.0.path'],
    ['an unknown metric', { metrics: ['conversation.offered'] }, 'metrics.0'],
    ['no grouping', { groupings: [] }, 'groupings'],
    [
      'an end before its beginning',
      { dateRange: { startDate: '2026-03-04', endDate: '2026-03-02' } },
      'dateRange.startDate',
    ],
    ['no date', { dateRange: { startDate: 'today', endDate: '2026-03-02' } }, 'dateRange.startDate'],
    ['a page of 501', { pageSize: 501 }, 'pageSize'],
    ['a made-up page', { pageToken: 'made-up' }, 'pageToken'],
  ])('is refused with 400 for %s, and names the field', async (_name, change, field) => {
    const client = await DemoClient.start();
    const { status, body } = await client.post(path, { ...question, ...change });
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(body.errors[0].message).toContain(field);
  });
});
