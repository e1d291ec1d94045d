import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FixedClock } from '../fixed-clock.ts';
import type { ScriptedServer, SeenRequest } from '../scripted-server.ts';
import {
  type Asked,
  bodiesOf,
  dayMs,
  hourMs,
  iamRoute,
  monday,
  noteCodes,
  openDetails,
  report,
  routingRoute,
  summaryRoute,
  toAnswer,
  toListing,
  toRows,
} from './details-fixture.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  ({ clock, server } = await openDetails({ a: 'Billing', b: 'Sales', c: 'Support' }));
});
afterEach(() => server.stop());

const ask = (asked: Asked = {}) => report(server, clock, 'sla', asked);

type Counts = Record<string, number | null>;
const page = (counts: Counts, pageToken?: string) => ({
  body: {
    entities: Object.entries(counts).map(([id, count]) => ({
      queue: { id },
      metrics: { 'conversation.answered': { count } },
    })),
    pageToken,
  },
});
const isMetPass = ({ body }: SeenRequest) => body.includes('waitTime');
/** The same answer to every pass of one kind. */
const answerPasses = (met: Counts, total: Counts) =>
  server.on(summaryRoute, (request) => page(isMetPass(request) ? met : total));
const percents = (result: Awaited<ReturnType<typeof ask>>) =>
  toRows(result, 'sla').map(({ queueId, withinThreshold, answered, slaPercent }) => [
    queueId,
    withinThreshold,
    answered,
    slaPercent,
  ]);

test('settled: the queues in time are asked for first, then all, over the same window', async () => {
  answerPasses({ a: 80, b: 1 }, { a: 100, b: 3 });
  const result = await ask({ question: { queueIds: ['a', 'b'] } });
  const total = {
    dateRange: { startDate: '2026-02-02', endDate: '2026-02-02' },
    groupings: ['queue'],
    metrics: ['conversation.answered'],
    filters: [{ path: 'queue.id', condition: 'in', values: ['a', 'b'] }],
    pageSize: 250,
  };
  const inTime = { path: 'waitTime', condition: '<=', value: 30_000 };
  expect(bodiesOf(server, summaryRoute)).toEqual([{ ...total, filters: [...total.filters, inTime] }, total]);
  expect(toAnswer(result)).toMatchObject({ api: 'queue-details', cutShort: null, notes: [] });
  expect(toRows(result, 'sla')).toEqual([
    {
      queueId: 'a',
      queueName: 'Billing',
      answered: 100,
      withinThreshold: 80,
      thresholdSeconds: 30,
      slaPercent: 80,
      formula: 'answered',
    },
    {
      queueId: 'b',
      queueName: 'Sales',
      answered: 3,
      withinThreshold: 1,
      thresholdSeconds: 30,
      slaPercent: 33.33,
      formula: 'answered',
    },
  ]);
});

test.each([
  ['one day', 0, 1, '2026-02-02', '2026-02-02'],
  ['a month', -1, 27, '2026-02-01', '2026-02-28'],
])(
  'settled: %s between UTC midnights is asked for by plain dates, to the day before the end',
  async (_name, from, to, startDate, endDate) => {
    answerPasses({}, {});
    await ask({ question: { from: monday + from * dayMs, to: monday + to * dayMs } });
    expect(bodiesOf(server, summaryRoute).map(({ dateRange }) => dateRange)).toEqual([
      { startDate, endDate },
      { startDate, endDate },
    ]);
  },
);

test('settled: a window that does not end at UTC midnights is asked for by ISO times', async () => {
  answerPasses({}, {});
  await ask({ question: { from: monday, to: monday + 9.5 * hourMs } });
  expect(bodiesOf(server, summaryRoute)[0].dateRange).toEqual({
    startDate: '2026-02-02T00:00:00.000Z',
    endDate: '2026-02-02T09:30:00.000Z',
  });
});

test('settled: a window that does not begin at a UTC midnight is asked for by ISO times', async () => {
  answerPasses({}, {});
  await ask({ question: { from: monday + hourMs, to: monday + dayMs } });
  expect(bodiesOf(server, summaryRoute)[0].dateRange).toEqual({
    startDate: '2026-02-02T01:00:00.000Z',
    endDate: '2026-02-03T00:00:00.000Z',
  });
});

test('settled: the threshold is a bare number of milliseconds', async () => {
  answerPasses({ a: 1 }, { a: 2 });
  const result = await ask({ question: { thresholdMs: 12_500 } });
  expect(server.requests.find(isMetPass)?.body).toContain(
    '{"path":"waitTime","condition":"<=","value":12500}',
  );
  expect(toRows(result, 'sla')).toMatchObject([{ thresholdSeconds: 12.5 }]);
});

test('settled: queues that only the total lists are at 0.00 %, those without answered conversations have none', async () => {
  answerPasses({ a: 5, c: 0 }, { a: 5, b: 7, c: 0 });
  expect(percents(await ask())).toEqual([
    ['a', 5, 5, 100],
    ['b', 0, 7, 0],
    ['c', 0, 0, null],
  ]);
});

test('a count that the vendor left out is not known', async () => {
  answerPasses({ a: null, b: 1 }, { a: 5, b: null });
  expect(percents(await ask())).toEqual([
    ['a', null, 5, null],
    ['b', 1, null, null],
  ]);
});

test.each([
  [1, 8, 12.5],
  [1, 3, 33.33],
  [2, 3, 66.67],
  [1, 800, 0.13],
  [997, 1000, 99.7],
])('settled: %d of %d in time are %d %%', async (met, total, percent) => {
  answerPasses({ a: met }, { a: total });
  expect(percents(await ask())).toEqual([['a', met, total, percent]]);
});

test('settled: more in time than there were are asked for once more', async () => {
  server.on(summaryRoute, page({ a: 11 }), page({ a: 10 }), page({ a: 9 }), page({ a: 12 }));
  const result = await ask();
  expect(percents(result)).toEqual([['a', 9, 12, 75]]);
  expect(toAnswer(result).notes).toEqual([]);
  expect(server.count(summaryRoute)).toBe(4);
});

test('settled: more in time than there were, twice, has no percentage and a note', async () => {
  answerPasses({ a: 11, b: 1, c: 2 }, { a: 10, b: 2 });
  const result = await ask();
  expect(percents(result)).toEqual([
    ['a', 11, 10, null],
    ['b', 1, 2, 50],
    ['c', 2, 0, null],
  ]);
  expect(noteCodes(result)).toEqual(['inconsistent 2']);
  expect(server.count(summaryRoute)).toBe(4);
});

test('settled: pageToken goes back in the body, and a queue on several pages is summed', async () => {
  server.on(
    summaryRoute,
    page({ a: 1, b: 2 }, 'met-2'),
    page({ a: 3 }),
    page({ a: 5 }, 'all-2'),
    page({ a: 5, b: 1 }, 'all-3'),
    page({ b: 3 }),
  );
  expect(percents(await ask())).toEqual([
    ['a', 4, 10, 40],
    ['b', 2, 4, 50],
  ]);
  expect(bodiesOf(server, summaryRoute).map(({ pageToken }) => pageToken)).toEqual([
    undefined,
    'met-2',
    undefined,
    'all-2',
    'all-3',
  ]);
});

test('settled: a pageToken seen before is a bad answer', async () => {
  server.on(summaryRoute, page({ a: 1 }, 'one'), page({ a: 1 }, 'two'), page({ a: 1 }, 'one'));
  expect(await ask()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
  expect(server.count(summaryRoute)).toBe(3);
});

test('without chosen queues all listed ones are asked for, 250 at a time', async () => {
  const ids = Array.from({ length: 251 }, (_, index) => `q${index}`);
  server.on(iamRoute, toListing(Object.fromEntries(ids.map((id) => [id, id]))));
  server.on(summaryRoute, ({ body }) => {
    const values: string[] = JSON.parse(body).filters[0].values;
    return page({ [values.at(-1) ?? '']: values.length });
  });
  const told: unknown[] = [];
  const result = await ask({ onProgress: ({ share }) => told.push(share) });
  expect(toRows(result, 'sla').map(({ queueId, answered }) => [queueId, answered])).toEqual([
    ['q249', 250],
    ['q250', 1],
  ]);
  expect(bodiesOf(server, summaryRoute).map(({ filters }) => filters[0].values.length)).toEqual([
    250, 250, 1, 1,
  ]);
  expect(told).toEqual([null, null, 0.5, 0.5, 0.5, 1]);
});

test('without any listing no queue filter is sent, and names come from the rows, else the ids', async () => {
  server.on(iamRoute, { status: 404 }).on(routingRoute, { status: 404 });
  server.on(summaryRoute, {
    body: {
      entities: [
        { queue: { id: 'a', name: 'Own name' }, metrics: { 'conversation.answered': { count: 2 } } },
        { queue: { id: 'b' }, metrics: { 'conversation.answered': { count: 2 } } },
      ],
    },
  });
  const result = await ask();
  expect(toRows(result, 'sla').map(({ queueName }) => queueName)).toEqual(['Own name', 'b']);
  expect(bodiesOf(server, summaryRoute).map(({ filters }) => filters)).toEqual([
    [{ path: 'waitTime', condition: '<=', value: 30_000 }],
    undefined,
  ]);
});

test('rows of queues that were not asked for are left out, and unknown ones are noted', async () => {
  answerPasses({ a: 1 }, { a: 1, b: 2 });
  const result = await ask({ question: { queueIds: ['a', 'x'] } });
  expect(percents(result)).toEqual([['a', 1, 1, 100]]);
  expect(noteCodes(result)).toEqual(['unknown-queues 1']);
});

test.each(['offered-abandons-count', 'vendor'] as const)(
  'the formula %s is not to be had from counts of answered conversations',
  async (formula) => {
    const unsupported = { ok: false, failure: { code: 'unsupported' } };
    expect(await ask({ question: { formula } })).toMatchObject(unsupported);
    expect(await ask({ connection: { serviceLevelFormula: formula } })).toMatchObject(unsupported);
    expect(server.count(summaryRoute)).toBe(0);
  },
);

test('a 400 tells which field its errors name', async () => {
  server.on(summaryRoute, {
    status: 400,
    body: { message: 'Invalid filter syntax', errors: [{ message: 'filters[1].value must be a number' }] },
  });
  expect(await ask()).toMatchObject({
    failure: { code: 'bad-request', detail: expect.stringContaining('filters[1].value must be a number') },
  });
});

test('a window that takes too long is counted in halves, whole days by plain dates', async () => {
  server.on(summaryRoute, (request) => {
    const { startDate, endDate } = JSON.parse(request.body).dateRange;
    if (startDate !== endDate) return { status: 504 };
    return page({ a: isMetPass(request) ? 1 : 2 });
  });
  const result = await ask({ question: { to: monday + 3 * dayMs } });
  expect(percents(result)).toEqual([['a', 3, 6, 50]]);
  const asked = bodiesOf(server, summaryRoute).map(({ dateRange }) => Object.values(dateRange).join(' '));
  const pass = [
    '2026-02-02 2026-02-04',
    '2026-02-02 2026-02-02',
    '2026-02-03 2026-02-04',
    '2026-02-03 2026-02-03',
    '2026-02-04 2026-02-04',
  ];
  expect(asked).toEqual([...pass, ...pass]);
});

test('a day that takes too long is halved on, by ISO times', async () => {
  server.on(summaryRoute, ({ body }) => {
    const { startDate } = JSON.parse(body).dateRange;
    return startDate.includes('T') ? page({ a: 1 }) : { status: 502 };
  });
  expect(percents(await ask())).toEqual([['a', 2, 2, 100]]);
});

test.each<[string, unknown]>([
  ['no entities', {}],
  [
    'a count in words',
    { entities: [{ queue: { id: 'a' }, metrics: { 'conversation.answered': { count: 'x' } } }] },
  ],
  ['rows without ids', { entities: [{ queue: {}, metrics: {} }] }],
])('%s is a bad answer', async (_name, body) => {
  server.on(summaryRoute, { body });
  expect(await ask()).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
});

test('cancelled between the two passes is cancelled, as no row is complete', async () => {
  const stop = new AbortController();
  server.on(summaryRoute, page({ a: 1 }), { raw: () => stop.abort() });
  expect(await ask({ signal: stop.signal })).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});

test('cancelled after some queues were counted keeps them and says so', async () => {
  const stop = new AbortController();
  const ids = Array.from({ length: 251 }, (_, index) => `q${index}`);
  server.on(summaryRoute, ({ body }) =>
    body.includes('"q0"') ? page({ q0: 4 }) : { raw: () => stop.abort() },
  );
  const result = await ask({ question: { queueIds: ids }, signal: stop.signal });
  expect(percents(result)).toEqual([['q0', 4, 4, 100]]);
  expect(toAnswer(result).cutShort).toMatchObject({ code: 'cancelled' });
});
