import type { MediaType } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import { queuesPerQuery } from './queue-chunks.ts';
import { findMedia, type MediaObservation, type QueueObservation } from './translate-observations.ts';

// Whether a whole-tenant answer leaves out only what has no contacts and no agents is documented nowhere. What it leaves
// out (a queue, or one medium beside others) counts as 0 only after observations of some of those queues agreed, and
// from time to time others are looked at.

const checkEveryMs = 10 * 60_000;
/** The vendor's clock has whole seconds. */
const clockGrainMs = 1000;

type Verdict = 'agrees' | 'unsure' | 'disagrees';
type Queues = ReadonlyMap<string, QueueObservation>;

/** What the activity said, and the vendor's clock when it was begun. */
interface Listed {
  queues: Queues;
  begunAt: number;
}

interface ActivityCheck {
  readonly isTrusted: boolean;
  /** Of the queues that lack something, those to be observed now; none while the newest check is fresh. */
  pick(queueIds: readonly string[], queues: Queues): string[];
  judge(picked: readonly string[], listed: Listed, observed: Queues, observedAt: number): Verdict;
}

/** `shownMedia`: the media of each queue that have a row, whether or not the activity says anything of them. */
export function createActivityCheck(
  clock: Clock,
  shownMedia: ReadonlyMap<string, ReadonlySet<MediaType>>,
): ActivityCheck {
  const state: { isTrusted: boolean; checkedAt: number; next: number; suspects: ReadonlySet<string> } = {
    isTrusted: false,
    checkedAt: 0,
    next: 0,
    suspects: new Set(),
  };

  function lacksSomething(id: string, queue: QueueObservation | undefined): boolean {
    if (queue === undefined || queue.media.length === 0 || queue.agents.onQueue === undefined) return true;
    return [...(shownMedia.get(id) ?? [])].some((mediaType) => findMedia(queue, mediaType) === undefined);
  }

  return {
    get isTrusted() {
      return state.isTrusted;
    },

    pick(queueIds, queues) {
      const suspects = queueIds.filter((id) => state.suspects.has(id) && lacksSomething(id, queues.get(id)));
      if (suspects.length > 0) return suspects;
      if (state.isTrusted && clock.monotonic() - state.checkedAt < checkEveryMs) return [];
      const lacking = queueIds.filter((id) => lacksSomething(id, queues.get(id)));
      const from = state.next < lacking.length ? state.next : 0;
      state.next = from + queuesPerQuery;
      return lacking.slice(from, state.next);
    },

    judge(picked, listed, observed, observedAt) {
      const unlistedMedia = (id: string) =>
        (observed.get(id)?.media ?? []).filter(
          ({ mediaType }) => findMedia(listed.queues.get(id), mediaType) === undefined,
        );
      const isDenied = picked.some((id) =>
        unlistedMedia(id).some((media) => waitedBefore(media, listed.begunAt, observedAt)),
      );
      // Agents and conversations come and go between two questions, and nothing says since when: only a second look at
      // the same queues tells.
      const suspects = picked.filter(
        (id) =>
          unlistedMedia(id).some(({ waiting, interacting }) => waiting === null || isCounted(interacting)) ||
          (listed.queues.get(id)?.agents.onQueue === undefined &&
            isCounted(observed.get(id)?.agents.onQueue)),
      );
      const isRepeated = suspects.some((id) => state.suspects.has(id));
      state.suspects = new Set(suspects);
      if (isDenied || isRepeated) {
        state.isTrusted = false;
        return 'disagrees';
      }
      if (suspects.length > 0) return 'unsure';
      state.isTrusted = true;
      state.checkedAt = clock.monotonic();
      return 'agrees';
    },
  };
}

/** Somebody waits who already waited when the activity was asked for; how long nobody knows counts as long. */
function waitedBefore(
  { waiting, longestWaitMs }: MediaObservation,
  begunAt: number,
  observedAt: number,
): boolean {
  if (!waiting) return false;
  return longestWaitMs == null || observedAt - longestWaitMs < begunAt - clockGrainMs;
}

/** A figure that is there and not 0, or whose number is missing. */
export function isCounted(figure: number | null | undefined): boolean {
  return figure !== undefined && figure !== 0;
}
