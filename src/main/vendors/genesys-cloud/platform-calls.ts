import type { TimeWindow } from '../../../shared/queue.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import { aggregatesPath, aggregatesPermission, toInterval } from './aggregate-query.ts';
import { toChunks, toQueueFilter } from './queue-chunks.ts';
import { aggregatesSchema, type CountsByMedia, mergeByMedia, onlyOf } from './translate-aggregates.ts';
import {
  observationMetrics,
  observationsSchema,
  type QueueObservation,
  toQueueObservations,
} from './translate-observations.ts';
import { type Today, todayMetrics } from './translate-today.ts';

export interface Asker {
  client: ApiClient;
  scope: string | null;
  signal: AbortSignal;
}

/** A question about no queue at all, to see whether it may be asked: one medium, as something must be named. */
const anyQueue = { type: 'or', predicates: [{ dimension: 'mediaType', value: 'voice' }] };

/** No chosen queue at all still has to be asked for: something must be named. */
function toParts(queueIds: readonly string[]) {
  const chunks = toChunks(queueIds);
  return chunks.length === 0
    ? [{ chunk: [], filter: anyQueue }]
    : chunks.map((chunk) => ({ chunk, filter: toQueueFilter(chunk) }));
}

/** The state of the queues now, chunk after chunk. `vendorNow` is that of the last one. */
export async function fetchObservations(
  { client, scope, signal }: Asker,
  queueIds: readonly string[],
): Promise<CallResult<Map<string, QueueObservation>>> {
  const queues = new Map<string, QueueObservation>();
  let vendorNow = 0;
  for (const { chunk, filter } of toParts(queueIds)) {
    const answer = await client.call({
      method: 'POST',
      path: '/api/v2/analytics/queues/observations/query',
      body: { filter, metrics: observationMetrics },
      lane: 'live',
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
  asker: Asker,
  queueIds: readonly string[],
  day: TimeWindow,
): Promise<CallResult<Today>> {
  const queues: CountsByMedia = new Map();
  let vendorNow = day.from;
  for (const { chunk, filter } of toParts(queueIds)) {
    const answer = await askToday(asker, { filter }, day);
    if (!answer.ok) return answer;
    vendorNow = answer.vendorNow;
    mergeByMedia(queues, onlyOf(chunk, answer.value));
  }
  return { ok: true, value: toToday(queues, queueIds, day, vendorNow), vendorNow };
}

/** The same of every queue of the tenant, by one query without a filter. */
export async function fetchTodayOfTenant(
  asker: Asker,
  queueIds: readonly string[],
  day: TimeWindow,
): Promise<CallResult<Today>> {
  const queues: CountsByMedia = new Map();
  const answer = await askToday(asker, {}, day);
  if (!answer.ok) return answer;
  mergeByMedia(queues, answer.value);
  return { ...answer, value: toToday(queues, queueIds, day, answer.vendorNow) };
}

function askToday({ client, scope, signal }: Asker, filter: { filter?: unknown }, day: TimeWindow) {
  return client.call({
    method: 'POST',
    path: aggregatesPath,
    body: { interval: toInterval(day), groupBy: ['queueId', 'mediaType'], ...filter, metrics: todayMetrics },
    lane: 'today',
    schema: aggregatesSchema,
    permission: aggregatesPermission,
    scope,
    signal,
  });
}

function toToday(
  queues: CountsByMedia,
  queueIds: readonly string[],
  { from, to }: TimeWindow,
  vendorNow: number,
): Today {
  const window = { from, to: Math.min(Math.max(vendorNow, from), to) };
  return { window, named: new Set(queueIds), queues };
}
