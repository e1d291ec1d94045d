import type { Clock } from '../../clock.ts';
import { queuesPerQuery } from './queue-chunks.ts';
import type { Activity } from './translate-activity.ts';
import type { QueueObservation } from './translate-observations.ts';

// Whether a whole-tenant answer leaves out only queues without contacts and agents is documented nowhere. What it leaves
// out counts as 0 only after observations of some of those queues agreed, and from time to time others are looked at.

const checkEveryMs = 10 * 60_000;
/** The vendor's clock has whole seconds. */
const clockGrainMs = 1000;

type Verdict = 'agrees' | 'unsure' | 'disagrees';

/** The queues that stand in each part of the activity, and the vendor's clock when it was begun. */
interface Listed {
  contacts: ReadonlySet<string>;
  agents: ReadonlySet<string>;
  begunAt: number;
}

interface ActivityCheck {
  readonly isTrusted: boolean;
  /** The missing queues to be observed now; none while the newest check is fresh. */
  pick(missing: readonly string[]): string[];
  judge(
    picked: readonly string[],
    listed: Listed,
    observed: ReadonlyMap<string, QueueObservation>,
    observedAt: number,
  ): Verdict;
}

export function createActivityCheck(clock: Clock): ActivityCheck {
  const state: { isTrusted: boolean; checkedAt: number; next: number; suspects: ReadonlySet<string> } = {
    isTrusted: false,
    checkedAt: 0,
    next: 0,
    suspects: new Set(),
  };

  return {
    get isTrusted() {
      return state.isTrusted;
    },

    pick(missing) {
      const suspects = missing.filter((id) => state.suspects.has(id));
      if (suspects.length > 0) return suspects;
      const isFresh = state.isTrusted && clock.monotonic() - state.checkedAt < checkEveryMs;
      if (isFresh) return [];
      const from = state.next < missing.length ? state.next : 0;
      state.next = from + queuesPerQuery;
      return missing.slice(from, state.next);
    },

    judge(picked, listed, observed, observedAt) {
      const isDenied = picked.some(
        (id) => !listed.contacts.has(id) && waitedBefore(observed.get(id), listed.begunAt, observedAt),
      );
      // Agents come and go between two questions, and nothing says since when: only a second look at the same queues tells.
      const withAgents = picked.filter(
        (id) => !listed.agents.has(id) && (observed.get(id)?.agents.onQueue ?? 0) > 0,
      );
      const isRepeated = withAgents.some((id) => state.suspects.has(id));
      state.suspects = new Set(withAgents);
      if (isDenied || isRepeated) {
        state.isTrusted = false;
        return 'disagrees';
      }
      if (withAgents.length > 0) return 'unsure';
      state.isTrusted = true;
      state.checkedAt = clock.monotonic();
      return 'agrees';
    },
  };
}

/** Somebody waits who already waited when the activity was asked for; how long nobody knows counts as long. */
function waitedBefore(queue: QueueObservation | undefined, begunAt: number, observedAt: number): boolean {
  return [...(queue?.media.values() ?? [])].some(({ waiting, longestWaitMs }) => {
    if (!waiting) return false;
    return longestWaitMs == null || observedAt - longestWaitMs < begunAt - clockGrainMs;
  });
}

export function toQueueIds(results: Activity['results']): Set<string> {
  return new Set(results.flatMap(({ group }) => group.queueId ?? []));
}
