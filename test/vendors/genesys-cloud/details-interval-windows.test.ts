import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FixedClock } from '../fixed-clock.ts';
import type { ScriptedServer } from '../scripted-server.ts';
import {
  type Asked,
  aggregatesRoute,
  hourMs,
  monday,
  noteCodes,
  openDetails,
  report,
  toAnswer,
  toRows,
} from './details-fixture.ts';
import { intervalEntity as entity, metric, intervalPage as page, queueOf } from './details-rows.ts';

// Long windows and early ends.

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  ({ clock, server } = await openDetails({ a: 'Billing', b: 'Sales' }));
});
afterEach(() => server.stop());

const ask = (asked: Asked = {}) => report(server, clock, 'intervals', asked);
const askOne = (question: Asked['question'] = {}) => ask({ question: { queueIds: ['a'], ...question } });

test('a window that takes too long is halved between intervals, and nothing counts twice', async () => {
  const spans: number[][] = [];
  server.on(aggregatesRoute, ({ body }) => {
    const { from, to } = JSON.parse(body).dateRange;
    const [start, end] = [Date.parse(from), Date.parse(to) + 1];
    spans.push([start, end].map((at) => (at - monday) / hourMs));
    if (end - start > 2 * hourMs) return { status: 504 };
    const found: object[] = [];
    for (let at = start; at < end; at += hourMs) found.push(entity(at, { offerCount: metric(1) }));
    return page(found);
  });
  const rows = toRows(await askOne({ granularity: 'PT1H', to: monday + 5 * hourMs }), 'intervals');
  expect(spans).toEqual([
    [0, 5],
    [0, 2],
    [2, 5],
    [2, 3],
    [3, 5],
  ]);
  expect(rows.map(({ intervalStart, offered }) => [(intervalStart - monday) / hourMs, offered])).toEqual(
    [0, 1, 2, 3, 4].map((hour) => [hour, 1]),
  );
});

test('an interval in which two halves meet is one row, weighted by handled contacts', async () => {
  // This vendor's intervals begin at full hours, whatever the beginning of the window.
  server.on(aggregatesRoute, ({ body }) => {
    const { from, to } = JSON.parse(body).dateRange;
    if (Date.parse(to) + 1 - Date.parse(from) > hourMs) return { status: 502 };
    if (Date.parse(from) > monday + hourMs) {
      const second = {
        offerCount: metric(5),
        handledCount: metric(2),
        serviceLevelPercent: metric(50),
        handleTime: metric(600),
      };
      return page([entity(monday + hourMs, second)]);
    }
    return page([entity(monday), entity(monday + hourMs)]);
  });
  const result = await askOne({
    granularity: 'PT1H',
    from: monday + hourMs / 2,
    to: monday + 2.5 * hourMs,
  });
  expect(toRows(result, 'intervals')[1]).toMatchObject({
    offered: 17,
    handled: 10,
    abandoned: 8,
    // (75.5 × 8 + 50 × 2) ÷ 10 and (2000 + 600) ÷ 10
    serviceLevelPercent: 70.4,
    averageHandleSeconds: 260,
  });
  expect(noteCodes(result)).toContain('derived 1');
});

test('cancelled in the second queue keeps the first one and the pages that came', async () => {
  const stop = new AbortController();
  server.on(aggregatesRoute, (request) => {
    if (queueOf(request) === 'a') return page([entity(monday), entity(monday + hourMs)]);
    if (request.path.includes('pageId')) return { raw: () => stop.abort() };
    return page([entity(monday, {}, 'Sales')], 'two');
  });
  const result = await ask({ signal: stop.signal });
  expect(toRows(result, 'intervals').map(({ queueId }) => queueId)).toEqual(['a', 'a', 'b']);
  expect(toAnswer(result).cutShort).toMatchObject({ code: 'cancelled' });
});

test.each([
  ['between two halves', false],
  ['in the first of two halves', true],
])('cancelled %s leaves out an interval that goes on in the second', async (_name, isInFirst) => {
  const stop = new AbortController();
  server.on(aggregatesRoute, ({ path: asked, body }) => {
    const { from, to } = JSON.parse(body).dateRange;
    if (Date.parse(to) + 1 - Date.parse(from) > hourMs) return { status: 502 };
    const isSecond = Date.parse(from) > monday + hourMs;
    if (isSecond || asked.includes('pageId')) return { raw: () => stop.abort() };
    return page([entity(monday), entity(monday + hourMs)], isInFirst ? 'two' : undefined);
  });
  const result = await ask({
    question: { queueIds: ['a'], granularity: 'PT1H', from: monday + hourMs / 2, to: monday + 2.5 * hourMs },
    signal: stop.signal,
  });
  expect(toRows(result, 'intervals').map(({ intervalStart }) => intervalStart)).toEqual([monday]);
});

test('tells how far it is', async () => {
  server.on(aggregatesRoute, page([entity(monday)]));
  const told: unknown[] = [];
  await ask({ onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([
    { pages: 1, rows: 1, share: null },
    { pages: 1, rows: 1, share: 0.5 },
    { pages: 2, rows: 2, share: 0.5 },
    { pages: 2, rows: 2, share: 1 },
  ]);
});
