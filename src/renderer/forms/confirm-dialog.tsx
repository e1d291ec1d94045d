import { useState } from 'react';
import { Button } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { DialogFrame } from './dialog-frame.tsx';

interface ConfirmDialogProps {
  title: string;
  text: string;
  /** What the button does, in its own words. */
  confirm: string;
  /** Above the reason, where it was refused. */
  refusedTitle?: string;
  /** Does it; the trouble where it was refused. */
  onConfirm: () => Promise<Trouble | null>;
  onClose: () => void;
}

/** Asks before something that cannot be undone; it stays open and says why where it was refused. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  refusedTitle,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isWorking, setWorking] = useState(false);
  const go = async () => {
    setWorking(true);
    const refused = await onConfirm();
    setWorking(false);
    if (refused === null) onClose();
    else setTrouble(refused);
  };
  return (
    <DialogFrame title={title} role="alertdialog" onClose={onClose}>
      <p>{text}</p>
      {trouble !== null && <TroubleNotice trouble={trouble} title={refusedTitle} />}
      <div className="buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {windowWords.cancel}
        </Button>
        <Button className="button button-danger" isPending={isWorking} onPress={() => void go()}>
          {confirm}
        </Button>
      </div>
    </DialogFrame>
  );
}
