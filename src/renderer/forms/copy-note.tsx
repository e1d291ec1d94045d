import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { CallInput } from '../../shared/contract.ts';
import { connectTestWords as words } from '../../shared/words/en/connect-test.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

/** Puts what an administrator needs on the clipboard; main writes it, without anything that was typed in. */
export function CopyNote({ about }: CallInput<'connections.copyNote'>) {
  const { bridge } = useServices();
  const [outcome, setOutcome] = useState<'copied' | Trouble | null>(null);
  const copy = async () => {
    const reply = await bridge.call('connections.copyNote', { about });
    setOutcome(reply.ok ? 'copied' : reply.trouble);
  };
  return (
    <div className="copy-note">
      <Button className="button" onPress={() => void copy()}>
        {words.copy}
      </Button>
      <span className="secondary" role="status">
        {outcome === 'copied' ? words.copied : outcome?.message}
      </span>
    </div>
  );
}
