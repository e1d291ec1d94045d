import { expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { readRequest } from '../genesys-fixture.ts';
import type { Reply, SeenRequest } from '../scripted-server.ts';
import {
  date,
  listRoute,
  liveRoute,
  observations,
  stats,
  todayRoute,
  vendorNow,
} from './platform-answers.ts';
import { ask, billingVoice, bodyOf, day, group, hourMs, level, prepareReports } from './report-fixture.ts';

const reports = prepareReports();
const { open, report, answer, bodies } = reports;
const windowOf = ({ interval }: { interval: string }) => interval.replaceAll(':00.000Z', '');

test('a row for each queue and media type that had contacts, and no other', async () => {
  reports.server.on(todayRoute, {
    body: {
      results: [
        group('q-1', 'voice', 'whatever', billingVoice),
        group('q-1', 'email', 'whatever', [stats('nOffered', { count: 2 })]),
        group('q-9', 'voice', 'whatever', billingVoice),
      ],
    },
  });
  const billing = { queueId: 'q-1', queueName: 'Billing' };
  expect(await answer(ask())).toEqual({
    api: 'platform',
    answer: {
      kind: 'queues',
      rows: [
        {
          ...billing,
          mediaType: 'voice',
          offered: 40,
          answered: 36,
          abandoned: 3,
          serviceLevelPercent: 86.11,
          averageHandleSeconds: 180.001,
        },
        {
          ...billing,
          mediaType: 'email',
          offered: 2,
          answered: 0,
          abandoned: 0,
          serviceLevelPercent: null,
          averageHandleSeconds: null,
        },
      ],
    },
    notes: [],
    cutShort: null,
  });
  expect(bodies()).toEqual([
    {
      interval: '2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z',
      groupBy: ['queueId', 'mediaType'],
      metrics: ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'],
      filter: {
        type: 'or',
        predicates: [
          { dimension: 'queueId', value: 'q-1' },
          { dimension: 'queueId', value: 'q-2' },
        ],
      },
    },
  ]);
});

test.each([
  // 31 of 36, 31 of 39, and what the vendor says itself.
  ['answered', 86.11],
  ['offered-abandons-count', 79.49],
  ['vendor', 81.578947368421],
] as const)('settled: the formula %s gives %d %%', async (formula, percent) => {
  reports.server.on(todayRoute, { body: { results: [group('q-1', 'voice', 'whatever', billingVoice)] } });
  const { rows } = (await answer(ask({ formula }))).answer;
  expect(rows[0]).toMatchObject({ serviceLevelPercent: percent });
});

test('the connection’s own formula counts where the question names none', async () => {
  reports.server.on(todayRoute, { body: { results: [group('q-1', 'voice', 'whatever', billingVoice)] } });
  const vendor = open({ serviceLevelFormula: 'offered-abandons-count' });
  expect((await answer(ask(), vendor)).answer.rows[0]).toMatchObject({ serviceLevelPercent: 79.49 });
});

test('more in time than answered gives no percentage, and says so', async () => {
  const metrics = [stats('tAnswered', { count: 2, sum: 10 }), level(3, 3)];
  reports.server.on(todayRoute, { body: { results: [group('q-1', 'voice', 'whatever', metrics)] } });
  const { answer: found, notes } = await answer(ask());
  expect(found.rows[0]).toMatchObject({ answered: 2, serviceLevelPercent: null });
  expect(notes).toEqual([{ code: 'inconsistent', count: 1 }]);
});

test('answered contacts without a service level are not counted as late', async () => {
  const some = (metrics: unknown[]) => ({ body: { results: [group('q-1', 'voice', 'whatever', metrics)] } });
  reports.server.on(
    todayRoute,
    some([stats('tAnswered', { count: 5, sum: 10 }), level(4, 5)]),
    some([stats('tAnswered', { count: 5, sum: 10 })]),
  );
  const { rows } = (await answer(ask({ to: day.from + 40 * 24 * hourMs }))).answer;
  expect(rows[0]).toMatchObject({ answered: 10, serviceLevelPercent: null });
});

test('settled: a long window is asked for by the month, and counts are added up, never percentages', async () => {
  const month = (answered: number, within: number, sum: number) => ({
    body: {
      results: [
        group('q-1', 'voice', 'whatever', [
          stats('nOffered', { count: answered + 1 }),
          stats('tAnswered', { count: answered, sum: 1000 }),
          stats('tHandle', { count: answered, sum }),
          level(within, answered),
        ]),
      ],
    },
  });
  reports.server.on(todayRoute, month(100, 100, 1_000_000), month(300, 100, 9_000_000), month(1, 0, 1500));
  const { result, progress } = await report(
    ask({ from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 2, 14), formula: 'vendor' }),
  );
  expect(bodies().map(windowOf)).toEqual([
    '2026-01-01T00:00/2026-02-01T00:00',
    '2026-02-01T00:00/2026-03-04T00:00',
    '2026-03-04T00:00/2026-03-14T00:00',
  ]);
  // 200 of 401, and 10,001.5 s over 401 contacts; the mean of the shares would be 44.44.
  expect(result).toMatchObject({
    value: {
      answer: {
        rows: [{ offered: 404, answered: 401, serviceLevelPercent: 49.88, averageHandleSeconds: 24.941 }],
      },
    },
  });
  expect(progress.map(({ pages }) => pages)).toEqual([1, 2, 3, 3]);
  expect(progress.at(-1)).toEqual({ pages: 3, rows: 1, share: 1 });
});

test.each<[string, Reply]>([
  ['504', { status: 504 }],
  ['502', { status: 502 }],
])('after a %s the window is halved, down to an hour', async (_name, refusal) => {
  reports.server.on(todayRoute, (request) => {
    const [from = '', to = ''] = bodyOf(request).interval.split('/');
    if (Date.parse(to) - Date.parse(from) > hourMs) return refusal;
    return { body: { results: [group('q-1', 'voice', 'x', [stats('nOffered', { count: 2 })])] } };
  });
  const { rows } = (await answer(ask({ from: day.to - 4 * hourMs }))).answer;
  expect(rows).toMatchObject([{ offered: 8 }]);
  expect(bodies().map(windowOf)).toEqual([
    '2026-03-01T20:00/2026-03-02T00:00',
    '2026-03-01T20:00/2026-03-01T22:00',
    '2026-03-01T20:00/2026-03-01T21:00',
    '2026-03-01T21:00/2026-03-01T22:00',
    '2026-03-01T22:00/2026-03-02T00:00',
    '2026-03-01T22:00/2026-03-01T23:00',
    '2026-03-01T23:00/2026-03-02T00:00',
  ]);
});

test('an hour that still fails is asked for four times', async () => {
  reports.server.on(todayRoute, { status: 504 });
  const { result } = await report(ask({ from: day.to - hourMs }));
  expect(result).toMatchObject({ ok: false, failure: { code: 'vendor-down' } });
  expect(reports.server.count(todayRoute)).toBe(4);
});

test('a report waits out a 429 instead of ending with it', async () => {
  reports.server.on(
    todayRoute,
    { status: 429, headers: { 'retry-after': '0' } },
    { body: { results: [group('q-1', 'voice', 'x', billingVoice)] } },
  );
  expect((await answer(ask())).answer.rows).toHaveLength(1);
});

const manyQueues = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `q-${index}`, name: `Queue ${index}` }));
const onePage = (entities: unknown[]) => ({ headers: date, body: { entities, pageCount: 1 } });
const offeredOf = (request: SeenRequest, count = 1) => ({
  body: {
    results: bodyOf(request).filter.predicates.map(({ value }) =>
      group(value, 'voice', 'x', [stats('nOffered', { count })]),
    ),
  },
});

test('a hundred queues are asked for at once, over the whole window before the next hundred', async () => {
  reports.server.on(listRoute, onePage(manyQueues(150)));
  reports.server.on(todayRoute, (request) => offeredOf(request));
  const { rows } = (await answer(ask({ to: day.from + 40 * 24 * hourMs }))).answer;
  expect(rows).toMatchObject(Array.from({ length: 150 }, () => ({ offered: 2 })));
  const first = bodies().map(({ filter, interval }) => [
    filter.predicates[0]?.value,
    filter.predicates.length,
    interval.slice(0, 10),
  ]);
  expect(first).toEqual([
    ['q-0', 100, '2026-03-01'],
    ['q-0', 100, '2026-04-01'],
    ['q-100', 50, '2026-03-01'],
    ['q-100', 50, '2026-04-01'],
  ]);
});

test('what is cut short holds only rows that are complete over the whole window', async () => {
  reports.server.on(listRoute, onePage(manyQueues(150)));
  reports.server.on(
    todayRoute,
    (request) => offeredOf(request),
    (request) => offeredOf(request),
    (request) => offeredOf(request),
    { status: 403 },
  );
  const { answer: found, cutShort } = await answer(ask({ to: day.from + 40 * 24 * hourMs }));
  expect(cutShort).toMatchObject({
    code: 'permission',
    subject: 'analytics:conversationAggregate:view',
  });
  expect(found.rows).toMatchObject(Array.from({ length: 100 }, () => ({ offered: 2 })));
});

test('what fails before any row is complete is the failure itself', async () => {
  reports.server.on(todayRoute, { status: 403 });
  expect((await report(ask())).result).toMatchObject({ ok: false, failure: { code: 'permission' } });
});

test('a report that is called off ends at once', async () => {
  const controller = new AbortController();
  reports.server.on(todayRoute, () => {
    controller.abort();
    return { status: 429, headers: { 'retry-after': '60' } };
  });
  const { result } = await report(ask(), open(), controller.signal);
  expect(result).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(reports.server.count(todayRoute)).toBe(1);
});

test('closing the vendor ends a report that waits', async () => {
  const vendor = open({}, new FixedClock(vendorNow));
  reports.server.on(todayRoute, () => {
    setImmediate(() => void vendor.close());
    return { status: 503, headers: { 'retry-after': '60' } };
  });
  expect((await report(ask(), vendor)).result).toMatchObject({ failure: { code: 'cancelled' } });
});

test('queues that nobody knows are said', async () => {
  reports.server.on(todayRoute, (request) => offeredOf(request));
  const vendor = open();
  const found = await answer(ask({ queueIds: ['q-2', 'q-none', 'q-2'] }), vendor);
  expect(found.answer.rows).toMatchObject([{ queueId: 'q-2', queueName: 'Support' }]);
  expect(found.notes).toEqual([{ code: 'unknown-queues', count: 1 }]);
  expect(bodies()[0]?.filter.predicates).toEqual([{ dimension: 'queueId', value: 'q-2' }]);
});

test('a poll’s own queue list is used again, unless it lacks a queue that is asked for', async () => {
  reports.server
    .on(todayRoute, (request) => offeredOf(request))
    .on(liveRoute, { headers: date, body: observations });
  const vendor = open();
  await vendor.read(readRequest());
  await answer(ask({ queueIds: ['q-2'] }), vendor);
  expect(reports.server.count(listRoute)).toBe(1);
  await answer(ask({ queueIds: ['q-none'] }), vendor);
  expect(reports.server.count(listRoute)).toBe(2);
});

test('without a queue in the question the connection’s own are asked for', async () => {
  reports.server.on(todayRoute, (request) => offeredOf(request));
  const found = await answer(ask(), open({ queues: { pattern: 'Supp*' } }));
  expect(found.answer.rows.map(({ queueId }) => queueId)).toEqual(['q-2']);
});

test('a report about no known queue asks nothing and has no rows', async () => {
  const found = await answer(ask({ queueIds: ['q-none'] }));
  expect(found).toMatchObject({ answer: { rows: [] }, notes: [{ code: 'unknown-queues', count: 1 }] });
  expect(reports.server.count(todayRoute)).toBe(0);
});
