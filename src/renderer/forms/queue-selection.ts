import type { QueueSelection } from '../../shared/connection.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import { createNameTest } from '../../shared/queue-pattern.ts';
import { connectWords } from '../../shared/words/en/connect.ts';

/** What is chosen, with what was chosen or typed under the other ways: going back loses nothing. */
export interface QueueChoice {
  way: 'all' | 'some' | 'pattern';
  ids: ReadonlySet<string>;
  pattern: string;
}

type ChosenQueues = Exclude<QueueSelection, readonly []>;

/** Up to this many queues, "all" is what most supervisors mean. */
const fewQueues = 30;

export function createQueueChoice(queues: readonly QueueSummary[]): QueueChoice {
  return { way: queues.length <= fewQueues ? 'all' : 'some', ids: new Set(), pattern: '' };
}

export function toQueueChoice(selection: QueueSelection): QueueChoice {
  const none = { ids: new Set<string>(), pattern: '' };
  if (selection === 'all') return { ...none, way: 'all' };
  return Array.isArray(selection)
    ? { ...none, way: 'some', ids: new Set(selection) }
    : { ...none, way: 'pattern', pattern: selection.pattern };
}

export function toSelection({ way, ids, pattern }: QueueChoice): ChosenQueues {
  if (way === 'all') return 'all';
  return way === 'some' ? [...ids] : { pattern: pattern.trim() };
}

/** What is missing for the choice to mean something; null: nothing. */
export function findChoiceProblem({ way, ids, pattern }: QueueChoice): string | null {
  if (way === 'some' && ids.size === 0) return connectWords.errors.queues;
  return way === 'pattern' && pattern.trim() === '' ? connectWords.errors.pattern : null;
}

/** The queues that a choice means, of those that are listed. */
export function findMeant(choice: QueueChoice, queues: readonly QueueSummary[]): readonly QueueSummary[] {
  if (choice.way === 'all') return queues;
  if (choice.way === 'some') return queues.filter(({ queueId }) => choice.ids.has(queueId));
  const pattern = choice.pattern.trim();
  if (pattern === '') return [];
  const isMeant = createNameTest(pattern);
  return queues.filter(({ name }) => isMeant(name));
}
