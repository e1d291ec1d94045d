import type { QueueSelection } from '../../shared/connection.ts';

/**
 * Whether a queue is one of those that a connection watches. A pattern is matched against the whole name,
 * whatever its case; `*` stands for any run of characters, everything else for itself.
 */
export function createQueueFilter(
  selection: QueueSelection,
): (queue: { queueId: string; name: string }) => boolean {
  if (selection === 'all') return () => true;
  if (Array.isArray(selection)) {
    const ids = new Set(selection);
    return ({ queueId }) => ids.has(queueId);
  }
  const parts = selection.pattern.split(/\*+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const form = new RegExp(`^${parts.join('.*')}$`, 'isu');
  return ({ name }) => form.test(name);
}
