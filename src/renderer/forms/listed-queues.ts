import { useEffect, useState } from 'react';
import type { QueueSummary } from '../../shared/queue.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

/** The queues that the vendor of a kept connection lists; null while it is asked. */
export function useListedQueues(id: string): {
  queues: readonly QueueSummary[] | null;
  trouble: Trouble | null;
} {
  const { bridge } = useServices();
  const [listed, setListed] = useState<ReturnType<typeof useListedQueues>>({ queues: null, trouble: null });
  useEffect(() => {
    let isWanted = true;
    void bridge.call('connections.queues', { id }).then((reply) => {
      if (!isWanted) return;
      setListed(
        reply.ok ? { queues: reply.value.queues, trouble: null } : { queues: [], trouble: reply.trouble },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, id]);
  return listed;
}
