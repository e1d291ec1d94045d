import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { BrowserWait } from './browser-wait.tsx';
import { DialogFrame } from './dialog-frame.tsx';

const words = windowWords.connections;

interface BrowserSignInDialogProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Opens the browser at once, as that is what was asked for, and waits; closing it gives up. */
export function BrowserSignInDialog({ id, name, onClose }: BrowserSignInDialogProps) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const close = useEffectEvent(onClose);
  const hasFailed = trouble !== null;
  useEffect(() => {
    if (hasFailed) return;
    let isWaiting = true;
    void bridge.call('signIn.start', { target: { id } }).then((reply) => {
      if (!isWaiting) return;
      isWaiting = false;
      if (reply.ok) close();
      else setTrouble(reply.trouble);
    });
    return () => {
      if (!isWaiting) return;
      isWaiting = false;
      void bridge.call('signIn.cancel', {});
    };
  }, [bridge, id, hasFailed]);
  return (
    <DialogFrame title={words.signInTitle(name)} onClose={onClose}>
      {trouble === null ? (
        <BrowserWait onStop={onClose} />
      ) : (
        <>
          <TroubleNotice trouble={trouble} />
          <div className="buttons">
            <Button className="button" onPress={onClose}>
              {windowWords.cancel}
            </Button>
            <Button className="button button-main" autoFocus onPress={() => setTrouble(null)}>
              {words.signInInBrowser}
            </Button>
          </div>
        </>
      )}
    </DialogFrame>
  );
}
