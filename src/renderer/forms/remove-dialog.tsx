import { windowWords } from '../../shared/words/en/window.ts';
import { useServices } from '../services.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

const words = windowWords.connections;

/** Asks before a connection and its credentials go. */
export function RemoveDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { bridge } = useServices();
  return (
    <ConfirmDialog
      title={words.removeTitle(name)}
      text={words.removeText}
      confirm={words.removeConfirm}
      onConfirm={async () => {
        const reply = await bridge.call('connections.remove', { id });
        return reply.ok ? null : reply.trouble;
      }}
      onClose={onClose}
    />
  );
}
