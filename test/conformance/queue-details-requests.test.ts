import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../src/main/log.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import { reportKinds } from '../../src/shared/report-terms.ts';
import { ok } from '../../src/shared/result.ts';
import type { LoggedRequest } from '../../src/simulator/request-log.ts';
import { DemoClient, startAt } from '../simulator/demo-client.ts';
import { BriskClock } from '../vendors/genesys-cloud/details-fixture.ts';

/*
 * What our `queue-details` adapter really sends, held against the fields that documents 000, 001, 002 and 004 show:
 * nothing else is sent, and nothing of them is wrongly formed.
 */

const moment = z.iso.datetime();
const ids = z.array(z.uuid()).min(1);

const realtime = z.strictObject({
  intervalType: z.literal('realtime'),
  groupBy: z.tuple([z.literal('queueId')]),
  view: z.enum(['a', 'r']),
  select: z.array(z.enum(['waiting', 'agentsAvailable', 'agentsBusy', 'talkTime', 'holdTime', 'wrapupTime'])),
  where: z.exactOptional(
    z.tuple([z.strictObject({ dimension: z.literal('queueId'), operator: z.literal('in'), values: ids })]),
  ),
});
const aggregation = z.strictObject({
  dateFrom: moment,
  dateTo: moment,
  groupBys: z.tuple([z.literal('queue'), z.literal('mediaType')]),
  metrics: z.array(z.enum(['offered', 'answered', 'abandoned', 'serviceLevelPercent', 'avgHandleTime'])),
  size: z.int().min(1).max(1000),
});
const nextPage = z.strictObject({});
const intervals = z.strictObject({
  dateRange: z.strictObject({ from: moment, to: moment }),
  interval: z.enum(['PT15M', 'PT30M', 'PT1H', 'P1D', 'P1W']),
  groupBys: z.tuple([z.literal('queue')]),
  metrics: z.array(
    z.enum([
      'offerCount',
      'handledCount',
      'abandonedCount',
      'serviceLevelPercent',
      'handleTime',
      'wrapUpTime',
    ]),
  ),
  filter: z.exactOptional(
    z.strictObject({
      type: z.literal('AND'),
      predicates: z.tuple([
        z.strictObject({ type: z.literal('EQUALS'), field: z.literal('queue.id'), value: z.uuid() }),
      ]),
    }),
  ),
});
const summary = z.strictObject({
  dateRange: z.strictObject({
    startDate: z.union([moment, z.iso.date()]),
    endDate: z.union([moment, z.iso.date()]),
  }),
  groupings: z.tuple([z.literal('queue')]),
  metrics: z.tuple([z.literal('conversation.answered')]),
  filters: z.exactOptional(
    z.array(
      z.union([
        z.strictObject({ path: z.literal('queue.id'), condition: z.literal('in'), values: ids }),
        z.strictObject({
          path: z.literal('waitTime'),
          condition: z.literal('<='),
          value: z.int().positive(),
        }),
      ]),
    ),
  ),
  pageSize: z.literal(250),
  pageToken: z.exactOptional(z.string()),
});
const token = z.strictObject({
  grant_type: z.literal('client_credentials'),
  scope: z.exactOptional(
    z.enum([
      'analytics:queue:read',
      'analytics:queue:view',
      'analytics:conversation:read',
      'analytics:query:view',
    ]),
  ),
});

const noQuery: readonly string[] = [];
const published: Readonly<Record<string, { body: z.ZodType; query: readonly string[] }>> = {
  'POST /oauth/token': { body: token, query: noQuery },
  'GET /api/v2/iam/queues': { body: z.null(), query: ['pageSize', 'pageNumber'] },
  'POST /api/v2/analytics/queues/details/query': {
    body: z.union([realtime, aggregation, nextPage]),
    query: ['cursor'],
  },
  'POST /api/v2/analytics/conversations/aggregates/query': {
    body: intervals,
    query: ['pageSize', 'pageId'],
  },
  'POST /api/v2/analytics/queues/summary/query': { body: summary, query: noQuery },
};

function judge({ method, path, query, body }: LoggedRequest): string[] {
  const name = `${method} ${path}`;
  const known = published[name];
  if (known === undefined) return [`${name} is in no document`];
  const parsed = known.body.safeParse(body);
  const unknown = [...new URLSearchParams(query).keys()].filter((key) => !known.query.includes(key));
  return [
    ...unknown.map((key) => `${name}: ?${key}`),
    ...(parsed.success ? [] : [`${name}: ${JSON.stringify(body)}`]),
  ];
}

async function record(): Promise<LoggedRequest[]> {
  const demo = await DemoClient.start({
    apis: ['queue-details'],
    rules: { requireScopes: true },
    queues: 30,
    startAt,
  });
  const { url, clientId, clientSecret } = demo.simulator;
  const queues = demo.simulator.ledger().queues.map(({ queueId }) => queueId);
  const { signal } = new AbortController();
  const clock = new BriskClock(startAt);
  for (const chosen of ['all', queues.slice(0, 3)]) {
    const created = createVendor(
      connectionSchema.parse({
        id: 'gateway',
        name: 'Gateway',
        vendor: 'genesys-cloud',
        api: 'queue-details',
        loginUrl: url,
        apiUrl: url,
        queues: chosen,
      }),
      {
        clock,
        log: createLog(
          'error',
          () => undefined,
          () => clock.now(),
        ),
        getCredentials: async () => ok({ clientId, clientSecret }),
      },
    );
    if (!created.ok) throw new Error(created.failure.code);
    const vendor = created.value;
    onTestFinished(() => vendor.close());
    expect(await vendor.check(signal)).toMatchObject({ ok: true });
    expect(await vendor.read({ signal, refreshToday: true, refreshQueues: true })).toMatchObject({
      ok: true,
    });
    for (const kind of reportKinds) {
      if (kind === 'intervals' && chosen === 'all') continue;
      const question = {
        kind,
        from: startAt - 7_200_000,
        to: startAt,
        queueIds: null,
        granularity: 'PT30M' as const,
        thresholdMs: 20_000,
        formula: null,
      };
      const answer = await vendor.report({ question, signal, onProgress: () => undefined });
      expect(answer).toMatchObject({ ok: true, value: { cutShort: null } });
    }
  }
  return (await demo.control('GET', 'requests')).body;
}

it('every request is one of the documents’, with their fields only', async () => {
  const requests = await record();
  expect(requests.flatMap(judge)).toEqual([]);
  // All of the documents were asked, so that the judge had something to judge.
  const asked = new Set(requests.map(({ method, path }) => `${method} ${path}`));
  expect([...asked].sort()).toEqual(Object.keys(published).sort());
  const bodies = requests
    .filter(({ path }) => path.endsWith('/queues/details/query'))
    .map(({ body }) => body);
  for (const form of [realtime, aggregation])
    expect(bodies.some((body) => form.safeParse(body).success)).toBe(true);
});

it('the judge sees a field that no document has, a wrong operator and a foreign path', () => {
  const request = { method: 'POST', query: '', headers: {}, at: 0, status: 200, token: 1, fault: null };
  const path = '/api/v2/analytics/queues/details/query';
  const body = {
    intervalType: 'realtime',
    groupBy: ['queueId'],
    view: 'a',
    select: ['waiting'],
  };
  expect(judge({ ...request, path, body })).toEqual([]);
  expect(judge({ ...request, path, body: { ...body, metrics: [] } })).toHaveLength(1);
  expect(judge({ ...request, path, body, query: 'page=2' })).toHaveLength(1);
  expect(judge({ ...request, path: '/api/v2/routing/queues', body })).toHaveLength(1);
});
