import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../src/simulator/ledger.ts';
import { DemoClient, startAt } from './demo-client.ts';

const observationsPath = '/api/v2/analytics/queues/observations/query';
const aggregatesPath = '/api/v2/analytics/conversations/aggregates/query';
const dayStart = '2026-03-03T00:00:00.000Z';

const anyQueue = { type: 'or', predicates: [{ dimension: 'queueId', operator: 'exists' }] };
const named = (ids: readonly string[]) => ({
  type: 'or',
  predicates: ids.map((value) => ({ type: 'dimension', dimension: 'queueId', operator: 'matches', value })),
});

interface Row {
  metric: string;
  qualifier?: string;
  stats: Record<string, number>;
}
interface Group {
  group: { queueId: string; mediaType?: string };
  data: Row[];
}

const keyOf = ({ queueId, mediaType }: { queueId: string; mediaType?: string }) => `${queueId} ${mediaType}`;
const present = (entries: Record<string, number | undefined>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== 0 && value !== undefined));

describe('the queue list', () => {
  it('pages through all queues by name, with targets by media type', async () => {
    const client = await DemoClient.start({ queues: 30 });
    const first = await client.get('/api/v2/routing/queues');
    expect(first.body).toMatchObject({ pageSize: 25, pageNumber: 1, total: 30, pageCount: 2 });
    expect(first.body.nextUri).toContain('pageNumber=2');
    const second = await client.get('/api/v2/routing/queues?pageNumber=2');
    expect(second.body.nextUri).toBeUndefined();
    const all = [...first.body.entities, ...second.body.entities];
    const names = all.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    const truth = client.simulator.ledger().queues;
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(truth.map(({ queueId }) => queueId)));
    const techSupport = all.find(({ name }) => name === 'Tech support');
    const levels = Object.entries<{ serviceLevel: unknown }>(techSupport.mediaSettings);
    expect(Object.fromEntries(levels.map(([name, { serviceLevel }]) => [name, serviceLevel]))).toEqual({
      call: { percentage: 0.8, durationMs: 20_000 },
      chat: { percentage: 0.8, durationMs: 60_000 },
      callback: { percentage: 0.8, durationMs: 1_800_000 },
    });
  });

  it.each(['pageSize=101', 'pageSize=0', 'pageNumber=0', 'pageSize=ten', 'sortOrder=up'])(
    'refuses %s',
    async (query) => {
      const client = await DemoClient.start();
      expect((await client.get(`/api/v2/routing/queues?${query}`)).status).toBe(400);
    },
  );

  it('finds queues by name and by ids, and has empty pages past the end', async () => {
    const client = await DemoClient.start();
    const named = async (query: string) =>
      (await client.get(`/api/v2/routing/queues?${query}`)).body.entities.map(
        ({ name }: { name: string }) => name,
      );
    expect(await named('name=billing*')).toEqual(['Billing EN', 'Billing FR']);
    expect(await named('name=orders')).toEqual(['Orders']);
    const [one, two] = client.simulator.ledger().queues;
    expect(await named(`id=${two?.queueId},${one?.queueId}`)).toEqual(['Billing EN', 'Sales ES']);
    expect(await named('pageNumber=9')).toEqual([]);
  });
});

describe('observations', () => {
  it('say of contacts and agents what the ledger says', async () => {
    const client = await DemoClient.start({ scenario: 'busy-morning' });
    await client.control('POST', 'clock', { advanceMs: 60_000 });
    const { body } = await client.post(observationsPath, {
      filter: anyQueue,
      metrics: ['oWaiting', 'oInteracting', 'oLongestWaiting', 'oOnQueueUsers', 'oUserRoutingStatuses'],
    });
    const { at, rows, queues } = client.simulator.ledger();
    const groups: Group[] = body.results;
    const contacts = groups.filter(({ group }) => group.mediaType !== undefined);
    const told = Object.fromEntries(
      contacts.map(({ group, data }) => [
        keyOf(group),
        Object.fromEntries(
          data.map(({ metric, stats }) => [metric, stats.count ?? stats.calculatedMetricValue]),
        ),
      ]),
    );
    const expected = rows.map((row): [string, object] => [
      keyOf(row),
      present({
        oWaiting: row.waiting,
        oInteracting: row.interacting,
        oLongestWaiting: row.waiting > 0 ? at - row.longestWaitMs : 0,
      }),
    ]);
    expect(told).toEqual(Object.fromEntries(expected.filter(([, counts]) => Object.keys(counts).length > 0)));
    expect(rows.some(({ waiting }) => waiting > 1)).toBe(true);
    for (const { queueId, agents } of queues) {
      const own = groups.find(({ group }) => group.queueId === queueId && group.mediaType === undefined);
      const counts = (name: string) =>
        Object.fromEntries(
          (own?.data ?? [])
            .filter(({ metric }) => metric === name)
            .map((row) => [row.qualifier, row.stats.count]),
        );
      const onQueue = {
        IDLE: agents.idle,
        INTERACTING: agents.interacting,
        NOT_RESPONDING: agents.notResponding,
      };
      expect(counts('oOnQueueUsers')).toEqual(present(onQueue));
      expect(counts('oUserRoutingStatuses')).toEqual(present({ ...onQueue, OFF_QUEUE: agents.offQueue }));
    }
  });

  it('keep to the queues and media that the filter names', async () => {
    const client = await DemoClient.start();
    const [one, two] = client.simulator.ledger().queues.map(({ queueId }) => queueId);
    const ask = async (filter: object) => {
      const { body } = await client.post(observationsPath, {
        filter,
        metrics: ['oInteracting', 'oOnQueueUsers'],
      });
      return body.results.map(({ group }: Group) => keyOf(group)).sort();
    };
    expect(await ask(named([one ?? '']))).toEqual(
      [`${one} email`, `${one} undefined`, `${one} voice`].sort(),
    );
    const clauses = [
      {
        type: 'or',
        predicates: [
          { dimension: 'queueId', value: one },
          { dimension: 'queueId', value: two },
        ],
      },
      { type: 'or', predicates: [{ dimension: 'mediaType', value: 'voice' }] },
    ];
    expect(await ask({ type: 'and', clauses })).toEqual([`${one} voice`, `${two} voice`].sort());
    expect(
      await ask({ type: 'or', predicates: [{ dimension: 'mediaType', operator: 'notExists' }] }),
    ).toHaveLength(12);
    expect(await ask(named(['no-such-queue']))).toEqual([]);
  });

  it('list contacts one by one where that is asked for, the oldest first', async () => {
    const client = await DemoClient.start({ scenario: 'spike' });
    await client.control('POST', 'clock', { advanceMs: 60_000 });
    const { body } = await client.post(observationsPath, {
      filter: { type: 'and', predicates: [{ dimension: 'mediaType', value: 'voice' }] },
      metrics: ['oWaiting'],
      detailMetrics: ['oWaiting'],
    });
    const { at, rows } = client.simulator.ledger();
    const billing = body.results.find(({ group }: Group) => group.queueId === rows[0]?.queueId).data[0];
    expect(billing.observations).toHaveLength(rows[0]?.waiting ?? -1);
    expect(Date.parse(billing.observations[0].observationDate)).toBe(at - (rows[0]?.longestWaitMs ?? 0));
    expect(billing.truncated).toBe(false);
  });

  it.each([
    ['no filter', { metrics: ['oWaiting'] }],
    ['no metrics', { filter: anyQueue }],
    ['empty metrics', { filter: anyQueue, metrics: [] }],
    ['an empty filter', { filter: { type: 'or', predicates: [] }, metrics: ['oWaiting'] }],
    ['an unknown metric', { filter: anyQueue, metrics: ['waiting'] }],
    ['a metric of the aggregates', { filter: anyQueue, metrics: ['nOffered'] }],
    ['an unknown field', { filter: anyQueue, metrics: ['oWaiting'], interval: 'x' }],
    [
      'an unknown dimension',
      { filter: { type: 'or', predicates: [{ dimension: 'userId', value: 'u' }] }, metrics: ['oWaiting'] },
    ],
    [
      'a match without a value',
      { filter: { type: 'or', predicates: [{ dimension: 'queueId' }] }, metrics: ['oWaiting'] },
    ],
    [
      'a longest wait in detail',
      { filter: anyQueue, metrics: ['oWaiting'], detailMetrics: ['oLongestWaiting'] },
    ],
    [
      '101 queues',
      { filter: named(Array.from({ length: 101 }, (_, index) => `q${index}`)), metrics: ['oWaiting'] },
    ],
  ])('are refused for %s', async (_name, body) => {
    const client = await DemoClient.start();
    const reply = await client.post(observationsPath, body);
    expect([reply.status, reply.body.code]).toEqual([400, 'bad.request']);
  });

  it('are given for 100 queues', async () => {
    const client = await DemoClient.start();
    const ids = Array.from({ length: 100 }, (_, index) => `q${index}`);
    expect((await client.post(observationsPath, { filter: named(ids), metrics: ['oWaiting'] })).status).toBe(
      200,
    );
  });
});

describe('aggregates', () => {
  const metrics = [
    'nOffered',
    'tAnswered',
    'tAbandon',
    'tHandle',
    'tWait',
    'tAcw',
    'nOverSla',
    'oServiceLevel',
  ];

  it('say of today what the ledger says', async () => {
    const client = await DemoClient.start({ scenario: 'busy-morning' });
    await client.control('POST', 'clock', { advanceMs: 600_000 });
    const { at, rows } = client.simulator.ledger();
    const { body } = await client.post(aggregatesPath, {
      interval: `${dayStart}/${new Date(at + 1).toISOString()}`,
      groupBy: ['queueId', 'mediaType'],
      metrics,
    });
    const told = Object.fromEntries(
      body.results.map(({ group, data }: { group: Group['group']; data: { metrics: Row[] }[] }) => [
        keyOf(group),
        Object.fromEntries(
          data
            .flatMap((row) => row.metrics)
            .map(({ metric, stats }) => [
              metric,
              metric === 'oServiceLevel' ? [stats.numerator, stats.denominator] : [stats.count, stats.sum],
            ]),
        ),
      ]),
    );
    const expectedOf = (row: LedgerRow) =>
      Object.fromEntries(
        Object.entries({
          nOffered: [row.offered, undefined],
          tAnswered: [row.answered, row.answerSumMs],
          tAbandon: [row.abandoned, row.abandonSumMs],
          tHandle: [row.handled, row.handleSumMs],
          tWait: [row.serviceLevelTotal, row.waitSumMs],
          tAcw: [row.handled, row.wrapUpSumMs],
          nOverSla: [row.overTarget, undefined],
          oServiceLevel: [row.withinTarget, row.serviceLevelTotal],
        }).filter(([, [count, other]]) => count !== 0 || (other ?? 0) > 0),
      );
    expect(told).toEqual(Object.fromEntries(rows.map((row) => [keyOf(row), expectedOf(row)])));
    expect(rows.some(({ abandoned, overTarget }) => abandoned > 0 && overTarget > 0)).toBe(true);
  });

  it('split a span into steps that add up, and leave empty ones out', async () => {
    const client = await DemoClient.start();
    const { body } = await client.post(aggregatesPath, {
      interval: '2026-03-03T00:00:00+01:00/2026-03-03T16:00:00+01:00',
      granularity: 'PT30M',
      timeZone: 'Europe/Berlin',
      groupBy: ['mediaType'],
      metrics: ['nOffered'],
      filter: { type: 'and', predicates: [{ dimension: 'mediaType', value: 'voice' }] },
    });
    expect(body.results).toHaveLength(1);
    const [{ group, data }] = body.results;
    expect(group).toEqual({ mediaType: 'voice' });
    // The demo has run since 11:30 UTC; six half hours until 14:30.
    expect(data.map(({ interval }: { interval: string }) => interval.slice(0, 24))).toEqual(
      [0, 1, 2, 3, 4, 5].map((step) => new Date(startAt - 10_800_000 + step * 1_800_000).toISOString()),
    );
    const sum = data.reduce(
      (total: number, step: { metrics: Row[] }) => total + (step.metrics[0]?.stats.count ?? 0),
      0,
    );
    const voice = client.simulator.ledger().rows.filter(({ mediaType }) => mediaType === 'voice');
    expect(sum).toBe(voice.reduce((total, { offered }) => total + offered, 0));
  });

  it('count answers within a bound of one’s own by a view', async () => {
    const client = await DemoClient.start({ scenario: 'busy-morning' });
    const { at, rows } = client.simulator.ledger();
    const { body } = await client.post(aggregatesPath, {
      interval: `${dayStart}/${new Date(at + 1).toISOString()}`,
      groupBy: ['queueId'],
      metrics: ['tAnswered'],
      filter: { type: 'and', predicates: [{ dimension: 'mediaType', value: 'voice' }] },
      views: [{ target: 'tAnswered', name: 'within', function: 'rangeBound', range: { lt: 20_001 } }],
    });
    const voice = rows.filter(({ mediaType }) => mediaType === 'voice');
    const told = body.results.map(
      ({ group, data }: { group: Group['group']; data: { views: { stats: { count: number } }[] }[] }) => [
        group.queueId,
        data[0]?.views[0]?.stats.count,
      ],
    );
    expect(told).toEqual(voice.map(({ queueId, withinTarget }) => [queueId, withinTarget]));
  });

  const interval = `${dayStart}/2026-03-04T00:00:00.000Z`;
  it.each([
    ['no interval', { metrics }],
    ['no metrics', { interval }],
    ['an interval that ends before it begins', { interval: `2026-03-04T00:00:00Z/${dayStart}`, metrics }],
    ['an interval without an offset', { interval: '2026-03-03T00:00:00/2026-03-04T00:00:00', metrics }],
    ['the step of a document as interval', { interval: 'PT1H', metrics }],
    ['a step that is none', { interval, metrics, granularity: '1H' }],
    [
      'thousands of steps',
      { interval: '2026-01-01T00:00:00Z/2026-03-01T00:00:00Z', metrics, granularity: 'PT1M' },
    ],
    ['an unknown metric', { interval, metrics: ['offerCount'] }],
    ['an unknown field', { interval, metrics, groupBys: ['queue'] }],
    ['an unknown dimension', { interval, metrics, groupBy: ['queue'] }],
    ['an unknown time zone', { interval, metrics, timeZone: 'Mars/Olympus' }],
    [
      'a view on a count',
      { interval, metrics, views: [{ target: 'nOffered', name: 'x', function: 'rangeBound', range: {} }] },
    ],
  ])('are refused for %s', async (_name, body) => {
    const client = await DemoClient.start();
    expect((await client.post(aggregatesPath, body)).status).toBe(400);
  });
});
