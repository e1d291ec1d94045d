import { beforeAll, describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../src/simulator/request-log.ts';
import { type GenesysScene, openGenesysScene } from './genesys-scene.ts';
import { readSdkDeclarations, type SdkDeclarations } from './sdk-declarations.ts';

/*
 * What our `platform` adapter really sends, held against the fields and words that the vendor publishes: bodies and
 * parameters by the SDK's declarations, values by the reference's lists, which the declarations leave out.
 */

interface Operation {
  /** As the SDK writes it. */
  path: string;
  /** The SDK's names of the body and of the operation with its query parameters; null: there are none. */
  body: string | null;
  query: string | null;
}

const operations: Readonly<Record<string, Operation>> = {
  'GET /api/v2/organizations/me': { path: '/api/v2/organizations/me', body: null, query: null },
  'GET /api/v2/routing/queues': { path: '/api/v2/routing/queues', body: null, query: 'getRoutingQueues' },
  'POST /api/v2/analytics/queues/observations/query': {
    path: '/api/v2/analytics/queues/observations/query',
    body: 'QueueObservationQuery',
    query: null,
  },
  'POST /api/v2/analytics/conversations/activity/query': {
    path: '/api/v2/analytics/conversations/activity/query',
    body: 'ConversationActivityQuery',
    query: 'postAnalyticsConversationsActivityQuery',
  },
  'POST /api/v2/analytics/routing/activity/query': {
    path: '/api/v2/analytics/routing/activity/query',
    body: 'RoutingActivityQuery',
    query: 'postAnalyticsRoutingActivityQuery',
  },
  'POST /api/v2/analytics/conversations/aggregates/query': {
    path: '/api/v2/analytics/conversations/aggregates/query',
    body: 'ConversationAggregationQuery',
    query: null,
  },
  'POST /api/v2/analytics/conversations/aggregates/jobs': {
    path: '/api/v2/analytics/conversations/aggregates/jobs',
    body: 'ConversationAsyncAggregationQuery',
    query: null,
  },
  'GET /api/v2/analytics/conversations/aggregates/jobs/{jobId}': {
    path: '/api/v2/analytics/conversations/aggregates/jobs/{jobId}',
    body: null,
    query: null,
  },
  'GET /api/v2/analytics/conversations/aggregates/jobs/{jobId}/results': {
    path: '/api/v2/analytics/conversations/aggregates/jobs/{jobId}/results',
    body: null,
    query: 'getAnalyticsConversationsAggregatesJobResults',
  },
};

const agentMetrics = [
  'oActiveUsers',
  'oMemberUsers',
  'oOffQueueUsers',
  'oOnQueueUsers',
  'oUserPresences',
  'oUserRoutingStatuses',
];
const contactMetrics = ['oAlerting', 'oInteracting', 'oWaiting', 'oLongestWaiting', 'oLongestInteracting'];
const aggregateMetrics = [
  ...['nOffered', 'nOverSla', 'nTransferred', 'nConnected', 'nOutbound', 'nError', 'nConsult'],
  ...['nConversations', 'oServiceLevel', 'oServiceTarget', 'tAnswered', 'tAbandon', 'tShortAbandon', 'tWait'],
  ...['tAcd', 'tHandle', 'tTalk', 'tTalkComplete', 'tHeld', 'tHeldComplete', 'tAcw', 'tAlert'],
  ...['tNotResponding', 'tContacting', 'tDialing', 'tFlowOut', 'tIvr', 'tVoicemail', 'tUserResponseTime'],
];
const metricsOf: Readonly<Record<string, readonly string[]>> = {
  QueueObservationQuery: [...contactMetrics, ...agentMetrics],
  ConversationActivityQuery: contactMetrics,
  RoutingActivityQuery: agentMetrics,
  ConversationAggregationQuery: aggregateMetrics,
  ConversationAsyncAggregationQuery: aggregateMetrics,
};

/** The words that a body may hold, wherever they stand in it. */
const words: Readonly<Record<string, readonly string[]>> = {
  type: ['and', 'or', 'dimension', 'property', 'metric'],
  dimension: ['queueId', 'mediaType'],
  operator: ['matches', 'exists', 'notExists'],
  function: ['rangeBound'],
  alternateTimeDimension: ['eventTime'],
  queryType: ['groupBy', 'topN', 'bottomN'],
  order: ['asc', 'desc', 'unordered'],
};
const moment = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)`;
const forms: Readonly<Record<string, RegExp>> = {
  interval: new RegExp(`^${moment}/${moment}$`),
  granularity: /^P(?=.)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/,
};

function findWordFaults(value: unknown, metrics: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => findWordFaults(entry, metrics));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const own =
      name === 'metrics' && Array.isArray(entry)
        ? entry.filter((one) => typeof one === 'string' && !metrics.includes(one))
        : name === 'metric' || name === 'target'
          ? [entry].filter((one) => !metrics.includes(one))
          : name === 'groupBy' && Array.isArray(entry)
            ? entry.filter((one) => !['queueId', 'mediaType'].includes(one))
            : [entry].filter((one) => isWrongWord(name, one));
    return [...own.map((one) => `${name}: ${one}`), ...findWordFaults(entry, metrics)];
  });
}

function isWrongWord(name: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (words[name]?.includes(value) ?? true) === false || forms[name]?.test(value) === false;
}

function toOperation({ method, path }: LoggedRequest): [string, Operation | undefined] {
  const pattern = path.replace(/(?<=\/jobs\/)[\w-]+/, '{jobId}');
  const name = `${method} ${pattern}`;
  return [name, operations[name]];
}

/** All that is wrong with a request, and what it was. */
function judge(request: LoggedRequest, sdk: SdkDeclarations): string[] {
  const [name, operation] = toOperation(request);
  if (operation === undefined || !sdk.hasPath(operation.path)) return [`${name} is not published`];
  const known = operation.query === null ? [] : sdk.listQuery(operation.query);
  const parameters = [...new URLSearchParams(request.query).keys()].filter((key) => !known.includes(key));
  const { body } = operation;
  const faults =
    body === null
      ? [request.body].filter((sent) => sent !== null)
      : [...sdk.findFaults(request.body, body), ...findWordFaults(request.body, metricsOf[body] ?? [])];
  return [...parameters, ...faults].map((fault) => `${name}: ${String(fault)}`);
}

async function listRequests({ demo }: GenesysScene): Promise<LoggedRequest[]> {
  return (await demo.control('GET', 'requests')).body;
}

describe('what the platform adapter sends', () => {
  let sdk: SdkDeclarations;
  beforeAll(() => {
    sdk = readSdkDeclarations();
  });

  /** The names of what was sent since the scene was opened, after judging it. */
  async function judgeAll(scene: GenesysScene): Promise<Set<string>> {
    const requests = (await listRequests(scene)).filter(({ path }) => path !== '/oauth/token');
    expect(requests.flatMap((request) => judge(request, sdk))).toEqual([]);
    return new Set(requests.map((request) => toOperation(request)[0]));
  }

  it('is published when it signs in: a Basic header and the grant type, nothing else', async () => {
    const scene = await openGenesysScene({ queues: 2 });
    await scene.demo.control('DELETE', 'requests');
    await scene.read();
    const [token] = (await listRequests(scene)).filter(({ path }) => path === '/oauth/token');
    expect(token?.body).toEqual({ grant_type: 'client_credentials' });
    expect(token?.headers).toMatchObject({
      authorization: 'Basic',
      'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
    });
  });

  it('is published when it polls and checks', async () => {
    const scene = await openGenesysScene({ scenario: 'busy-morning' });
    await scene.demo.control('DELETE', 'requests');
    const checked = await scene.vendor.check(new AbortController().signal);
    expect(checked.ok).toBe(true);
    await scene.read();
    await scene.read();
    const sent = await judgeAll(scene);
    expect(sent).toContain('POST /api/v2/analytics/queues/observations/query');
    expect(sent).toContain('POST /api/v2/analytics/conversations/aggregates/query');
    expect(sent).toContain('GET /api/v2/routing/queues');
  });

  it('is published when many queues are asked for by activity', async () => {
    const scene = await openGenesysScene({ queues: 450 });
    await scene.demo.control('DELETE', 'requests');
    await scene.read();
    await scene.read();
    const sent = await judgeAll(scene);
    expect(sent).toContain('POST /api/v2/analytics/conversations/activity/query');
    expect(sent).toContain('POST /api/v2/analytics/routing/activity/query');
  });

  it('is published when it reports', async () => {
    const scene = await openGenesysScene({ scenario: 'busy-morning' });
    await scene.demo.control('DELETE', 'requests');
    for (const kind of ['queues', 'intervals', 'sla'] as const) await scene.report({ kind });
    for (const granularity of ['PT15M', 'PT1H', 'P1D', 'P1W'] as const) {
      await scene.report({ kind: 'intervals', granularity });
    }
    expect(await judgeAll(scene)).toContain('POST /api/v2/analytics/conversations/aggregates/query');
  });

  it('is published when the answer to a report is too large and a job is made of it', async () => {
    const rules = { largestAnswerRows: 1, jobPolls: 0 };
    const scene = await openGenesysScene({ queues: 2, rules });
    await scene.demo.control('DELETE', 'requests');
    const to = scene.demo.simulator.now();
    await scene.report({ kind: 'queues', from: to - 600_000, to });
    const sent = await judgeAll(scene);
    expect(sent).toContain('POST /api/v2/analytics/conversations/aggregates/jobs');
    expect(sent).toContain('GET /api/v2/analytics/conversations/aggregates/jobs/{jobId}/results');
  });
});

describe('the judge of requests', () => {
  const sent = (body: unknown, query = ''): LoggedRequest => ({
    at: 0,
    method: 'POST',
    path: '/api/v2/analytics/queues/observations/query',
    query,
    headers: {},
    body,
    status: 200,
    token: 1,
    fault: null,
  });
  const good = {
    filter: { type: 'or', predicates: [{ dimension: 'queueId', value: 'q-1' }] },
    metrics: ['oWaiting'],
  };

  it.each<[string, unknown, string]>([
    ['a missing field', { metrics: ['oWaiting'] }, 'filter is missing'],
    ['an unknown field', { ...good, interval: 'PT1H' }, 'interval is not known'],
    ['an unknown metric', { ...good, metrics: ['waiting'] }, 'metrics: waiting'],
    ['a wrong type', { ...good, metrics: 'oWaiting' }, 'metrics is no list'],
    [
      'an unknown field further in',
      { ...good, filter: { type: 'or', predicates: [{ field: 'queueId' }] } },
      'field is not known',
    ],
    [
      'an unknown word',
      { ...good, filter: { type: 'AND', predicates: [{ dimension: 'queue' }] } },
      'type: AND',
    ],
  ])('finds %s', (_name, body, fault) => {
    expect(judge(sent(body), readSdkDeclarations()).join('\n')).toContain(fault);
  });

  it('finds unknown parameters and paths, and nothing wrong with a good request', () => {
    const sdk = readSdkDeclarations();
    expect(judge(sent(good, 'pageSize=5'), sdk)).toHaveLength(1);
    expect(judge({ ...sent(good), path: '/api/v2/iam/queues' }, sdk)).toHaveLength(1);
    expect(judge(sent(good), sdk)).toEqual([]);
  });
});
