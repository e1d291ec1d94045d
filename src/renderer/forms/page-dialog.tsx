import type { PageState } from '../state.ts';
import { AddConnectionDialog } from './add-connection-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';

export type OpenDialog = { kind: 'add' } | { kind: 'sign-in'; id: string } | { kind: 'remove'; id: string };

interface PageDialogProps {
  dialog: OpenDialog | null;
  state: PageState;
  onClose: () => void;
}

/** The one dialog that is open, if any. */
export function PageDialog({ dialog, state, onClose }: PageDialogProps) {
  if (dialog === null) return null;
  const { keychainFailure } = state.app;
  if (dialog.kind === 'add')
    return <AddConnectionDialog keychainFailure={keychainFailure} onClose={onClose} />;
  const name = state.connections.find(({ id }) => id === dialog.id)?.name ?? dialog.id;
  return dialog.kind === 'remove' ? (
    <RemoveDialog id={dialog.id} name={name} onClose={onClose} />
  ) : (
    <SignInDialog id={dialog.id} name={name} keychainFailure={keychainFailure} onClose={onClose} />
  );
}
