import { useEffect, useState } from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import { reportQueueWords } from '../../shared/words/en/report.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

type Asked = Pick<ConnectionStatus, 'id' | 'name'>;

/** What each connection answered; a connection is missing until it has. */
type Answers = Record<string, { queues: QueueSummary[] } | { trouble: Trouble }>;

export interface QueueListing {
  queues: ListedQueue[];
  isLoading: boolean;
  troubles: { connection: Asked; trouble: Trouble }[];
  retry: () => void;
}

export interface ListedQueue {
  /** Of the queue and its connection, for the list. */
  key: string;
  connectionId: string;
  queueId: string;
  name: string;
}

/** The queues of these connections, asked for anew whenever the choice is opened: the vendor may have new ones. */
export function useQueueListing(connections: readonly Asked[]): QueueListing {
  const { bridge } = useServices();
  const [answers, setAnswers] = useState<Answers>({});
  const [attempt, setAttempt] = useState(0);
  const ids = JSON.stringify(connections.map(({ id }) => id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: attempt only says that it is to be asked again
  useEffect(() => {
    let isLatest = true;
    const ask = async (connectionId: string) => {
      const reply = await bridge.call('reports.queues', { connectionId });
      if (!isLatest) return;
      const answer = reply.ok ? { queues: reply.value.queues } : { trouble: reply.trouble };
      setAnswers((before) => ({ ...before, [connectionId]: answer }));
    };
    setAnswers({});
    for (const id of JSON.parse(ids) as string[]) void ask(id);
    return () => {
      isLatest = false;
    };
  }, [bridge, ids, attempt]);
  return {
    queues: toListedQueues(connections, answers),
    isLoading: connections.some(({ id }) => answers[id] === undefined),
    troubles: connections.flatMap((connection) => {
      const answer = answers[connection.id];
      return answer !== undefined && 'trouble' in answer ? [{ connection, trouble: answer.trouble }] : [];
    }),
    retry: () => setAttempt((before) => before + 1),
  };
}

function toListedQueues(connections: readonly Asked[], answers: Answers): ListedQueue[] {
  return connections.flatMap(({ id, name: connectionName }) => {
    const answer = answers[id];
    if (answer === undefined || !('queues' in answer)) return [];
    return answer.queues.map(({ queueId, name }) => ({
      key: toQueueKey(id, queueId),
      connectionId: id,
      queueId,
      name: connections.length > 1 ? reportQueueWords.ofConnection(name, connectionName) : name,
    }));
  });
}

export function toQueueKey(connectionId: string, queueId: string): string {
  return JSON.stringify([connectionId, queueId]);
}
