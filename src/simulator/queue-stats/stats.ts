import { z } from 'zod';
import { answer, describeIssue } from '../answer.ts';
import { type DemoQueue, isRecentlyActive } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import { type MetricName, metricNames, toValues } from './metrics.ts';
import { statsStyle } from './stats-style.ts';

/*
 * `GET /api/v2/reporting/queues/stats` (document 003), real time only: one row for each queue over all its media.
 */

const list = z.string().transform((text) => text.split(','));

const querySchema = z.strictObject({
  granularity: z.literal('REAL_TIME'),
  queueIds: z.exactOptional(list.pipe(z.array(z.uuid()))),
  metricTypes: z.exactOptional(list.pipe(z.array(z.enum(metricNames)))),
  /** "Often ignored" for real time, says the document; so it is. */
  interval: z.exactOptional(z.string()),
});

export const stats: Endpoint = {
  api: 'queue-stats',
  method: 'GET',
  path: '/api/v2/reporting/queues/stats',
  scope: 'reports:view',
  style: statsStyle,
  handle({ query }, centre, at) {
    const parsed = querySchema.safeParse(Object.fromEntries(query));
    if (!parsed.success) return statsStyle.refuse(400, describeIssue(parsed.error));
    const { queueIds, metricTypes = metricNames } = parsed.data;
    const queues = centre.queues(queueIds);
    if (queueIds !== undefined && queues.length < new Set(queueIds).size) {
      return statsStyle.refuse(404, 'One or more Queue IDs do not exist.');
    }
    return answer({ data: queues.map((queue) => toRow(queue, metricTypes, at)) });
  },
};

/** A queue without recent activity has no metrics ("missing metrics" of the document). */
function toRow(queue: DemoQueue, names: readonly MetricName[], at: number): unknown {
  const metrics = isRecentlyActive(queue, at)
    ? names.map((name) => ({ name, values: toValues(queue, name, at) }))
    : [];
  return { queue: { id: queue.queueId, name: queue.name }, metrics };
}
