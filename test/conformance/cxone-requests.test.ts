import { describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../src/simulator/request-log.ts';
import { openCxoneScene } from './cxone-scene.ts';

/*
 * What our CXone adapters really send, held against what is published: for `acd` the operations of the vendor's
 * portal (query parameters, forms), for `queue-stats` what document 003 names.
 */

type Form = RegExp | 'any';

interface Operation {
  path: RegExp;
  query: Readonly<Record<string, Form>>;
  /** Of the query; the fields of a form that must be there are in `forms`. */
  required: readonly string[];
  /** One of these sets of fields, exactly; null: no body. */
  forms: readonly (readonly string[])[] | null;
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const whole = /^\d+$/;
const flag = /^(true|false)$/i;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const service = String.raw`^/inContactAPI/services/v34\.0`;

const acdOperations: readonly Operation[] = [
  { path: /^\/\.well-known\/openid-configuration$/, query: {}, required: [], forms: null },
  {
    path: /^\/auth\/token$/,
    query: {},
    required: [],
    forms: [
      ['grant_type', 'username', 'password'],
      ['grant_type', 'username', 'password', 'client_id', 'client_secret'],
      ['grant_type', 'refresh_token'],
      ['grant_type', 'refresh_token', 'client_id'],
      ['grant_type', 'refresh_token', 'client_id', 'client_secret'],
    ],
  },
  {
    path: /^\/\.well-known\/cxone-configuration$/,
    query: { tenantId: uuid },
    required: ['tenantId'],
    forms: null,
  },
  {
    path: new RegExp(`${service}/skills/activity$`),
    query: {
      mediaTypeId: whole,
      IsOutbound: flag,
      fields: 'any',
      updatedSince: moment,
      skip: whole,
      top: whole,
    },
    required: [],
    forms: null,
  },
  {
    path: new RegExp(`${service}/skills/summary$`),
    query: { startDate: moment, endDate: moment, mediaTypeId: whole, isOutbound: flag, fields: 'any' },
    required: ['startDate', 'endDate'],
    forms: null,
  },
  {
    path: new RegExp(`${service}/skills/sla-summary$`),
    query: { startDate: moment, endDate: moment, skip: whole, top: whole },
    required: ['startDate', 'endDate'],
    forms: null,
  },
  { path: new RegExp(`${service}/server-time$`), query: {}, required: [], forms: null },
];

const metric = '(waitTime|agentCount|conversationCount|abandonCount|serviceLevel)';
const statsOperations: readonly Operation[] = [
  {
    path: /^\/v2\/oauth2\/token$/,
    query: {},
    required: [],
    forms: [
      ['grant_type', 'client_id', 'client_secret'],
      ['grant_type', 'client_id', 'client_secret', 'scope'],
    ],
  },
  {
    path: /^\/api\/v2\/reporting\/queues\/stats$/,
    query: {
      granularity: /^REAL_TIME$/,
      metricTypes: new RegExp(`^${metric}(,${metric})*$`),
      queueIds: new RegExp(`^${uuid.source.slice(1, -1)}(,${uuid.source.slice(1, -1)})*$`),
    },
    required: ['granularity'],
    forms: null,
  },
];

function judge(request: LoggedRequest, operations: readonly Operation[]): string[] {
  const name = `${request.method} ${request.path}`;
  const operation = operations.find(({ path }) => path.test(request.path));
  if (operation === undefined) return [`${name} is not published`];
  const query = [...new URLSearchParams(request.query)];
  const wrong = query
    .filter(([key, value]) => {
      const form = operation.query[key];
      return form === undefined || (form !== 'any' && !form.test(value));
    })
    .map(([key, value]) => `${name}: ${key}=${value}`);
  const missing = operation.required
    .filter((key) => !query.some(([given]) => given === key))
    .map((key) => `${name}: ${key} is missing`);
  return [...wrong, ...missing, ...judgeBody(request, operation).map((fault) => `${name}: ${fault}`)];
}

function judgeBody({ method, body, headers }: LoggedRequest, { forms }: Operation): string[] {
  if (forms === null) return body === null && method === 'GET' ? [] : ['has a body'];
  if (method !== 'POST') return ['is no POST'];
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true)
    return ['is no form'];
  const given = JSON.stringify(Object.keys(body ?? {}).sort());
  const isKnown = forms.some((fields) => JSON.stringify(fields.toSorted()) === given);
  return isKnown ? [] : [`the form has ${given}`];
}

const day = 86_400_000;

describe('what the acd adapter sends', () => {
  it('is published when it checks, polls by changes and reports', async () => {
    const scene = await openCxoneScene('acd', { scenario: 'busy-morning', rules: { skillsPerPage: 10 } });
    const { signal } = new AbortController();
    expect((await scene.vendor.check(signal)).ok).toBe(true);
    await scene.read();
    await scene.demo.control('POST', 'clock', { advanceMs: 5000 });
    await scene.read();
    const to = scene.demo.simulator.now();
    for (const kind of ['queues', 'sla'] as const) {
      const question = {
        kind,
        from: to - 40 * day,
        to,
        queueIds: null,
        granularity: 'PT30M' as const,
        thresholdMs: null,
        formula: null,
      };
      const answer = await scene.vendor.report({ question, signal, onProgress: () => undefined });
      expect(answer.ok).toBe(true);
    }
    const requests = await scene.listRequests();
    expect(requests.flatMap((request) => judge(request, acdOperations))).toEqual([]);
    const text = requests.map(({ path, query }) => `${path}?${query}`).join('\n');
    expect(text).toContain('updatedSince=');
    expect(text).toContain('/skills/summary?');
    expect(text).toContain('/skills/sla-summary?');
  });

  it('asks the summaries for no more than 30 days at a time', async () => {
    const scene = await openCxoneScene('acd', { queues: 1 });
    const to = scene.demo.simulator.now();
    const question = {
      kind: 'queues' as const,
      from: to - 75 * day,
      to,
      queueIds: null,
      granularity: 'PT30M' as const,
      thresholdMs: null,
      formula: null,
    };
    const { signal } = new AbortController();
    await scene.vendor.report({ question, signal, onProgress: () => undefined });
    const windows = (await scene.listRequests())
      .filter(({ path }) => path.endsWith('/skills/summary'))
      .map(({ query }) => new URLSearchParams(query))
      .map((query) => Date.parse(query.get('endDate') ?? '') - Date.parse(query.get('startDate') ?? ''));
    expect(windows.reduce((sum, ms) => sum + ms, 0)).toBe(75 * day);
    expect(Math.max(...windows)).toBeLessThanOrEqual(30 * day);
  });

  it('spells its access key so that it arrives whole', async () => {
    const scene = await openCxoneScene('acd', { queues: 1 });
    await scene.read();
    const token = (await scene.listRequests()).find(({ path }) => path === '/auth/token');
    expect(token).toMatchObject({
      status: 200,
      body: { grant_type: 'password', username: scene.demo.simulator.cxone.accessKeyId },
    });
  });
});

describe('what the queue-stats adapter sends', () => {
  it('is what document 003 names, for all queues and for chosen ones', async () => {
    const all = await openCxoneScene('queue-stats', { queues: 60 });
    await all.read();
    const ids = all.demo.simulator.ledger().queues.map(({ queueId }) => queueId);
    const some = await openCxoneScene('queue-stats', { queues: 60 }, { queues: ids });
    await some.read();
    const requests = [...(await all.listRequests()), ...(await some.listRequests())];
    expect(requests.flatMap((request) => judge(request, statsOperations))).toEqual([]);
    const chosen = requests.filter(({ query }) => query.includes('queueIds='));
    expect(chosen.length).toBeGreaterThan(1);
    const address = ({ path, query }: LoggedRequest) => `${some.demo.simulator.url}${path}?${query}`;
    expect(Math.max(...chosen.map((request) => decodeURIComponent(address(request)).length))).toBeLessThan(
      2000,
    );
  });
});

describe('the judge of requests', () => {
  const sent = (path: string, query: string): LoggedRequest => ({
    at: 0,
    method: 'GET',
    path,
    query,
    headers: {},
    body: null,
    status: 200,
    token: 1,
    fault: null,
  });

  it.each([
    ['an unknown path', '/inContactAPI/services/v34.0/queues', ''],
    ['an unknown parameter', '/inContactAPI/services/v34.0/skills/activity', 'pollingDelta=5'],
    ['a time that is none', '/inContactAPI/services/v34.0/skills/activity', 'updatedSince=1234'],
    ['a missing end', '/inContactAPI/services/v34.0/skills/summary', 'startDate=2026-03-03T00:00:00Z'],
  ])('finds %s', (_name, path, query) => {
    expect(judge(sent(path, query), acdOperations)).toHaveLength(1);
  });

  it('finds another granularity and another metric', () => {
    const path = '/api/v2/reporting/queues/stats';
    const query = 'granularity=PT30M&metricTypes=waitTime,waiting';
    expect(judge(sent(path, query), statsOperations)).toHaveLength(2);
  });

  it('finds a form with a field too many', () => {
    const form: LoggedRequest = {
      ...sent('/auth/token', ''),
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: { grant_type: 'password', username: 'k', password: '[hidden]', scope: 'reports:view' },
    };
    expect(judge(form, acdOperations)).toHaveLength(1);
  });
});
