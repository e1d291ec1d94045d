import { z } from 'zod';
import type { SeenRequest } from '../scripted-server.ts';

// What the vendor's published field lists allow in a body (sections 2 and 3 of the API's reference, and the types of its
// own SDK): anything else is a mistake of ours.

const metrics = z.array(z.enum(['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'])).min(1);
const groupBy = z.array(z.enum(['queueId', 'mediaType']));
const filter = z.strictObject({
  type: z.enum(['and', 'or']),
  predicates: z
    .array(z.strictObject({ dimension: z.enum(['queueId', 'mediaType']), value: z.string().min(1) }))
    .min(1)
    .max(100),
});
const view = z.strictObject({
  target: z.literal('tAnswered'),
  name: z.string(),
  function: z.literal('rangeBound'),
  range: z.strictObject({ gte: z.int().optional(), lt: z.int().optional() }),
});
const aggregates = z.strictObject({
  interval: z.string().regex(/^[^/]+Z\/[^/]+Z$/),
  metrics,
  groupBy,
  filter: filter.optional(),
  granularity: z.string().startsWith('P').optional(),
  timeZone: z.string().optional(),
  views: z.array(view).max(10).optional(),
});
const activity = (names: readonly [string, ...string[]]) =>
  z.strictObject({
    metrics: z.array(z.strictObject({ metric: z.enum(names), details: z.boolean() })).min(1),
    groupBy,
  });
const nothing = z.literal('');

const bodies: Readonly<Record<string, z.ZodType>> = {
  'POST /api/v2/analytics/conversations/aggregates/query': aggregates,
  'POST /api/v2/analytics/conversations/aggregates/jobs': aggregates.extend({ pageSize: z.int() }),
  'POST /api/v2/analytics/queues/observations/query': z.strictObject({
    filter,
    metrics: z.array(z.enum(['oWaiting', 'oInteracting', 'oLongestWaiting', 'oOnQueueUsers'])).min(1),
  }),
  'POST /api/v2/analytics/conversations/activity/query': activity([
    'oWaiting',
    'oInteracting',
    'oLongestWaiting',
  ]),
  'POST /api/v2/analytics/routing/activity/query': activity(['oOnQueueUsers']),
};
const queries: Readonly<Record<string, readonly string[]>> = {
  'GET /api/v2/routing/queues': ['pageSize', 'pageNumber'],
  'POST /api/v2/analytics/conversations/activity/query': ['pageSize', 'pageNumber'],
  'POST /api/v2/analytics/routing/activity/query': ['pageSize', 'pageNumber'],
};

/** What is wrong with the requests; empty: nothing. */
export function findUnknownFields(requests: readonly SeenRequest[]): string[] {
  return requests
    .filter(({ path }) => !path.startsWith('/oauth/'))
    .flatMap(({ method, path, body }) => {
      const url = new URL(path, 'http://vendor');
      const route = `${method} ${url.pathname}`;
      const isResults = method === 'GET' && url.pathname.endsWith('/results');
      const names = isResults ? ['cursor'] : (queries[route] ?? []);
      const unknown = [...url.searchParams.keys()].filter((name) => !names.includes(name));
      const parsed = (bodies[route] ?? nothing).safeParse(body === '' ? '' : JSON.parse(body));
      return [
        ...unknown.map((name) => `${route}: ${name}`),
        ...(parsed.success ? [] : [`${route}: ${parsed.error.message}`]),
      ];
    });
}
