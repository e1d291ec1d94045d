import type { MediaType, QueueSummary, Reading } from '../../../shared/queue.ts';
import { createCounts, toAverageMs } from './translate-aggregates.ts';
import { findMedia, type QueueObservation } from './translate-observations.ts';
import { type Today, toServiceLevel } from './translate-today.ts';

/** What one poll of the platform API knows of a queue. */
interface QueueFacts {
  queue: QueueSummary;
  /** Undefined: the answer left out the queue, though the question named it. */
  observation: QueueObservation | undefined;
  /** Media seen today or in this run. */
  seenMedia: ReadonlySet<MediaType>;
  /** Null: today's figures could not be had. */
  today: Today | null;
}

/**
 * The readings of a queue that the question named, that stands in the newest list and whose answer succeeded:
 * only under these three is a missing count 0. Anything else that is missing is null.
 */
export function toPlatformReadings(
  facts: QueueFacts,
  identity: { connectionId: string; observedAt: number },
): Reading[] {
  const { queue, observation, seenMedia, today } = facts;
  const agents = observation?.agents;
  const agentsOnQueue = orZero(agents?.onQueue);
  const agentsAvailable = orZero(agents?.available);
  const agentsBusy = orZero(agents?.busy);
  const hasToday = today?.named.has(queue.queueId) ?? false;
  // Each field is named once: to spread parts into each other costs as much as all the rest of a poll's translation.
  const toReading = (mediaType: MediaType): Reading => {
    const media = findMedia(observation, mediaType);
    const waiting = orZero(media?.waiting);
    const counts = hasToday ? (today?.queues.get(queue.queueId)?.get(mediaType) ?? createCounts()) : null;
    return {
      connectionId: identity.connectionId,
      queueId: queue.queueId,
      queueName: queue.name,
      mediaType,
      observedAt: identity.observedAt,
      waiting,
      // Where nobody waits, nobody has waited; else a wait that is missing is not known.
      longestWaitMs: media?.longestWaitMs ?? (waiting === 0 ? 0 : null),
      interacting: orZero(media?.interacting),
      agentsOnQueue,
      agentsAvailable,
      agentsBusy,
      offered: counts === null ? null : counts.offered,
      answered: counts === null ? null : counts.answered.count,
      abandoned: counts === null ? null : counts.abandoned,
      averageHandleMs: counts === null ? null : toAverageMs(counts.handled),
      averageWaitMs: counts === null ? null : toAverageMs(counts.answered),
      serviceLevel: counts === null ? null : toServiceLevel(counts, queue.targets[mediaType]),
      window: counts === null ? null : (today?.window ?? null),
    };
  };
  if (seenMedia.size === 0) return [toReading('voice')];
  const [only] = seenMedia;
  return seenMedia.size === 1 && only !== undefined
    ? [toReading(only)]
    : [...seenMedia].sort().map(toReading);
}

function orZero(figure: number | null | undefined): number | null {
  return figure === undefined ? 0 : figure;
}
