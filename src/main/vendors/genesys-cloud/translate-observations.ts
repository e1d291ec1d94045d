import { z } from 'zod';
import type { MediaType } from '../../../shared/queue.ts';
import { isRecord } from '../http-failure.ts';
import { toWaitSince } from '../wait-clock.ts';
import { toMediaType } from './translate-queues.ts';

// The answer of POST /api/v2/analytics/queues/observations/query in our words. Contacts come in groups of
// queue and media type, agents in groups of the queue alone; either may carry the other, so both are merged.

export const observationMetrics = ['oWaiting', 'oInteracting', 'oLongestWaiting', 'oOnQueueUsers'] as const;

const metricSchema = z.object({
  metric: z.string(),
  qualifier: z.string().nullish(),
  stats: z
    .object({ count: z.number().nonnegative().nullish(), calculatedMetricValue: z.number().nullish() })
    .nullish(),
});
type Metric = z.infer<typeof metricSchema>;

export const observationsSchema = z.object({
  results: z.array(
    z.object({
      group: z.object({ queueId: z.string().nullish(), mediaType: z.string().nullish() }),
      data: z.array(metricSchema).nullish(),
    }),
  ),
});
export type Observations = z.infer<typeof observationsSchema>;

/** Yes only to what the schema takes. It says no to some of that too, and never what is wrong: that is the schema's. */
export function isPlainObservations(answer: unknown): answer is Observations {
  if (!isRecord(answer) || !Array.isArray(answer.results)) return false;
  for (const result of answer.results) {
    if (!isRecord(result) || !isRecord(result.group)) return false;
    const { queueId, mediaType } = result.group;
    if (!isMissing(queueId) && typeof queueId !== 'string') return false;
    if (!isMissing(mediaType) && typeof mediaType !== 'string') return false;
    const { data } = result;
    if (isMissing(data)) continue;
    if (!Array.isArray(data)) return false;
    for (const metric of data) if (!isPlainMetric(metric)) return false;
  }
  return true;
}

function isPlainMetric(value: unknown): boolean {
  if (!isRecord(value) || typeof value.metric !== 'string') return false;
  const { qualifier, stats } = value;
  if (!isMissing(qualifier) && typeof qualifier !== 'string') return false;
  if (isMissing(stats)) return true;
  if (!isRecord(stats)) return false;
  const { count, calculatedMetricValue } = stats;
  if (!isMissing(count) && !(typeof count === 'number' && count >= 0 && count < Infinity)) return false;
  return isMissing(calculatedMetricValue) || Number.isFinite(calculatedMetricValue);
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** A figure: undefined where the answer has no such metric, null where it has one without a number. */
type Figure = number | null | undefined;

export interface MediaObservation {
  mediaType: MediaType;
  waiting: Figure;
  interacting: Figure;
  longestWaitMs: Figure;
}

export interface QueueObservation {
  /** One each. A queue has a handful at most, and thousands of maps cost more than all their figures. */
  media: readonly MediaObservation[];
  agents: { onQueue: Figure; available: Figure; busy: Figure };
}

/** Above this a longest wait is the moment at which it began (September 2001 on), below it a duration. */
const epochFrom = 1e12;

/** `now` is by the clock that stamped the beginnings of waits; null: it is not known, and they are not either. */
export function toQueueObservations(answer: Observations, now: number | null): Map<string, QueueObservation> {
  const queues = new Map<string, QueueObservation>();
  mergeObservations(queues, answer, now, null);
  return queues;
}

const noMedia: readonly MediaObservation[] = [];

/**
 * Adds what an answer says of queues that no answer before it was asked about. `asked` has their ids as they are kept, so
 * that those of the answer need not be; null: whatever queues there are. This is run for every figure of every poll: one
 * pass, and nothing made that is not kept.
 */
export function mergeObservations(
  queues: Map<string, QueueObservation>,
  answer: Observations,
  now: number | null,
  asked: ReadonlyMap<string, string> | null,
): void {
  const withoutMedia: { queue: QueueObservation; data: readonly Metric[] }[] = [];
  let newestId = '';
  let newest: QueueObservation | null = null;
  for (const { group, data } of answer.results) {
    const { queueId, mediaType } = group;
    if (!queueId) continue;
    // The groups of a queue stand together, as a rule.
    if (newest === null || queueId !== newestId) {
      const id = asked === null ? queueId : asked.get(queueId);
      if (id === undefined) continue;
      newest = openQueue(queues, id);
      newestId = queueId;
    }
    const media = mediaType ? openMedia(newest, toMediaType(mediaType)) : null;
    if (!data) continue;
    const hasMore = mergeGroup(newest, media, data, now);
    if (hasMore) withoutMedia.push({ queue: newest, data });
  }
  // Contacts of a queue that is not split by media at all are calls: rather shown there than lost.
  const ofWholeQueues = withoutMedia.filter(({ queue }) => queue.media.length === 0);
  for (const { queue, data } of ofWholeQueues) mergeGroup(queue, openMedia(queue, 'voice'), data, now);
}

function openQueue(queues: Map<string, QueueObservation>, queueId: string): QueueObservation {
  const known = queues.get(queueId);
  if (known !== undefined) return known;
  const opened = {
    media: noMedia,
    agents: { onQueue: undefined, available: undefined, busy: undefined },
  };
  queues.set(queueId, opened);
  return opened;
}

export function findMedia(
  queue: QueueObservation | undefined,
  mediaType: MediaType,
): MediaObservation | undefined {
  if (queue === undefined) return undefined;
  for (const one of queue.media) if (one.mediaType === mediaType) return one;
  return undefined;
}

function openMedia(queue: QueueObservation, mediaType: MediaType): MediaObservation {
  const known = findMedia(queue, mediaType);
  if (known !== undefined) return known;
  const opened = { mediaType, waiting: undefined, interacting: undefined, longestWaitMs: undefined };
  queue.media = queue.media.length === 0 ? [opened] : [...queue.media, opened];
  return opened;
}

/**
 * Contacts count for the medium; true says that there are some and no medium. On queue is the sum over routing statuses.
 * Agents are known per queue: where a vendor repeats them in the groups of several media, the largest is taken and nothing
 * is added up.
 */
function mergeGroup(
  { agents }: QueueObservation,
  media: MediaObservation | null,
  data: readonly Metric[],
  now: number | null,
): boolean {
  let hasMore = false;
  let hasAgents = false;
  let isSplit = false;
  // Rows without a status count only where no row has one.
  let whole: Figure;
  let onQueue: Figure = 0;
  let available: Figure = 0;
  let busy: Figure = 0;
  for (const { metric, qualifier, stats } of data) {
    switch (metric) {
      case 'oWaiting':
      case 'oInteracting':
      case 'oLongestWaiting':
        if (media === null) hasMore = true;
        else mergeContacts(media, metric, stats, now);
        break;
      case 'oOnQueueUsers': {
        hasAgents = true;
        const count = stats?.count ?? null;
        if (!qualifier) {
          whole = add(whole, count);
          break;
        }
        isSplit = true;
        onQueue = add(onQueue, count);
        const status = toStatus(qualifier);
        if (status === 'IDLE') available = add(available, count);
        else if (status === 'INTERACTING') busy = add(busy, count);
      }
    }
  }
  if (!hasAgents) return hasMore;
  agents.onQueue = longer(agents.onQueue, isSplit ? onQueue : whole);
  // Without a split nothing says how many of them are idle.
  agents.available = longer(agents.available, isSplit ? available : null);
  agents.busy = longer(agents.busy, isSplit ? busy : null);
  return hasMore;
}

function mergeContacts(
  media: MediaObservation,
  metric: 'oWaiting' | 'oInteracting' | 'oLongestWaiting',
  stats: Metric['stats'],
  now: number | null,
): void {
  if (metric === 'oWaiting') media.waiting = add(media.waiting, stats?.count ?? null);
  else if (metric === 'oInteracting') media.interacting = add(media.interacting, stats?.count ?? null);
  else media.longestWaitMs = longer(media.longestWaitMs, toWaitMs(stats?.calculatedMetricValue ?? null, now));
}

/** Whatever its case; those that nearly every answer has are not looked at twice. */
function toStatus(qualifier: string): string {
  return qualifier === 'IDLE' || qualifier === 'INTERACTING' ? qualifier : qualifier.toUpperCase();
}

function toWaitMs(value: number | null, now: number | null): number | null {
  if (value === null) return null;
  return value > epochFrom ? toWaitSince(value, now) : Math.max(0, value);
}

/** The newest beginning of a wait that an answer names; null: it names none. */
export function findNewestStart({ results }: Observations): number | null {
  let newest: number | null = null;
  for (const { data } of results)
    for (const { metric, stats } of data ?? []) {
      const value = stats?.calculatedMetricValue ?? 0;
      if (metric === 'oLongestWaiting' && value > epochFrom && value > (newest ?? 0)) newest = value;
    }
  return newest;
}

function add(sum: Figure, count: number | null): Figure {
  if (sum === undefined) return count;
  return sum === null || count === null ? null : sum + count;
}

function longer(one: Figure, other: Figure): Figure {
  if (one == null) return other === undefined ? one : other;
  return other == null ? one : Math.max(one, other);
}
