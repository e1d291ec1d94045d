import { useRef, useState } from 'react';
import type { Reply, Trouble } from '../bridge.ts';

/** The second press of a double click comes within this. */
const restMs = 600;

interface AlertCalls {
  trouble: Trouble | null;
  run: (call: () => Promise<Reply<unknown>>) => void;
}

/**
 * Runs what a button asks for and keeps what went wrong. The state itself comes back by main's push: a double click
 * must not take back at once what its first click did.
 */
export function useAlertCalls(): AlertCalls {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const pressedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const ask = async (call: () => Promise<Reply<unknown>>) => {
    const reply = await call();
    setTrouble(reply.ok ? null : reply.trouble);
  };
  return {
    trouble,
    run: (call) => {
      const nowMs = performance.now();
      if (nowMs - pressedAtMs.current < restMs) return;
      pressedAtMs.current = nowMs;
      void ask(call);
    },
  };
}
