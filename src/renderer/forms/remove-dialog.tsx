import { useState } from 'react';
import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { DialogFrame } from './dialog-frame.tsx';

const words = windowWords.connections;

/** Asks before a connection and its credentials go. */
export function RemoveDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isWorking, setWorking] = useState(false);
  const remove = async () => {
    setWorking(true);
    const reply = await bridge.call('connections.remove', { id });
    setWorking(false);
    if (reply.ok) onClose();
    else setTrouble(reply.trouble);
  };
  return (
    <DialogFrame title={words.removeTitle(name)} role="alertdialog" onClose={onClose}>
      <p>{words.removeText}</p>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
      <div className="buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {windowWords.cancel}
        </Button>
        <Button className="button button-danger" isDisabled={isWorking} onPress={() => void remove()}>
          {words.removeConfirm}
        </Button>
      </div>
    </DialogFrame>
  );
}
