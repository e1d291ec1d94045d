import { ConfirmDialog } from './confirm-dialog.tsx';

interface LeaveDialogProps {
  words: { title: string; text: string; confirm: string };
  onLeave: () => void;
  onStay: () => void;
}

/** Asks before what was typed is thrown away. */
export function LeaveDialog({ words, onLeave, onStay }: LeaveDialogProps) {
  return (
    <ConfirmDialog
      {...words}
      onConfirm={async () => {
        onLeave();
        return null;
      }}
      onClose={onStay}
    />
  );
}
