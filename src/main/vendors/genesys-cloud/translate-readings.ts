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

interface Identity {
  connectionId: string;
  observedAt: number;
}

/**
 * The readings of a queue that the question named, that stands in the newest list and whose answer succeeded:
 * only under these three is a missing count 0. Anything else that is missing is null.
 */
export function toPlatformReadings(facts: QueueFacts, identity: Identity): Reading[] {
  const { seenMedia } = facts;
  if (seenMedia.size > 1) return [...seenMedia].sort().map((one) => toReading(facts, one, identity));
  for (const only of seenMedia) return [toReading(facts, only, identity)];
  return [toReading(facts, 'voice', identity)];
}

// Each field is named once: to spread parts into each other costs as much as all the rest of a poll's translation.
function toReading(
  { queue, observation, today }: QueueFacts,
  mediaType: MediaType,
  identity: Identity,
): Reading {
  const agents = observation?.agents;
  const media = findMedia(observation, mediaType);
  const waiting = orZero(media?.waiting);
  const hasToday = today?.named.has(queue.queueId) ?? false;
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
    agentsOnQueue: orZero(agents?.onQueue),
    agentsAvailable: orZero(agents?.available),
    agentsBusy: orZero(agents?.busy),
    offered: counts === null ? null : counts.offered,
    answered: counts === null ? null : counts.answered.count,
    abandoned: counts === null ? null : counts.abandoned,
    averageHandleMs: counts === null ? null : toAverageMs(counts.handled),
    averageWaitMs: counts === null ? null : toAverageMs(counts.answered),
    serviceLevel: counts === null ? null : toServiceLevel(counts, queue.targets[mediaType]),
    window: counts === null ? null : (today?.window ?? null),
  };
}

function orZero(figure: number | null | undefined): number | null {
  return figure === undefined ? 0 : figure;
}
