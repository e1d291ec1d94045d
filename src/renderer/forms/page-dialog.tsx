import type { PageState } from '../state.ts';
import { AddConnectionDialog } from './add-connection-dialog.tsx';
import { BrowserSignInDialog } from './browser-sign-in-dialog.tsx';
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
  const connection = state.connections.find(({ id }) => id === dialog.id);
  if (connection === undefined) return null;
  const { id, name, signsInByBrowser } = connection;
  if (dialog.kind === 'remove') return <RemoveDialog id={id} name={name} onClose={onClose} />;
  return signsInByBrowser ? (
    <BrowserSignInDialog id={id} name={name} onClose={onClose} />
  ) : (
    <SignInDialog connection={connection} keychainFailure={keychainFailure} onClose={onClose} />
  );
}
