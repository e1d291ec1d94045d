import type { TimeWindow } from '../../../shared/queue.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import { aggregatesPath, aggregatesPermission, toInterval } from './aggregate-query.ts';
import { toChunks, toQueueFilter } from './queue-chunks.ts';
import { aggregatesSchema, type CountsByMedia, mergeByMedia, onlyOf } from './translate-aggregates.ts';
import {
  findNewestStart,
  isPlainObservations,
  mergeObservations,
  observationMetrics,
  observationsSchema,
  type QueueObservation,
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

/** A question about some of the queues, made once for all the polls that ask it. */
export interface ObservationPart {
  /** Each under itself: an answer brings strings of its own, thousands of which need not be kept. */
  queueIds: ReadonlyMap<string, string>;
  bodyText: string;
}

export function toObservationParts(queueIds: readonly string[]): ObservationPart[] {
  // A queue that is listed twice would be added to itself.
  return toParts([...new Set(queueIds)]).map(({ chunk, filter }) => ({
    queueIds: new Map(chunk.map((id) => [id, id])),
    bodyText: JSON.stringify({ filter, metrics: observationMetrics }),
  }));
}

/**
 * The state of the queues now, part after part. `vendorNow` is that of the last one. Once the first has shown that they
 * are answered, the next question stands in its lane already while an answer comes, and goes in the turn after it.
 */
export async function fetchObservations(
  { client, scope, signal }: Asker,
  parts: readonly ObservationPart[],
): Promise<CallResult<Map<string, QueueObservation>>> {
  const queues = new Map<string, QueueObservation>();
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const ask = ({ bodyText }: ObservationPart) =>
    client.call({
      method: 'POST',
      path: '/api/v2/analytics/queues/observations/query',
      bodyText,
      lane: 'live',
      schema: observationsSchema,
      isPlain: isPlainObservations,
      permission: 'analytics:queueObservation:view',
      scope,
      signal: either,
    });
  // Only two answers at a time: thousands of figures that live to the end of a poll are what its memory is tidied for.
  let ahead: ReturnType<typeof ask> | null = null;
  let vendorNow = 0;
  for (const [index, part] of parts.entries()) {
    const asked = ahead ?? ask(part);
    const next = parts[index + 1];
    ahead = index > 0 && next !== undefined ? ask(next) : null;
    const answer = await asked;
    if (!answer.ok) {
      stop.abort();
      await ahead;
      return answer;
    }
    vendorNow = answer.vendorNow;
    const now = client.waits.toNow(vendorNow, () => findNewestStart(answer.value));
    mergeObservations(queues, answer.value, now, part.queueIds);
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
