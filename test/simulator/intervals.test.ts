import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';
import { findEvent, isBusy, iso, sumWindow, vendorPercent } from './demo-reports.ts';

const path = '/api/v2/analytics/conversations/aggregates/query';
const hourMs = 3_600_000;
const metrics = [
  'offerCount',
  'handledCount',
  'abandonedCount',
  'serviceLevelPercent',
  'handleTime',
  'wrapUpTime',
];
const question = {
  dateRange: { from: iso(startAt - 3 * hourMs), to: iso(startAt - 1) },
  interval: 'PT30M',
  groupBys: ['queue'],
  metrics,
};

interface Entity {
  date: string;
  groupByValues: string[];
  metrics: Record<string, { count: number; sum: number }>;
}

function filterBy(...ids: string[]) {
  return {
    type: 'AND',
    predicates: ids.map((value) => ({ type: 'EQUALS', field: 'queue.id', value })),
  };
}

function expectAgreement(client: DemoClient, entities: readonly Entity[], lengthMs: number): void {
  const isIn = (at: number) => at >= startAt - 3 * hourMs && at < client.simulator.now();
  for (const { date, groupByValues, metrics: found } of entities) {
    const from = Math.max(Date.parse(date), startAt - 3 * hourMs);
    const to = Math.min(Date.parse(date) + lengthMs, client.simulator.now());
    expect(isIn(from)).toBe(true);
    const counted = sumWindow(client, from, to, ({ queueName }) => queueName).get(groupByValues[0] ?? '');
    if (counted === undefined) throw new Error(`no ${groupByValues[0]} in the ledger`);
    expect(isBusy(counted)).toBe(true);
    expect(found.offerCount).toEqual({ count: 1, sum: counted.offered });
    expect(found.handledCount).toEqual({ count: 1, sum: counted.handled });
    expect(found.abandonedCount).toEqual({ count: 1, sum: counted.abandoned });
    expect(found.serviceLevelPercent?.sum).toBeCloseTo(vendorPercent(counted), 2);
    expect(found.handleTime?.sum).toBeCloseTo(counted.handleSumMs / 1000, 6);
    expect(found.wrapUpTime?.sum).toBeCloseTo(counted.wrapUpSumMs / 1000, 6);
  }
}

describe('the interval report', () => {
  it.each([
    ['PT15M', hourMs / 4],
    ['PT30M', hourMs / 2],
    ['PT1H', hourMs],
    ['P1D', 24 * hourMs],
  ])('says by %s what the ledger counted', async (interval, lengthMs) => {
    const client = await DemoClient.start({ queues: 4 });
    const { body } = await client.post(`${path}?pageSize=500`, { ...question, interval });
    expect(body.nextPageId).toBeUndefined();
    for (const { date } of body.entities) expect(Date.parse(date) % lengthMs).toBe(0);
    expectAgreement(client, body.entities, lengthMs);
    const offered = body.entities.reduce(
      (sum: number, entity: Entity) => sum + (entity.metrics.offerCount?.sum ?? 0),
      0,
    );
    const all = sumWindow(client, startAt - 3 * hourMs, startAt, () => 'all').get('all');
    expect(offered).toBe(all?.offered);
  });

  it('begins a week on Monday and a day at midnight, UTC', async () => {
    const client = await DemoClient.start({ queues: 1 });
    await client.control('POST', 'clock', { advanceMs: 24 * hourMs });
    const datesBy = async (interval: string) => {
      const dateRange = { from: iso(startAt - 3 * hourMs), to: iso(startAt + 24 * hourMs) };
      const { body } = await client.post(path, { ...question, interval, dateRange });
      return body.entities.map(({ date }: Entity) => date);
    };
    expect(await datesBy('P1W')).toEqual(['2026-03-02T00:00:00.000Z']);
    expect(await datesBy('P1D')).toEqual(['2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z']);
  });

  it('counts the millisecond that ends the range, and not the next', async () => {
    const client = await DemoClient.start({ queues: 1 });
    const at = findEvent(client, startAt - hourMs, startAt, 'offered');
    const offeredUntil = async (to: number) => {
      const dateRange = { from: iso(at - 1000), to: iso(to) };
      const { body } = await client.post(path, { ...question, interval: 'P1D', dateRange });
      return body.entities.reduce(
        (sum: number, entity: Entity) => sum + (entity.metrics.offerCount?.sum ?? 0),
        0,
      );
    };
    expect(await offeredUntil(at - 1)).toBe(0);
    expect(await offeredUntil(at)).toBe(1);
  });

  it('keeps to one queue, named by its id', async () => {
    const client = await DemoClient.start();
    const [one, other] = client.simulator.ledger().queues;
    const { body } = await client.post(path, { ...question, filter: filterBy(one?.queueId ?? '') });
    expect(body.entities).toHaveLength(6);
    for (const { groupByValues } of body.entities) expect(groupByValues).toEqual([one?.queueName]);
    const both = filterBy(one?.queueId ?? '', other?.queueId ?? '');
    expect((await client.post(path, { ...question, filter: both })).body).toEqual({ entities: [] });
  });

  it('comes in pages, each by the id that the one before named', async () => {
    const client = await DemoClient.start();
    const { body: whole } = await client.post(`${path}?pageSize=500`, question);
    const found: Entity[] = [];
    let pageId: string | undefined;
    for (let pages = 0; pages < 50; pages += 1) {
      const query = new URLSearchParams({ pageSize: '10', ...(pageId === undefined ? {} : { pageId }) });
      const { body, status } = await client.post(`${path}?${query}`, question);
      expect(status).toBe(200);
      found.push(...body.entities);
      pageId = body.nextPageId;
      if (pageId === undefined) break;
      await client.control('POST', 'clock', { advanceMs: 60_000 });
    }
    expect(found).toEqual(whole.entities);
    expect(found.length).toBeGreaterThan(60);
  });

  it('refuses a page id of another query, or of nobody', async () => {
    const client = await DemoClient.start();
    const { body } = await client.post(`${path}?pageSize=10`, question);
    const next = `${path}?pageSize=10&pageId=${body.nextPageId}`;
    expect((await client.post(next, { ...question, interval: 'PT15M' })).status).toBe(400);
    expect((await client.post(`${path}?pageId=made-up`, question)).status).toBe(400);
  });

  it('keeps queues of one name apart', async () => {
    const client = await DemoClient.start({ queues: 3 });
    const [one, other] = client.simulator.ledger().queues;
    await client.control('POST', 'queue', { queueId: other?.queueId, name: one?.queueName });
    const { body } = await client.post(path, { ...question, interval: 'P1D' });
    expect(body.entities.map(({ groupByValues }: Entity) => groupByValues[0])).toEqual([
      one?.queueName,
      one?.queueName,
      'Tech support',
    ]);
  });

  it('adds percentages up where the tenant keeps its sums by half hours', async () => {
    const client = await DemoClient.start({ queues: 1, rules: { countsSlots: true } });
    const halves = (await client.post(path, question)).body.entities;
    const [day] = (await client.post(path, { ...question, interval: 'P1D' })).body.entities;
    const sumOf = (name: string) =>
      halves.reduce((sum: number, { metrics: found }: Entity) => sum + (found[name]?.sum ?? 0), 0);
    expect(day.metrics.offerCount).toEqual({ count: 6, sum: sumOf('offerCount') });
    expect(day.metrics.serviceLevelPercent.count).toBe(6);
    expect(day.metrics.serviceLevelPercent.sum).toBeCloseTo(sumOf('serviceLevelPercent'), 6);
    expect(day.metrics.serviceLevelPercent.sum).toBeGreaterThan(100);
  });

  it.each([
    ['an interval without P', { interval: '1H' }, 'interval'],
    ['an interval that is not offered', { interval: 'PT45M' }, 'interval'],
    ['an end before its beginning', { dateRange: { from: iso(startAt), to: iso(startAt - 1) } }, 'dateRange'],
    ['a plain date', { dateRange: { from: '2026-03-03', to: iso(startAt) } }, 'dateRange.from'],
    ['an id that is no UUID', { filter: filterBy('queue-1') }, 'filter.predicates.0.value'],
    ['another filter type', { filter: { ...filterBy(), type: 'or' } }, 'filter.type'],
    ['a metric of queues', { metrics: ['offered'] }, 'metrics.0'],
    ['an unknown group', { groupBys: ['agent'] }, 'groupBys.0'],
    ['an unknown field', { granularity: 'PT1H' }, ''],
  ])('is refused with 400 for %s, and says where', async (_name, change, field) => {
    const client = await DemoClient.start();
    const reply = await client.post(path, { ...question, ...change });
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it.each(['pageSize=0', 'pageSize=501', 'pageSize=many'])('refuses %s', async (query) => {
    const client = await DemoClient.start();
    expect((await client.post(`${path}?${query}`, question)).status).toBe(400);
  });

  it('shares its path with the platform: the body decides', async () => {
    const platform = { interval: `${iso(startAt - hourMs)}/${iso(startAt)}`, metrics: ['nOffered'] };
    const both = await DemoClient.start();
    expect((await both.post(path, platform)).body.results).toHaveLength(1);
    const documents = await DemoClient.start({ apis: ['queue-details'] });
    expect((await documents.post(path, question)).status).toBe(200);
    expect((await documents.post(path, platform)).status).toBe(400);
    const real = await DemoClient.start({ apis: ['platform'] });
    expect((await real.post(path, question)).status).toBe(400);
  });
});
