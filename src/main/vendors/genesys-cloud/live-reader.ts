import type { MediaType } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { CallResult } from '../api-client.ts';
import { createActivityReader, type LiveQueues } from './activity-reader.ts';
import { type Asker, fetchObservations, type ObservationPart, toObservationParts } from './platform-calls.ts';
import { queuesPerQuery } from './queue-chunks.ts';

// The state of the queues now, by whichever way takes fewer requests.

export interface LiveReader {
  read(asker: Asker, queueIds: readonly string[]): Promise<CallResult<LiveQueues>>;
  /** What a reading of so many queues takes. */
  requestsFor(queueCount: number): number;
}

/** Contacts and agents take a request each, so that two hundred queues cost no less that way. */
const fewestChunks = 3;

/** `shownMedia`: the media of each queue that have a row, as this goes on. */
export function createLiveReader(
  clock: Clock,
  log: Log,
  shownMedia: ReadonlyMap<string, ReadonlySet<MediaType>>,
): LiveReader {
  const activity = createActivityReader(clock, log, shownMedia);
  const state: { avoidUntil: number; queueIds: readonly string[] | null; parts: readonly ObservationPart[] } =
    {
      avoidUntil: 0,
      queueIds: null,
      parts: [],
    };
  const toChunkCount = (queueCount: number) => Math.max(1, Math.ceil(queueCount / queuesPerQuery));
  const isWorthwhile = (queueCount: number) =>
    toChunkCount(queueCount) >= fewestChunks && clock.monotonic() >= state.avoidUntil;

  /** The same list asks the same questions. */
  function observe(asker: Asker, queueIds: readonly string[]) {
    if (state.queueIds !== queueIds) Object.assign(state, { queueIds, parts: toObservationParts(queueIds) });
    return fetchObservations(asker, state.parts);
  }

  return {
    async read(asker, queueIds) {
      if (isWorthwhile(queueIds.length)) {
        const answer = await activity.read(asker, queueIds, toChunkCount(queueIds.length));
        if (answer.ok !== 'no') return answer;
        const observed = await observe(asker, queueIds);
        // What refuses both ways says nothing about one of them.
        if (observed.ok || answer.isTrouble) state.avoidUntil = clock.monotonic() + answer.forMs;
        log.info('live figures are asked for by the hundred queues', { why: answer.why });
        return observed;
      }
      return observe(asker, queueIds);
    },

    requestsFor(queueCount) {
      const chunks = toChunkCount(queueCount);
      return isWorthwhile(queueCount) ? (activity.requests ?? chunks) : chunks;
    },
  };
}
