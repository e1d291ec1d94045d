import { expect, test } from 'vitest';
import { stats, todayRoute } from './platform-answers.ts';
import { ask, billingVoice, bodyOf, day, group, hourMs, prepareReports } from './report-fixture.ts';

// Reports by interval, and of the service level at a threshold.

const reports = prepareReports();
const { open, report, answer, bodies } = reports;

test('intervals are asked for in the tenant’s zone, and end where the answer says', async () => {
  const interval = (from: string, to: string, metrics: unknown[]) => ({
    interval: `2026-03-02T${from}:00.000+01:00/2026-03-02T${to}:00.000+01:00`,
    metrics,
  });
  reports.server.on(todayRoute, {
    body: {
      results: [
        {
          group: { queueId: 'q-2' },
          data: [interval('08:00', '08:30', billingVoice), interval('08:30', '08:45', [])],
        },
        { group: { queueId: 'q-1' }, data: [interval('08:00', '08:30', billingVoice)] },
      ],
    },
  });
  const found = await answer(
    ask({ kind: 'intervals', from: Date.UTC(2026, 2, 2, 7), to: Date.UTC(2026, 2, 2, 7, 45) }),
    open({ timeZone: 'Europe/Berlin' }),
  );
  const first = {
    intervalStart: Date.UTC(2026, 2, 2, 7),
    intervalEnd: Date.UTC(2026, 2, 2, 7, 30),
    offered: 40,
    handled: 35,
    abandoned: 3,
    serviceLevelPercent: 86.11,
    averageHandleSeconds: 180.001,
  };
  expect(found.answer.rows).toEqual([
    { ...first, queueId: 'q-2', queueName: 'Support' },
    {
      queueId: 'q-2',
      queueName: 'Support',
      intervalStart: Date.UTC(2026, 2, 2, 7, 30),
      intervalEnd: Date.UTC(2026, 2, 2, 7, 45),
      offered: 0,
      handled: 0,
      abandoned: 0,
      serviceLevelPercent: null,
      averageHandleSeconds: null,
    },
    { ...first, queueId: 'q-1', queueName: 'Billing' },
  ]);
  expect(bodies()[0]).toMatchObject({
    groupBy: ['queueId'],
    granularity: 'PT30M',
    timeZone: 'Europe/Berlin',
    interval: '2026-03-02T07:00:00.000Z/2026-03-02T07:45:00.000Z',
  });
});

test('a report by interval is cut where days begin, and keeps the intervals that it had', async () => {
  const at = (text: string) => `${text}T00:00:00.000Z`;
  reports.server.on(todayRoute, (request) => {
    const [from = '', to = ''] = bodyOf(request).interval.split('/');
    if (Date.parse(to) - Date.parse(from) > 2 * 24 * hourMs) return { status: 504 };
    if (from >= at('2026-03-03')) return { status: 403 };
    return {
      body: { results: [group('q-1', null, `${from}/${to}`, [stats('nOffered', { count: 1 })])] },
    };
  });
  const { answer: found, cutShort } = await answer(
    ask({ kind: 'intervals', granularity: 'P1D', to: day.from + 5 * 24 * hourMs }),
  );
  expect(cutShort).toMatchObject({ code: 'permission' });
  expect(found.rows).toMatchObject([{ intervalStart: day.from, offered: 1 }]);
  expect(bodies().map(({ interval }) => interval)).toEqual([
    `${at('2026-03-01')}/${at('2026-03-06')}`,
    `${at('2026-03-01')}/${at('2026-03-03')}`,
    `${at('2026-03-03')}/${at('2026-03-06')}`,
    `${at('2026-03-03')}/${at('2026-03-04')}`,
  ]);
});

test('an interval that cannot be read is a bad answer', async () => {
  reports.server.on(todayRoute, { body: { results: [group('q-1', null, 'P1D', billingVoice)] } });
  expect((await report(ask({ kind: 'intervals' }))).result).toMatchObject({
    failure: { code: 'bad-answer' },
  });
});

const views = (within: number | null, beyond: number | null) => [
  ...(within === null ? [] : [{ name: 'answeredWithin', stats: { count: within } }]),
  ...(beyond === null ? [] : [{ name: 'answeredBeyond', stats: { count: beyond } }]),
];
const answered = (count: number) => [stats('tAnswered', { count, sum: 1 }), stats('tAbandon', { count: 4 })];

test('settled: a queue with answers but none in time is 0.00 %, one without answers has no percentage', async () => {
  reports.server.on(todayRoute, {
    body: { results: [group('q-1', null, 'x', answered(8), views(null, 8))] },
  });
  const found = await answer(ask({ kind: 'sla' }));
  const row = { thresholdSeconds: 30, formula: 'answered', withinThreshold: 0 };
  expect(found.answer).toEqual({
    kind: 'sla',
    rows: [
      { ...row, queueId: 'q-1', queueName: 'Billing', answered: 8, slaPercent: 0 },
      { ...row, queueId: 'q-2', queueName: 'Support', answered: 0, slaPercent: null },
    ],
  });
});

test('settled: a wait of exactly the threshold is in time', async () => {
  reports.server.on(todayRoute, { body: { results: [] } });
  await answer(ask({ kind: 'sla', thresholdMs: 20_000 }));
  expect(bodies()[0]).toMatchObject({
    groupBy: ['queueId'],
    metrics: ['tAnswered'],
    views: [
      { target: 'tAnswered', function: 'rangeBound', name: 'answeredWithin', range: { lt: 20_001 } },
      { target: 'tAnswered', function: 'rangeBound', name: 'answeredBeyond', range: { gte: 20_001 } },
    ],
  });
});

test.each([
  // 5 of 8, and 5 of 8 and 4 who gave up.
  ['answered', 62.5],
  ['offered-abandons-count', 41.67],
] as const)('a service level at a threshold by %s', async (formula, slaPercent) => {
  reports.server.on(todayRoute, { body: { results: [group('q-1', null, 'x', answered(8), views(5, 3))] } });
  const found = await answer(ask({ kind: 'sla', formula, thresholdMs: 45_500 }));
  expect(found.answer.rows[0]).toMatchObject({
    answered: 8,
    withinThreshold: 5,
    thresholdSeconds: 45.5,
    slaPercent,
    formula,
  });
});

test.each<[string, unknown[], unknown]>([
  ['views that were not worked out', [], { withinThreshold: null, slaPercent: null }],
  ['more in time than answered', views(9, null), { withinThreshold: 9, slaPercent: null }],
  ['a view without a number', [{ name: 'answeredWithin', stats: {} }], { withinThreshold: null }],
])('%s give no percentage', async (_name, given, expected) => {
  reports.server.on(todayRoute, { body: { results: [group('q-1', null, 'x', answered(8), given)] } });
  expect((await answer(ask({ kind: 'sla' }))).answer.rows[0]).toMatchObject(expected as object);
});

test('the vendor’s own formula at a free threshold is a question that it cannot answer', async () => {
  const { result } = await report(ask({ kind: 'sla', formula: 'vendor' }));
  expect(result).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
  expect(reports.server.requests).toEqual([]);
});
