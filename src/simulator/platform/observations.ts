import { z } from 'zod';
import { answer, describeIssue, refuse } from '../answer.ts';
import type { Contact } from '../contact.ts';
import type { DemoQueue } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Lane } from '../queue-process.ts';
import type { Agent, AgentState } from '../roster.ts';
import { filterSchema, type GroupTest, toGroupTest } from './filter.ts';

/*
 * `POST /api/v2/analytics/queues/observations/query`: what is now. One group per queue and media type with the
 * contacts, one per queue with the agents; what is 0 is left out, as on the platform. Somebody whose call is
 * ringing at an agent still waits, and is counted in oAlerting as well.
 */

export const contactMetrics = ['oWaiting', 'oInteracting', 'oAlerting'] as const;
export const longestMetrics = ['oLongestWaiting', 'oLongestInteracting'] as const;
export const agentMetrics = [
  'oActiveUsers',
  'oMemberUsers',
  'oOffQueueUsers',
  'oOnQueueUsers',
  'oUserPresences',
  'oUserRoutingStatuses',
] as const;
const plainMetrics = [...contactMetrics, ...agentMetrics] as const;

const bodySchema = z.strictObject({
  filter: filterSchema,
  metrics: z.array(z.enum([...plainMetrics, ...longestMetrics])).min(1),
  detailMetrics: z.exactOptional(z.array(z.enum(plainMetrics))),
});
type Body = z.infer<typeof bodySchema>;
type Wanted = Pick<Body, 'metrics' | 'detailMetrics'>;

export interface MetricData {
  metric: string;
  qualifier?: string;
  stats: { count?: number; calculatedMetricValue?: number };
  truncated?: boolean;
  observations?: unknown[];
}

const routingStatuses: Partial<Record<AgentState, string>> = {
  idle: 'IDLE',
  ringing: 'INTERACTING',
  talking: 'INTERACTING',
  'wrap-up': 'INTERACTING',
  'not-responding': 'NOT_RESPONDING',
  'off-queue': 'OFF_QUEUE',
};

/** At most so many contacts are listed one by one. */
const mostObservations = 100;

export const observations: Endpoint = {
  api: 'platform',
  method: 'POST',
  path: '/api/v2/analytics/queues/observations/query',
  permission: 'analytics:queueObservation:view',
  handle({ body }, centre) {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return refuse(400, describeIssue(parsed.error));
    const isWanted = toGroupTest(parsed.data.filter);
    const results = centre.queues().flatMap((queue) => toGroups(queue, parsed.data, isWanted));
    return answer({ systemToOrganizationMappings: {}, results });
  },
};

function toGroups(queue: DemoQueue, body: Body, isWanted: GroupTest): unknown[] {
  const { queueId } = queue;
  const groups = queue.lanes
    .map((lane) => ({ group: { queueId, mediaType: lane.model.mediaType }, lane }))
    .filter(({ group }) => isWanted(group))
    .map(({ group, lane }) => ({ group, data: toContactData(queueId, lane, body) }));
  const ofAgents = isWanted({ queueId })
    ? [{ group: { queueId }, data: toAgentData(queue.agents, body.metrics) }]
    : [];
  return [...groups, ...ofAgents].filter(({ data }) => data.length > 0);
}

export function toContactData(queueId: string, lane: Lane, body: Wanted): MetricData[] {
  const alerting = [...lane.waiting].filter(({ agent }) => agent !== null);
  const contacts = { oWaiting: [...lane.waiting], oInteracting: [...lane.talking], oAlerting: alerting };
  const data: MetricData[] = [];
  for (const metric of contactMetrics) {
    const present = contacts[metric];
    if (!body.metrics.includes(metric) || present.length === 0) continue;
    const isListed = body.detailMetrics?.includes(metric) === true;
    data.push({
      metric,
      stats: { count: present.length },
      ...(isListed ? listContacts(queueId, present, metric) : {}),
    });
  }
  const [oldest] = lane.waiting;
  if (oldest !== undefined && body.metrics.includes('oLongestWaiting')) {
    data.push({ metric: 'oLongestWaiting', stats: { calculatedMetricValue: oldest.arrivedAt } });
  }
  const [longest] = lane.talking;
  if (longest !== undefined && body.metrics.includes('oLongestInteracting')) {
    data.push({
      metric: 'oLongestInteracting',
      stats: { calculatedMetricValue: startOf(longest, 'oInteracting') },
    });
  }
  return data;
}

function listContacts(queueId: string, contacts: readonly Contact[], metric: string): Partial<MetricData> {
  return {
    truncated: contacts.length > mostObservations,
    observations: contacts.slice(0, mostObservations).map((contact) => ({
      observationDate: new Date(startOf(contact, metric)).toISOString(),
      conversationId: `${queueId.slice(0, 24)}${contact.id.toString(16).padStart(12, '0')}`,
      direction: 'inbound',
      routingPriority: 0,
    })),
  };
}

function startOf(contact: Contact, metric: string): number {
  return metric === 'oInteracting' ? (contact.answeredAt ?? contact.arrivedAt) : contact.arrivedAt;
}

export function toAgentData(agents: readonly Agent[], metrics: readonly string[]): MetricData[] {
  const atWork = agents.filter(({ state }) => state !== 'offline');
  const onQueue = atWork.filter(({ state }) => state !== 'off-queue');
  const onBreak = atWork.length - onQueue.length;
  const rows: Record<(typeof agentMetrics)[number], MetricData[]> = {
    oActiveUsers: [{ metric: 'oActiveUsers', stats: { count: atWork.length } }],
    oMemberUsers: [{ metric: 'oMemberUsers', stats: { count: agents.length } }],
    oOffQueueUsers: [{ metric: 'oOffQueueUsers', qualifier: 'BREAK', stats: { count: onBreak } }],
    oOnQueueUsers: countStatuses('oOnQueueUsers', onQueue),
    oUserPresences: [
      { metric: 'oUserPresences', qualifier: 'ON_QUEUE', stats: { count: onQueue.length } },
      { metric: 'oUserPresences', qualifier: 'BREAK', stats: { count: onBreak } },
    ],
    oUserRoutingStatuses: countStatuses('oUserRoutingStatuses', atWork),
  };
  return agentMetrics
    .filter((metric) => metrics.includes(metric))
    .flatMap((metric) => rows[metric])
    .filter(({ stats }) => stats.count !== 0);
}

function countStatuses(metric: string, agents: readonly Agent[]): MetricData[] {
  const counts = new Map<string, number>();
  for (const { state } of agents) {
    const status = routingStatuses[state];
    if (status !== undefined) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts].map(([qualifier, count]) => ({ metric, qualifier, stats: { count } }));
}
