import { useState } from 'react';
import type { Trouble } from './bridge.ts';
import { useServices } from './services.ts';

interface DemoSwitch {
  trouble: Trouble | null;
  isWorking: boolean;
  set: (on: boolean) => Promise<void>;
}

/** Switches the demo contact centre on and off. */
export function useDemoSwitch(): DemoSwitch {
  const { bridge, store } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isWorking, setWorking] = useState(false);
  const set = async (on: boolean) => {
    setWorking(true);
    const reply = await bridge.call('demo.set', { on });
    setTrouble(reply.ok ? null : reply.trouble);
    // Pushes do not carry whether the demo is on.
    if (reply.ok) await store.refresh();
    setWorking(false);
  };
  return { trouble, isWorking, set };
}
