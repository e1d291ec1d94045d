import { z } from 'zod';
import { type ApiAnswer, answer, describeIssue, refuse } from '../answer.ts';
import type { DemoQueue } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import type { TokenOffice } from '../tokens.ts';
import { filterSchema, type GroupTest, toGroupTest } from './filter.ts';
import {
  agentMetrics,
  contactMetrics,
  longestMetrics,
  type MetricData,
  toAgentData,
  toContactData,
} from './observations.ts';

/*
 * `POST /api/v2/analytics/conversations/activity/query` and `…/routing/activity/query`: the same figures of now as
 * the observations, for the whole tenant and in pages. How large a page may be is documented nowhere, so the tenant
 * sets it; single contacts and agents (`details`) are not listed.
 */

const metricOf = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.strictObject({ metric: z.enum(names), details: z.exactOptional(z.literal(false)) });

const queryOf = <Name extends string, By extends string>(
  names: readonly [Name, ...Name[]],
  dimensions: readonly [By, ...By[]],
) =>
  z.strictObject({
    metrics: z.array(metricOf(names)).min(1),
    groupBy: z.array(z.enum(dimensions)).length(dimensions.length),
    filter: z.exactOptional(filterSchema),
    order: z.exactOptional(z.enum(['asc', 'desc', 'unordered'])),
  });

const contactQuerySchema = queryOf([...contactMetrics, ...longestMetrics], ['queueId', 'mediaType']);
const agentQuerySchema = queryOf(agentMetrics, ['queueId']);

interface Group {
  group: Record<string, string>;
  data: readonly MetricData[];
}

export const contactActivity: Endpoint = {
  api: 'platform',
  method: 'POST',
  path: '/api/v2/analytics/conversations/activity/query',
  permission: 'analytics:queueObservation:view',
  handle({ body, query }, centre, _at, office) {
    const parsed = contactQuerySchema.safeParse(body);
    if (!parsed.success) return refuse(400, describeIssue(parsed.error));
    const isWanted = toTest(parsed.data.filter);
    const metrics = parsed.data.metrics.map(({ metric }) => metric);
    const toGroups = ({ queueId, lanes }: DemoQueue): Group[] =>
      lanes
        .map((lane) => ({
          group: { queueId, mediaType: lane.model.mediaType },
          data: toContactData(queueId, lane, { metrics }),
        }))
        .filter(({ group }) => isWanted(group));
    return toPage(centre.queues().flatMap(toGroups), query, office);
  },
};

export const agentActivity: Endpoint = {
  api: 'platform',
  method: 'POST',
  path: '/api/v2/analytics/routing/activity/query',
  permission: 'analytics:queueObservation:view',
  handle({ body, query }, centre, _at, office) {
    const parsed = agentQuerySchema.safeParse(body);
    if (!parsed.success) return refuse(400, describeIssue(parsed.error));
    const isWanted = toTest(parsed.data.filter);
    const metrics = parsed.data.metrics.map(({ metric }) => metric);
    const groups = centre
      .queues()
      .filter(({ queueId }) => isWanted({ queueId }))
      .map(({ queueId, agents }) => ({ group: { queueId }, data: toAgentData(agents, metrics) }));
    return toPage(groups, query, office);
  },
};

function toTest(filter: z.infer<typeof filterSchema> | undefined): GroupTest {
  return filter === undefined ? () => true : toGroupTest(filter);
}

/** Counts stand flat in a row; a queue without any is left out. */
function toPage(groups: readonly Group[], query: URLSearchParams, { rules }: TokenOffice): ApiAnswer {
  const pageSchema = z.object({
    pageSize: z.coerce.number().int().min(1).max(rules.largestActivityPage).default(25),
    pageNumber: z.coerce.number().int().min(1).default(1),
  });
  const parsed = pageSchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) return refuse(400, describeIssue(parsed.error), { code: 'invalid.value' });
  const { pageSize, pageNumber } = parsed.data;
  const results = groups
    .filter(({ data }) => data.length > 0)
    .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
    .map(({ group, data }) => ({
      group,
      data: data.map(({ metric, qualifier, stats }) => ({
        metric,
        ...(qualifier === undefined ? {} : { qualifier }),
        ...stats,
      })),
    }));
  return answer({ results });
}
