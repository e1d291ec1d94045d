import type { TimeWindow } from '../../../shared/queue.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import {
  observationMetrics,
  observationsSchema,
  type QueueObservation,
  toQueueObservations,
} from './translate-observations.ts';
import { aggregatesSchema, mergeToday, type Today, todayMetrics } from './translate-today.ts';

/** No limit is documented for either query; a hundred queues is what is known to work. */
const queuesPerQuery = 100;

export interface Asker {
  client: ApiClient;
  scope: string | null;
  signal: AbortSignal;
}

/** A question about no queue at all, to see whether it may be asked: one medium, as something must be named. */
const anyQueue = { type: 'or', predicates: [{ dimension: 'mediaType', value: 'voice' }] };

function toFilter(queueIds: readonly string[]) {
  if (queueIds.length === 0) return anyQueue;
  return { type: 'or', predicates: queueIds.map((value) => ({ dimension: 'queueId', value })) };
}

function toChunks(queueIds: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < queueIds.length; start += queuesPerQuery)
    chunks.push(queueIds.slice(start, start + queuesPerQuery));
  return chunks.length === 0 ? [[]] : chunks;
}

/** The state of the queues now, chunk after chunk. `vendorNow` is that of the last one. */
export async function fetchObservations(
  { client, scope, signal }: Asker,
  queueIds: readonly string[],
): Promise<CallResult<Map<string, QueueObservation>>> {
  const queues = new Map<string, QueueObservation>();
  let vendorNow = 0;
  for (const chunk of toChunks(queueIds)) {
    const answer = await client.call({
      method: 'POST',
      path: '/api/v2/analytics/queues/observations/query',
      body: { filter: toFilter(chunk), metrics: observationMetrics },
      schema: observationsSchema,
      permission: 'analytics:queueObservation:view',
      scope,
      signal,
    });
    if (!answer.ok) return answer;
    vendorNow = answer.vendorNow;
    const asked = new Set(chunk);
    for (const [queueId, queue] of toQueueObservations(answer.value, vendorNow))
      if (asked.has(queueId)) queues.set(queueId, queue);
  }
  return { ok: true, value: queues, vendorNow };
}

/** The counts of one day, asked for to its end so that nothing of the current second is missed. */
export async function fetchToday(
  { client, scope, signal }: Asker,
  queueIds: readonly string[],
  day: TimeWindow,
): Promise<CallResult<Today>> {
  const queues: Today['queues'] = new Map();
  const interval = [day.from, day.to].map((at) => new Date(at).toISOString()).join('/');
  let vendorNow = day.from;
  for (const chunk of toChunks(queueIds)) {
    const answer = await client.call({
      method: 'POST',
      path: '/api/v2/analytics/conversations/aggregates/query',
      body: { interval, groupBy: ['queueId', 'mediaType'], filter: toFilter(chunk), metrics: todayMetrics },
      schema: aggregatesSchema,
      permission: 'analytics:conversationAggregate:view',
      scope,
      signal,
    });
    if (!answer.ok) return answer;
    vendorNow = answer.vendorNow;
    mergeToday(queues, answer.value);
  }
  const to = Math.min(Math.max(vendorNow, day.from), day.to);
  return { ok: true, value: { window: { from: day.from, to }, named: new Set(queueIds), queues }, vendorNow };
}
