import type { Clock } from '../../clock.ts';
import { queuesPerQuery } from './queue-chunks.ts';

/**
 * Whether the queue list may be out of date, by what a live answer no longer has. It leaves out a queue without
 * contacts and agents just like one that was deleted: only the list knows, and a 0 in between would be a wrong one.
 */
interface ListDoubt {
  /** Call it for every live answer. */
  isRaised(live: ReadonlyMap<string, unknown>, queueIds: readonly string[]): boolean;
}

/** A list of one page is read again at most so often, a longer one by its pages less. */
const pageEveryMs = 60_000;

export function createListDoubt(clock: Clock): ListDoubt {
  const state: { before: ReadonlyMap<string, unknown>; quietUntil: number } = {
    before: new Map(),
    quietUntil: Number.NEGATIVE_INFINITY,
  };
  return {
    isRaised(live, queueIds) {
      const { before } = state;
      state.before = live;
      if (clock.monotonic() < state.quietUntil) return false;
      if (!queueIds.some((id) => !live.has(id) && before.has(id))) return false;
      state.quietUntil =
        clock.monotonic() + pageEveryMs * Math.max(1, Math.ceil(queueIds.length / queuesPerQuery));
      return true;
    },
  };
}
