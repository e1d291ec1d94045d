import { type ListedQueue, toQueueKey } from './queue-listing.ts';
import type { ReportChoice } from './report-choice.ts';

type QueueIds = ReportChoice['queueIds'];

/** What is chosen, as the list ticks it. */
export function toChosenKeys(queueIds: QueueIds): Set<string> {
  return new Set(
    Object.entries(queueIds ?? {}).flatMap(([connectionId, ids]) =>
      ids.map((queueId) => toQueueKey(connectionId, queueId)),
    ),
  );
}

/** Back from the ticks; a key that is not listed was typed in, and stays. Null: none is chosen. */
export function toQueueIds(keys: Iterable<string>): QueueIds {
  const chosen: Record<string, string[]> = {};
  for (const key of keys) {
    const [connectionId, queueId] = JSON.parse(key) as [string, string];
    chosen[connectionId] = [...(chosen[connectionId] ?? []), queueId];
  }
  return Object.keys(chosen).length === 0 ? null : chosen;
}

/**
 * The queues that typed ids mean. An id that nobody lists is taken where only one connection is asked, as some vendors
 * list only what is busy; of several, it could be anybody's.
 */
export function findTypedQueues(
  text: string,
  listed: readonly ListedQueue[],
  connectionIds: readonly string[],
): { keys: string[]; unknown: string[] } {
  const ids = [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];
  const keys: string[] = [];
  const unknown: string[] = [];
  const [only] = connectionIds;
  for (const id of ids) {
    const found = listed.filter(({ queueId }) => queueId === id);
    if (found.length > 0) keys.push(...found.map(({ key }) => key));
    else if (connectionIds.length === 1 && only !== undefined) {
      keys.push(toQueueKey(only, id));
      if (listed.length > 0) unknown.push(id);
    } else unknown.push(id);
  }
  return { keys, unknown };
}
