import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';
import { findEvent, isBusy, iso, sumWindow, vendorPercent } from './demo-reports.ts';

const path = '/api/v2/analytics/queues/details/query';
const hourMs = 3_600_000;
const question = {
  dateFrom: iso(startAt - 2 * hourMs),
  dateTo: iso(startAt - 1),
  groupBys: ['queue', 'mediaType'],
  metrics: ['offered', 'answered', 'abandoned', 'serviceLevelPercent', 'avgHandleTime'],
};

interface Row {
  queueId: string;
  queueName: string;
  mediaType: string | null;
  offered: number;
  answered: number;
  abandoned: number;
  serviceLevelPercent: number;
  avgHandleTime: number | null;
}

/** Follows `nextPageUri` to the end. */
async function readAll(client: DemoClient, body: object): Promise<{ rows: Row[]; pages: number }> {
  let reply = await client.post(path, body);
  const rows: Row[] = [...reply.body.entities];
  let pages = 1;
  while (reply.body.nextPageUri !== undefined) {
    const uri: string = reply.body.nextPageUri;
    expect(uri.startsWith(`${client.simulator.url}${path}?cursor=`)).toBe(true);
    reply = await client.post(uri.slice(client.simulator.url.length), {});
    expect(reply.status).toBe(200);
    rows.push(...reply.body.entities);
    pages += 1;
  }
  return { rows, pages };
}

describe('the aggregation by queue and media type', () => {
  it('says what the ledger counted in the window', async () => {
    const client = await DemoClient.start();
    const { rows } = await readAll(client, question);
    const truth = sumWindow(
      client,
      startAt - 2 * hourMs,
      startAt,
      (row) => `${row.queueId} ${row.mediaType}`,
    );
    const busy = [...truth.values()].filter(isBusy);
    expect(rows).toHaveLength(busy.length);
    for (const row of rows) {
      const counted = truth.get(`${row.queueId} ${row.mediaType}`);
      if (counted === undefined) throw new Error(`no ${row.queueName} ${row.mediaType} in the ledger`);
      const { queueName, offered, answered, abandoned, handled, handleSumMs } = counted;
      expect(row).toMatchObject({ queueName, offered, answered, abandoned });
      expect(row.serviceLevelPercent).toBeCloseTo(vendorPercent(counted), 2);
      if (handled === 0) expect(row.avgHandleTime).toBeNull();
      else expect(row.avgHandleTime).toBeCloseTo(handleSumMs / handled / 1000, 3);
    }
    expect(rows.reduce((sum, { abandoned }) => sum + abandoned, 0)).toBeGreaterThan(10);
  });

  it('counts the millisecond that ends the window, and not the next', async () => {
    const client = await DemoClient.start({ queues: 1 });
    const offeredBetween = async (from: number, to: number) => {
      const { rows } = await readAll(client, { ...question, dateFrom: iso(from), dateTo: iso(to) });
      return rows.reduce((sum, { offered }) => sum + offered, 0);
    };
    const at = findEvent(client, startAt - hourMs, startAt, 'offered');
    expect(await offeredBetween(at - 1000, at)).toBe(1);
    expect(await offeredBetween(at - 1000, at - 1)).toBe(0);
    expect(await offeredBetween(at, at + 1)).toBe(1);
  });

  it('has no media type where it is not grouped by one', async () => {
    const client = await DemoClient.start();
    const { rows } = await readAll(client, { ...question, groupBys: ['queue'], metrics: ['answered'] });
    const truth = sumWindow(client, startAt - 2 * hourMs, startAt, ({ queueId }) => queueId);
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['queueId', 'queueName', 'mediaType', 'answered']);
      expect(row.mediaType).toBeNull();
      expect(row.answered).toBe(truth.get(row.queueId)?.answered);
    }
  });

  it('comes in pages of the size asked for, whatever happens in between', async () => {
    const client = await DemoClient.start();
    const { rows: whole, pages: one } = await readAll(client, { ...question, dateTo: iso(startAt + hourMs) });
    expect(one).toBe(1);
    const body = { ...question, dateTo: iso(startAt + hourMs), size: 5 };
    const first = await client.post(path, body);
    expect(first.body.entities).toHaveLength(5);
    await client.control('POST', 'clock', { advanceMs: 600_000 });
    const uri = first.body.nextPageUri.slice(client.simulator.url.length);
    const second = await client.post(uri, {});
    expect([...first.body.entities, ...second.body.entities]).toEqual(whole.slice(0, 10));
    expect(Math.ceil(whole.length / 5)).toBe((await readAll(client, body)).pages);
  });

  it('takes the original body at a further page, and insists on it where the tenant does', async () => {
    const client = await DemoClient.start();
    const body = { ...question, size: 5 };
    const uri = (await client.post(path, body)).body.nextPageUri.slice(client.simulator.url.length);
    expect((await client.post(uri, body)).body.entities).toHaveLength(5);
    expect((await client.post(uri, { ...body, size: 6 })).status).toBe(400);
    await client.control('POST', 'rules', { cursorWantsBody: true });
    expect((await client.post(uri, {})).status).toBe(400);
    expect((await client.post(uri, body)).body.entities).toHaveLength(5);
    expect((await client.post(`${path}?cursor=made-up`, {})).status).toBe(400);
  });

  it('ends in a 504 where the window is longer than the tenant allows, 30 days usually', async () => {
    const client = await DemoClient.start();
    const statusFor = async (days: number) =>
      (await client.post(path, { ...question, dateFrom: iso(startAt - days * 24 * hourMs) })).status;
    expect(await statusFor(30)).toBe(200);
    expect(await statusFor(31)).toBe(504);
    await client.control('POST', 'rules', { longestWindowDays: 1 });
    expect(await statusFor(2)).toBe(504);
  });

  it.each([
    ['a size of 0', { size: 0 }, 'size'],
    ['a size of 1001', { size: 1001 }, 'size'],
    ['an end before its beginning', { dateTo: iso(startAt - 3 * hourMs) }, 'dateFrom'],
    ['an empty window', { dateTo: question.dateFrom }, 'dateFrom'],
    ['a time with an offset', { dateFrom: '2026-03-03T12:00:00+01:00' }, 'dateFrom'],
    ['a metric of conversations', { metrics: ['offerCount'] }, 'metrics.0'],
    ['a group nobody knows', { groupBys: ['queueId'] }, 'groupBys.0'],
    ['an unknown field', { interval: 'PT1H' }, ''],
  ])('is refused with 400 for %s', async (_name, change, field) => {
    const client = await DemoClient.start();
    const reply = await client.post(path, { ...question, ...change });
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0].field).toBe(field);
  });

  it('gives up to 1,000 rows at once, and 100 unless asked otherwise', async () => {
    const client = await DemoClient.start({ queues: 120 });
    expect((await client.post(path, question)).body.entities).toHaveLength(100);
    expect((await client.post(path, { ...question, size: 1000 })).body.entities.length).toBeGreaterThan(200);
  });
});
