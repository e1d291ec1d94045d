import type { Failure } from '../../../shared/failure.ts';
import type { MediaType, QueueSummary } from '../../../shared/queue.ts';
import type { CallResult } from '../api-client.ts';
import { toDayWindow, toSystemTimeZone } from '../day.ts';
import { createQueueFilter } from '../selection.ts';
import type { Dialect, DialectDeps } from './dialect.ts';
import { type Asker, fetchObservations, fetchToday } from './platform-calls.ts';
import { fetchQueueList } from './queue-list.ts';
import type { QueueObservation } from './translate-observations.ts';
import { toPlatformReadings } from './translate-readings.ts';
import type { Today } from './translate-today.ts';

/** What the slower lanes found, kept between polls. */
interface Kept {
  queues: QueueSummary[] | null;
  today: Today | null;
  todayFailure: Failure | null;
  /** The midnight that today's figures were last asked for; null: never. */
  askedFor: number | null;
  seenMedia: Map<string, Set<MediaType>>;
}

const routingQueuesPath = '/api/v2/routing/queues';

/** The platform API: queues with their targets, their state now, and the day so far. */
export function createPlatformDialect({ connection, client, clock, log, isTight }: DialectDeps): Dialect {
  const kept: Kept = { queues: null, today: null, todayFailure: null, askedFor: null, seenMedia: new Map() };
  const isChosen = createQueueFilter(connection.queues);
  const timeZone = connection.timeZone ?? toSystemTimeZone();
  const toAsker = (signal: AbortSignal): Asker => ({ client, scope: connection.scope ?? null, signal });

  async function refreshQueues(signal: AbortSignal): Promise<CallResult<QueueSummary[]>> {
    const listed = await fetchQueueList(client, routingQueuesPath, connection.scope ?? null, signal);
    if (!listed.ok) return listed;
    kept.queues = listed.value;
    const ids = new Set(listed.value.map(({ queueId }) => queueId));
    const unlisted = Array.isArray(connection.queues) ? connection.queues.filter((id) => !ids.has(id)) : [];
    if (unlisted.length > 0)
      log.warn('queues of the configuration are not listed by the vendor', { ids: unlisted.join(' ') });
    return listed;
  }

  async function refreshToday(queueIds: readonly string[], vendorNow: number, signal: AbortSignal) {
    const day = toDayWindow(vendorNow, timeZone);
    kept.askedFor = day.from;
    if (queueIds.length === 0) return;
    const answer = await fetchToday(toAsker(signal), queueIds, day);
    kept.today = answer.ok ? answer.value : null;
    kept.todayFailure = answer.ok ? null : answer.failure;
    if (!answer.ok) log.info('today’s figures are missing', { code: answer.failure.code });
  }

  function noteMedia(observations: ReadonlyMap<string, QueueObservation>) {
    const sources: Iterable<[string, Iterable<MediaType>]> = [
      ...[...observations].map(([id, { media }]): [string, Iterable<MediaType>] => [id, media.keys()]),
      ...[...(kept.today?.queues ?? [])].map(([id, media]): [string, Iterable<MediaType>] => [
        id,
        media.keys(),
      ]),
    ];
    for (const [queueId, mediaTypes] of sources)
      for (const mediaType of mediaTypes) toSeenMedia(queueId).add(mediaType);
  }

  function toSeenMedia(queueId: string): Set<MediaType> {
    const seen = kept.seenMedia.get(queueId) ?? new Set();
    kept.seenMedia.set(queueId, seen);
    return seen;
  }

  return {
    api: 'platform',
    capabilities: { givesWaiting: true, splitsMedia: true },

    async read({ signal, ...due }) {
      const isFirst = kept.queues === null;
      if (isFirst) {
        const listed = await refreshQueues(signal);
        if (!listed.ok) return listed;
      }
      const asked = (kept.queues ?? []).filter(isChosen).map(({ queueId }) => queueId);
      const live = await fetchObservations(toAsker(signal), asked);
      if (!live.ok) return live;
      const observedAt = clock.now();

      // A day that has ended is over at once, whatever the lane's own pace.
      const isNewDay = kept.askedFor !== toDayWindow(live.vendorNow, timeZone).from;
      if (isNewDay || (due.refreshToday && !isTight())) await refreshToday(asked, live.vendorNow, signal);
      if (due.refreshQueues && !isFirst && !isTight()) {
        const listed = await refreshQueues(signal);
        if (!listed.ok) log.warn('the queue list could not be renewed', { code: listed.failure.code });
      }

      noteMedia(live.value);
      const named = new Set(asked);
      const queues = (kept.queues ?? []).filter(isChosen);
      const readings = queues
        .filter(({ queueId }) => named.has(queueId))
        .flatMap((queue) =>
          toPlatformReadings(
            {
              queue,
              observation: live.value.get(queue.queueId),
              seenMedia: toSeenMedia(queue.queueId),
              today: kept.today,
            },
            { connectionId: connection.id, observedAt },
          ),
        );
      // What stood for a queue without contacts stays once it was shown: a row that is never answered again would
      // make the connection look half blind.
      for (const { queueId, mediaType } of readings) toSeenMedia(queueId).add(mediaType);
      const { todayFailure } = kept;
      const value = { api: 'platform' as const, readings, quietQueueIds: [], queues, todayFailure };
      return { ok: true, value, vendorNow: live.vendorNow };
    },

    listQueues: (signal) => fetchQueueList(client, routingQueuesPath, connection.scope ?? null, signal),

    async check(signal) {
      const listed = await fetchQueueList(client, routingQueuesPath, connection.scope ?? null, signal);
      const queues = listed.ok ? listed.value : [];
      // One query of each kind shows what may be seen; all of them would cost as much as a poll.
      const sample = queues
        .filter(isChosen)
        .slice(0, 100)
        .map(({ queueId }) => queueId);
      const live = await fetchObservations(toAsker(signal), sample);
      const day = toDayWindow(live.ok ? live.vendorNow : clock.now(), timeZone);
      const today = await fetchToday(toAsker(signal), sample, day);
      return {
        queues,
        steps: [
          { step: 'queue-list', ...toOutcome(listed) },
          { step: 'live-figures', ...toOutcome(live) },
          { step: 'today-figures', ...toOutcome(today) },
        ],
      };
    },
  };
}

export function toOutcome(result: CallResult<unknown>) {
  return result.ok ? { failure: null, status: 200 } : { failure: result.failure, status: result.status };
}
