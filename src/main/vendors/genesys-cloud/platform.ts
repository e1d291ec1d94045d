import { serviceLevelFormulas } from '../../../shared/connection.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaType, QueueSummary, Reading, TimeWindow } from '../../../shared/queue.ts';
import type { CallResult } from '../api-client.ts';
import { createBackgroundLane } from '../background-lane.ts';
import { toDayWindow, toSystemTimeZone } from '../day.ts';
import type { Dialect, DialectAnswer } from '../dialect.ts';
import { toAbortFailure } from '../http-failure.ts';
import { createQueueFilter } from '../selection.ts';
import type { ReadRequest } from '../vendor.ts';
import type { DialectDeps } from './deps.ts';
import { createListDoubt } from './list-doubt.ts';
import { createLiveReader } from './live-reader.ts';
import { type Asker, fetchObservations, toObservationParts } from './platform-calls.ts';
import { checkPlatform } from './platform-check.ts';
import { runPlatformReport } from './platform-reports.ts';
import { fetchQueueList, routingQueuesPath } from './queue-list.ts';
import { createTodayReader } from './today-reader.ts';
import type { QueueObservation } from './translate-observations.ts';
import { toPlatformReadings } from './translate-readings.ts';
import type { Today } from './translate-today.ts';

/** What the slower lanes found, kept between polls. */
interface Kept {
  queues: QueueSummary[] | null;
  /** Those of them that are shown, and what belongs to each: the same objects for as long as the list is the same. */
  chosen: { of: QueueSummary[] | null; queues: QueueSummary[]; ids: string[]; shown: ShownQueue[] };
  /** The calendar day of the newest poll. */
  day: TimeWindow | null;
  today: Today | null;
  todayFailure: Failure | null;
  /** The midnight that today's figures were last asked for; null: never. */
  askedFor: number | null;
  seenMedia: Map<string, Set<MediaType>>;
  hasAnswered: boolean;
}

interface ShownQueue {
  queue: QueueSummary;
  seenMedia: Set<MediaType>;
}

/** The share of a poll interval, and the most, that a live answer waits for slower lanes to come with it. */
const waitedShare = 0.1;
const longestWaitMs = 2000;

/** The platform API: queues with their targets, their state now, and the day so far. */
export function createPlatformDialect(deps: DialectDeps): Dialect {
  const { connection, client, clock, log, closing, isTight, signIn } = deps;
  const kept: Kept = {
    queues: null,
    chosen: { of: null, queues: [], ids: [], shown: [] },
    day: null,
    today: null,
    todayFailure: null,
    askedFor: null,
    seenMedia: new Map(),
    hasAnswered: false,
  };
  const lanes = { today: createBackgroundLane(clock), queues: createBackgroundLane(clock) };
  const liveReader = createLiveReader(clock, log, kept.seenMedia);
  const todayReader = createTodayReader(clock, log);
  const listDoubt = createListDoubt(clock);
  const isChosen = createQueueFilter(connection.queues);
  const timeZone = connection.timeZone ?? toSystemTimeZone();
  const scope = connection.scope ?? null;
  const toAsker = (signal: AbortSignal): Asker => ({ client, scope, signal });
  const fetchQueues = (signal: AbortSignal) => fetchQueueList(client, routingQueuesPath, scope, signal);

  async function refreshQueues(signal: AbortSignal): Promise<CallResult<QueueSummary[]>> {
    const listed = await fetchQueues(signal);
    if (!listed.ok) return listed;
    kept.queues = listed.value;
    return listed;
  }

  async function refreshToday(queueIds: readonly string[], day: TimeWindow) {
    if (queueIds.length === 0) return;
    const listedCount = kept.queues?.length ?? queueIds.length;
    const answer = await todayReader.read(toAsker(closing), { queueIds, listedCount }, day);
    if (closing.aborted) return;
    kept.today = answer.ok ? answer.value : null;
    kept.todayFailure = answer.ok ? null : answer.failure;
    if (!answer.ok) log.info('today’s figures are missing', { code: answer.failure.code });
  }

  /** Starts what is due; it goes on when the poll has ended, as what it finds counts for the next one too. */
  function startLanes(asked: readonly string[], day: TimeWindow, due: Omit<ReadRequest, 'signal'>) {
    const isNewDay = kept.askedFor !== day.from;
    if (isNewDay || (due.refreshToday && !isTight())) {
      const hasStarted = lanes.today.start(() => refreshToday(asked, day));
      if (hasStarted) kept.askedFor = day.from;
    }
    if (due.refreshQueues && kept.hasAnswered && !isTight())
      lanes.queues.start(async () => {
        const listed = await refreshQueues(closing);
        if (!listed.ok && !closing.aborted)
          log.warn('the queue list could not be renewed', { code: listed.failure.code });
      });
  }

  /** The first answer waits for all there is, later ones for a moment only. */
  async function awaitLanes(signal: AbortSignal): Promise<void> {
    const waitMs = kept.hasAnswered
      ? Math.min(longestWaitMs, connection.pollSeconds * 1000 * waitedShare)
      : null;
    await Promise.all([lanes.today.settle(waitMs, signal), lanes.queues.settle(waitMs, signal)]);
  }

  /** The same one for as long as it lasts: its ends are found by a search. */
  function findDay(at: number): TimeWindow {
    const { day } = kept;
    if (day !== null && day.from <= at && at < day.to) return day;
    kept.day = toDayWindow(at, timeZone);
    return kept.day;
  }

  function findChosen(): Kept['chosen'] {
    if (kept.queues !== null && kept.chosen.of !== kept.queues) {
      const queues = kept.queues.filter(isChosen);
      const ids = queues.map(({ queueId }) => queueId);
      const shown = queues.map((queue) => ({ queue, seenMedia: toSeenMedia(queue.queueId) }));
      kept.chosen = { of: kept.queues, queues, ids, shown };
    }
    return kept.chosen;
  }

  function toSeenMedia(queueId: string): Set<MediaType> {
    let seen = kept.seenMedia.get(queueId);
    if (seen === undefined) {
      seen = new Set();
      kept.seenMedia.set(queueId, seen);
    }
    return seen;
  }

  function toAnswer(
    asked: Kept['chosen'],
    live: ReadonlyMap<string, QueueObservation>,
    observedAt: number,
  ): DialectAnswer {
    const { queues, shown } = findChosen();
    const { today } = kept;
    // A list that has come meanwhile may name queues that were not asked about.
    const named = queues === asked.queues ? null : new Set(asked.ids);
    const identity = { connectionId: connection.id, observedAt };
    const readings: Reading[] = [];
    for (const { queue, seenMedia } of shown) {
      const { queueId } = queue;
      if (named?.has(queueId) === false) continue;
      const observation = live.get(queueId);
      if (observation !== undefined) for (const { mediaType } of observation.media) seenMedia.add(mediaType);
      const counted = today?.queues.get(queueId);
      if (counted !== undefined) for (const mediaType of counted.keys()) seenMedia.add(mediaType);
      for (const reading of toPlatformReadings({ queue, observation, seenMedia, today }, identity)) {
        // What stood for a queue without contacts stays once it was shown: a row that is never answered again would
        // make the connection look half blind.
        seenMedia.add(reading.mediaType);
        readings.push(reading);
      }
    }
    return { api: 'platform', readings, quietQueueIds: [], queues, todayFailure: kept.todayFailure };
  }

  return {
    api: 'platform',
    capabilities: {
      givesWaiting: true,
      splitsMedia: true,
      reports: {
        queues: [...serviceLevelFormulas],
        intervals: [...serviceLevelFormulas],
        // The vendor's own percentage is at each queue's own target, not at one that is asked for.
        sla: ['answered', 'offered-abandons-count'],
      },
      freeThreshold: true,
    },

    signIn: (signal) => signIn(scope, signal),

    async probe(signal) {
      const live = await fetchObservations(toAsker(signal), toObservationParts([]));
      return live.ok ? { ...live, value: null } : live;
    },

    async read({ signal, ...due }) {
      if (kept.queues === null) {
        const listed = await refreshQueues(signal);
        if (!listed.ok) return listed;
      }
      const asked = findChosen();
      const live = await liveReader.read(toAsker(signal), asked.ids);
      if (!live.ok) return live;
      const observedAt = clock.now();
      const day = findDay(live.vendorNow);
      const isListDoubtful = listDoubt.isRaised(live.value, asked.ids);
      startLanes(asked.ids, day, { ...due, refreshQueues: due.refreshQueues || isListDoubtful });
      await awaitLanes(signal);
      // A day that has ended is over at once, also where its figures have only just come.
      if (kept.today?.window.from !== day.from) kept.today = null;
      if (signal.aborted) {
        // Out of time is no reason to throw away what is there; whoever called off wants nothing.
        const failure = toAbortFailure(signal);
        if (failure.code !== 'timeout') return { ok: false, failure, status: null };
        if (kept.today === null) kept.todayFailure ??= failure;
      }
      kept.hasAnswered = true;
      return { ok: true, value: toAnswer(asked, live.value, observedAt), vendorNow: live.vendorNow };
    },

    listQueues: fetchQueues,

    check: (signal, watch) =>
      checkPlatform({ ...deps, timeZone, isChosen, fetchQueues, liveReader, todayReader }, signal, watch),

    report: (request) =>
      runPlatformReport(request, {
        connection,
        client,
        clock,
        timeZone,
        isChosen,
        knownQueues: kept.queues,
      }),

    measured: () => client.measured(),
  };
}
