import { z } from 'zod';
import type { MediaType } from '../../../shared/queue.ts';
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

/** A figure: undefined where the answer has no such metric, null where it has one without a number. */
type Figure = number | null | undefined;

export interface MediaObservation {
  waiting: Figure;
  interacting: Figure;
  longestWaitMs: Figure;
}

export interface QueueObservation {
  media: Map<MediaType, MediaObservation>;
  agents: { onQueue: Figure; available: Figure; busy: Figure };
}

/** Above this a longest wait is the moment at which it began (September 2001 on), below it a duration. */
const epochFrom = 1e12;

/** `vendorNow` is the vendor's own clock: a wait is measured against the clock that stamped its start. */
export function toQueueObservations(answer: Observations, vendorNow: number): Map<string, QueueObservation> {
  const queues = new Map<string, QueueObservation>();
  const withoutMedia: { queue: QueueObservation; data: readonly Metric[] }[] = [];
  for (const { group, data } of answer.results) {
    if (!group.queueId) continue;
    let queue = queues.get(group.queueId);
    if (queue === undefined) {
      queue = {
        media: new Map(),
        agents: { onQueue: undefined, available: undefined, busy: undefined },
      };
      queues.set(group.queueId, queue);
    }
    mergeAgents(queue.agents, data ?? []);
    if (group.mediaType) mergeMedia(queue, toMediaType(group.mediaType), data ?? [], vendorNow);
    else withoutMedia.push({ queue, data: data ?? [] });
  }
  // Contacts of a queue that is not split by media at all are calls: rather shown there than lost.
  const ofWholeQueues = withoutMedia.filter(
    ({ queue, data }) => queue.media.size === 0 && data.some(isAboutContacts),
  );
  for (const { queue, data } of ofWholeQueues) mergeMedia(queue, 'voice', data, vendorNow);
  return queues;
}

function isAboutContacts({ metric }: Metric): boolean {
  return metric !== 'oOnQueueUsers' && observationMetrics.some((known) => known === metric);
}

function mergeMedia(
  queue: QueueObservation,
  mediaType: MediaType,
  data: readonly Metric[],
  vendorNow: number,
) {
  const media = queue.media.get(mediaType) ?? {
    waiting: undefined,
    interacting: undefined,
    longestWaitMs: undefined,
  };
  for (const { metric, stats } of data) {
    if (metric === 'oWaiting') media.waiting = add(media.waiting, stats?.count ?? null);
    if (metric === 'oInteracting') media.interacting = add(media.interacting, stats?.count ?? null);
    if (metric === 'oLongestWaiting')
      media.longestWaitMs = longer(
        media.longestWaitMs,
        toWaitMs(stats?.calculatedMetricValue ?? null, vendorNow),
      );
  }
  queue.media.set(mediaType, media);
}

/**
 * On queue is the sum over routing statuses. Agents are known per queue: where a vendor repeats them in the
 * groups of several media, the largest is taken and nothing is added up.
 */
function mergeAgents(agents: QueueObservation['agents'], data: readonly Metric[]) {
  const rows = data.filter(({ metric }) => metric === 'oOnQueueUsers');
  if (rows.length === 0) return;
  const isSplit = rows.some(({ qualifier }) => Boolean(qualifier));
  const sumOf = (status: string | null): Figure =>
    rows
      .filter(({ qualifier }) =>
        status === null ? !isSplit || qualifier : qualifier?.toUpperCase() === status,
      )
      .reduce<Figure>((sum, { stats }) => add(sum, stats?.count ?? null), isSplit ? 0 : undefined);
  agents.onQueue = longer(agents.onQueue, sumOf(null));
  // Without a split nothing says how many of them are idle.
  agents.available = longer(agents.available, isSplit ? sumOf('IDLE') : null);
  agents.busy = longer(agents.busy, isSplit ? sumOf('INTERACTING') : null);
}

function toWaitMs(value: number | null, vendorNow: number): number | null {
  if (value === null) return null;
  return Math.max(0, value > epochFrom ? vendorNow - value : value);
}

function add(sum: Figure, count: number | null): Figure {
  if (sum === undefined) return count;
  return sum === null || count === null ? null : sum + count;
}

function longer(one: Figure, other: Figure): Figure {
  if (one == null) return other === undefined ? one : other;
  return other == null ? one : Math.max(one, other);
}
