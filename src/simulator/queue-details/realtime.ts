import { z } from 'zod';
import { answer, describeIssue, refuse } from '../answer.ts';
import { type DemoQueue, isRecentlyActive } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';

/*
 * `POST /api/v2/analytics/queues/details/query` with `intervalType: realtime` (document 000). Only queues with
 * recent activity are listed. Both views give the present counts: an average of them would tell less.
 */

const metricNames = [
  'waiting',
  'agentsAvailable',
  'agentsBusy',
  'talkTime',
  'holdTime',
  'wrapupTime',
] as const;
type MetricName = (typeof metricNames)[number];

const bodySchema = z.strictObject({
  intervalType: z.literal('realtime'),
  groupBy: z.array(z.literal('queueId')).length(1),
  view: z.enum(['a', 'r']).default('a'),
  select: z.array(z.enum(metricNames)).min(1),
  metrics: z.exactOptional(z.array(z.enum(metricNames))),
  where: z.exactOptional(
    z.array(
      z.strictObject({
        dimension: z.literal('queueId'),
        operator: z.literal('in'),
        values: z.array(z.string()).min(1),
      }),
    ),
  ),
});

export const realtime: Endpoint = {
  api: 'queue-details',
  method: 'POST',
  path: '/api/v2/analytics/queues/details/query',
  scope: 'analytics:queue:read',
  handle({ body }, centre, at) {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return refuse(422, describeIssue(parsed.error));
    const { select, metrics, where } = parsed.data;
    const wanted = [...new Set([...select, ...(metrics ?? [])])];
    const named = (where ?? []).map(({ values }) => new Set(values));
    const entities = centre
      .queues()
      .filter(({ queueId }) => named.every((ids) => ids.has(queueId)))
      .filter((queue) => isRecentlyActive(queue, at))
      .map((queue) => ({
        queueId: queue.queueId,
        metrics: Object.fromEntries(wanted.map((name) => [name, figureOf(queue, name)])),
      }));
    return answer({ entities });
  },
};

function figureOf(queue: DemoQueue, name: MetricName): number {
  const agentsIn = (...states: string[]) => queue.agents.filter(({ state }) => states.includes(state)).length;
  switch (name) {
    case 'waiting':
      return queue.lanes.reduce((sum, { waiting }) => sum + waiting.size, 0);
    case 'agentsAvailable':
      return agentsIn('idle');
    case 'agentsBusy':
      return agentsIn('ringing', 'talking', 'wrap-up');
    case 'talkTime':
      return averageSeconds(queue, (talkMs) => talkMs);
    case 'wrapupTime':
      return averageSeconds(queue, (_talkMs, wrapUpMs) => wrapUpMs);
    case 'holdTime':
      return 0;
  }
}

/** The mean of the contacts handled so far that are still kept, in seconds. */
function averageSeconds(queue: DemoQueue, lengthOf: (talkMs: number, wrapUpMs: number) => number): number {
  const done = queue.lanes.flatMap(({ contacts }) => contacts.filter(({ handledAt }) => handledAt !== null));
  const sumMs = done.reduce((sum, { talkMs, wrapUpMs }) => sum + lengthOf(talkMs, wrapUpMs), 0);
  return done.length === 0 ? 0 : Math.round(sumMs / done.length / 100) / 10;
}
