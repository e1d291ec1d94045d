import {
  createEmptyReading,
  type MediaType,
  type QueueSummary,
  type Reading,
} from '../../../shared/queue.ts';
import { type Counts, createCounts, toAverageMs } from './translate-aggregates.ts';
import type { MediaObservation, QueueObservation } from './translate-observations.ts';
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
  const mediaTypes: readonly MediaType[] = seenMedia.size === 0 ? ['voice'] : [...seenMedia].sort();
  const agents = observation?.agents;
  return mediaTypes.map((mediaType) => ({
    ...createEmptyReading({
      connectionId: identity.connectionId,
      queueId: queue.queueId,
      queueName: queue.name,
      mediaType,
      observedAt: identity.observedAt,
    }),
    ...toLiveFigures(observation?.media.get(mediaType)),
    agentsOnQueue: orZero(agents?.onQueue),
    agentsAvailable: orZero(agents?.available),
    agentsBusy: orZero(agents?.busy),
    ...toTodayFigures(queue, mediaType, today),
  }));
}

function toLiveFigures(media: MediaObservation | undefined) {
  const waiting = orZero(media?.waiting);
  return {
    waiting,
    // Where nobody waits, nobody has waited; else a wait that is missing is not known.
    longestWaitMs: media?.longestWaitMs ?? (waiting === 0 ? 0 : null),
    interacting: orZero(media?.interacting),
  };
}

function toTodayFigures(queue: QueueSummary, mediaType: MediaType, today: Today | null) {
  if (today === null || !today.named.has(queue.queueId)) return {};
  const media: Counts = today.queues.get(queue.queueId)?.get(mediaType) ?? createCounts();
  return {
    offered: media.offered,
    answered: media.answered.count,
    abandoned: media.abandoned,
    averageHandleMs: toAverageMs(media.handled),
    averageWaitMs: toAverageMs(media.answered),
    serviceLevel: toServiceLevel(media, queue.targets[mediaType]),
    window: today.window,
  };
}

function orZero(figure: number | null | undefined): number | null {
  return figure === undefined ? 0 : figure;
}
