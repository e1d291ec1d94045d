import type { FailureCode } from '../../../shared/failure.ts';
import type { MediaType } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { CallResult, Refusal } from '../api-client.ts';
import { type ActivityPages, createAgentQuery, createContactQuery, fetchActivity } from './activity-calls.ts';
import { createActivityCheck, isCounted } from './activity-check.ts';
import { type Asker, fetchObservations, toObservationParts } from './platform-calls.ts';
import { toObservations } from './translate-activity.ts';
import {
  findMedia,
  findNewestStart,
  type MediaObservation,
  type QueueObservation,
  toQueueObservations,
} from './translate-observations.ts';

export type LiveQueues = Map<string, QueueObservation>;

/** Activity is of no use for this reading, nor for the next ones of that time: observations must be asked. */
interface NoActivity {
  ok: 'no';
  why: string;
  forMs: number;
  /** The vendor did not manage, rather than not want, to answer. */
  isTrouble: boolean;
}

/** The state of the queues now from whole-tenant activity: a few pages instead of a query for each hundred. */
interface ActivityReader {
  /** `tooMany`: what observations would take. */
  read(
    asker: Asker,
    queueIds: readonly string[],
    tooMany: number,
  ): Promise<CallResult<LiveQueues> | NoActivity>;
  /** What the newest reading took, checks aside; null: there was none. */
  readonly requests: number | null;
}

const dayMs = 24 * 3_600_000;
/** For trouble that passes. */
const breakMs = 10 * 60_000;
/** A vendor that refuses the first may take what its lists take. */
const pageSizes = [1000, 100] as const;

/** What says that this tenant does not answer such questions, rather than that it does not answer at all. */
const refusals: ReadonlySet<FailureCode> = new Set(['bad-request', 'permission', 'not-found', 'bad-answer']);
const troubles: ReadonlySet<FailureCode> = new Set(['timeout', 'vendor-down']);

/** What of a queue was not 0. */
interface Busy {
  media: readonly MediaType[];
  hasAgents: boolean;
}

interface Both {
  contacts: ActivityPages;
  agents: ActivityPages;
}

/** `shownMedia`: the media of each queue that have a row, as this goes on. */
export function createActivityReader(
  clock: Clock,
  log: Log,
  shownMedia: ReadonlyMap<string, ReadonlySet<MediaType>>,
): ActivityReader {
  const queries = { contacts: createContactQuery(), agents: createAgentQuery() };
  const check = createActivityCheck(clock, shownMedia);
  const state: {
    pageSize: number;
    requests: number | null;
    busy: ReadonlyMap<string, Busy>;
  } = { pageSize: pageSizes[0], requests: null, busy: new Map() };

  /** Null: it takes as many requests as the other way. */
  async function fetchBoth(asker: Asker, tooMany: number): Promise<CallResult<Both | null>> {
    const contacts = await fetchActivity(asker, queries.contacts, state.pageSize, tooMany - 2);
    if (!contacts.ok || contacts.value === null) return contacts.ok ? { ...contacts, value: null } : contacts;
    const left = tooMany - 1 - contacts.value.pages;
    const agents = await fetchActivity(asker, queries.agents, state.pageSize, left);
    if (!agents.ok || agents.value === null) return agents.ok ? { ...agents, value: null } : agents;
    state.requests = contacts.value.pages + agents.value.pages;
    return { ...agents, value: { contacts: contacts.value, agents: agents.value } };
  }

  /** What the answer leaves out is looked at where it may be wrong; what was seen there counts. */
  async function fillIn(
    asker: Asker,
    queueIds: readonly string[],
    { contacts, agents }: Both,
    queues: LiveQueues,
  ): Promise<Refusal | NoActivity | null> {
    const wasTrusted = check.isTrusted;
    const picked = check.pick(queueIds, queues);
    // Pages are read one after another: what was there a moment ago may have slipped through between two.
    const vanished = queueIds.filter((id) => {
      const [before, now] = [state.busy.get(id), queues.get(id)];
      if (before === undefined) return false;
      const isMediumGone = before.media.some((mediaType) => findMedia(now, mediaType) === undefined);
      const areAgentsGone = before.hasAgents && now?.agents.onQueue === undefined;
      return (contacts.requests > 1 && isMediumGone) || (agents.requests > 1 && areAgentsGone);
    });
    const looked = [...new Set([...vanished, ...picked])];
    if (looked.length === 0) return null;
    const observed = await fetchObservations(asker, toObservationParts(looked));
    if (!observed.ok) {
      if (!wasTrusted || vanished.length > 0) return observed;
      log.info('activity could not be checked', { code: observed.failure.code });
      return null;
    }
    if (picked.length > 0) {
      const verdict = check.judge(
        picked,
        { queues, begunAt: contacts.begunAt },
        observed.value,
        observed.vendorNow,
      );
      if (verdict === 'disagrees') return no('it leaves out contacts or agents', dayMs);
      if (verdict === 'unsure' && !wasTrusted) return no('it may leave out contacts or agents', 0);
    }
    for (const [id, queue] of observed.value) queues.set(id, queue);
    return null;
  }

  return {
    get requests() {
      return state.requests;
    },

    async read(asker, queueIds, tooMany) {
      let both = await fetchBoth(asker, tooMany);
      if (!both.ok && both.status === 400 && state.pageSize === pageSizes[0]) {
        state.pageSize = pageSizes[1];
        both = await fetchBoth(asker, tooMany);
      }
      if (!both.ok) {
        const { code } = both.failure;
        if (refusals.has(code)) return no(code, dayMs);
        return troubles.has(code) ? { ...no(code, breakMs), isTrouble: true } : both;
      }
      const { value, vendorNow } = both;
      if (value === null) return no('it takes as many requests', dayMs);
      const { contacts, agents } = value;
      if (contacts.hasMoved || agents.hasMoved) return no('queues moved between its pages', 0);
      const observations = toObservations([...contacts.results, ...agents.results]);
      const now = asker.client.waits.toNow(vendorNow, () => findNewestStart(observations));
      const queues = toQueueObservations(observations, now);
      const trouble = await fillIn(asker, queueIds, value, queues);
      if (trouble !== null) return trouble;
      state.busy = findBusy(queues);
      return { ok: true, value: queues, vendorNow };
    },
  };
}

function no(why: string, forMs: number): NoActivity {
  return { ok: 'no', why, forMs, isTrouble: false };
}

function findBusy(queues: LiveQueues): ReadonlyMap<string, Busy> {
  const hasContacts = ({ waiting, interacting }: MediaObservation) =>
    isCounted(waiting) || isCounted(interacting);
  return new Map(
    [...queues].map(([id, { media, agents }]) => [
      id,
      {
        media: media.filter(hasContacts).map(({ mediaType }) => mediaType),
        hasAgents: isCounted(agents.onQueue),
      },
    ]),
  );
}
