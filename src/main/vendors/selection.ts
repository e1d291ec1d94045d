import type { QueueSelection } from '../../shared/connection.ts';
import { createNameTest } from '../../shared/queue-pattern.ts';

/** Whether a queue is one of those that a connection watches. */
export function createQueueFilter(
  selection: QueueSelection,
): (queue: { queueId: string; name: string }) => boolean {
  if (selection === 'all') return () => true;
  if (Array.isArray(selection)) {
    const ids = new Set(selection);
    return ({ queueId }) => ids.has(queueId);
  }
  const isMeant = createNameTest(selection.pattern);
  return ({ name }) => isMeant(name);
}
