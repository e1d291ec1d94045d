import type { FailureCode } from '../../../shared/failure.ts';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { CallResult } from '../api-client.ts';
import { asksForLess } from '../patient-call.ts';
import { type Asker, fetchToday, fetchTodayOfTenant } from './platform-calls.ts';
import { queuesPerQuery } from './queue-chunks.ts';
import type { Today } from './translate-today.ts';

// The figures of the day so far: of the whole tenant by one query where most of its queues are read, else by the hundred
// queues. An answer may be cut off where nobody documents it: so some of the queues that it leaves out are asked for by
// name, at first and from time to time.

export interface TodayReader {
  read(asker: Asker, scope: TodayScope, day: TimeWindow): Promise<CallResult<Today>>;
  requestsFor(scope: { queueCount: number; listedCount: number }): number;
}

interface TodayScope {
  queueIds: readonly string[];
  /** How many queues the tenant has. */
  listedCount: number;
}

const refusals: ReadonlySet<FailureCode> = new Set(['bad-request', 'permission', 'not-found', 'bad-answer']);
const dayMs = 24 * 3_600_000;
const checkEveryMs = 10 * 60_000;
/** What was counted before this must be in both answers; newer contacts may be in the later one only. */
const settledMs = 5 * 60_000;

export function createTodayReader(clock: Clock, log: Log): TodayReader {
  const state: { avoidUntil: number; checkedAt: number | null; next: number } = {
    avoidUntil: 0,
    checkedAt: null,
    next: 0,
  };

  const isWorthwhile = (queueCount: number, listedCount: number) =>
    queueCount > queuesPerQuery && queueCount * 2 > listedCount && clock.monotonic() >= state.avoidUntil;

  /** False: the answer left out a queue that had contacts. */
  async function isComplete(
    asker: Asker,
    queueIds: readonly string[],
    { queues, window }: Today,
  ): Promise<CallResult<boolean>> {
    const isFresh = state.checkedAt !== null && clock.monotonic() - state.checkedAt < checkEveryMs;
    const settled = { from: window.from, to: window.to - settledMs };
    const missing = queueIds.filter((id) => !queues.has(id));
    if (isFresh || missing.length === 0 || settled.from >= settled.to)
      return { ok: true, value: true, vendorNow: window.to };
    const from = state.next < missing.length ? state.next : 0;
    state.next = from + queuesPerQuery;
    const sample = missing.slice(from, state.next);
    const named = await fetchToday(asker, sample, settled);
    if (!named.ok) return named;
    const hasContacts = sample.some((id) =>
      [...(named.value.queues.get(id)?.values() ?? [])].some(({ offered, answered, abandoned }) =>
        [offered, answered.count, abandoned].some((count) => count !== 0),
      ),
    );
    if (!hasContacts) state.checkedAt = clock.monotonic();
    return { ...named, value: !hasContacts };
  }

  return {
    async read(asker, { queueIds, listedCount }, day) {
      if (!isWorthwhile(queueIds.length, listedCount)) return fetchToday(asker, queueIds, day);
      const all = await fetchTodayOfTenant(asker, queueIds, day);
      let why = 'the answer for all of them was not complete';
      if (all.ok) {
        const complete = await isComplete(asker, queueIds, all.value);
        if (!complete.ok) {
          if (state.checkedAt === null) return complete;
          log.info('today’s figures could not be checked', { code: complete.failure.code });
          return all;
        }
        if (complete.value) return all;
      } else {
        if (asker.signal.aborted || !(refusals.has(all.failure.code) || asksForLess(all))) return all;
        why = all.failure.code;
      }
      const named = await fetchToday(asker, queueIds, day);
      // What refuses both ways says nothing about one of them.
      if (!named.ok) return named;
      Object.assign(state, { avoidUntil: clock.monotonic() + dayMs, checkedAt: null });
      log.info('today’s figures are asked for by the hundred queues', { why });
      return named;
    },

    requestsFor: ({ queueCount, listedCount }) =>
      isWorthwhile(queueCount, listedCount) ? 1 : Math.ceil(queueCount / queuesPerQuery),
  };
}
