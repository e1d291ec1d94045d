import type { ConnectionStatus } from '../../shared/board.ts';
import type { Failure } from '../../shared/failure.ts';
import { BrowserSignInDialog } from './browser-sign-in-dialog.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';

interface SignInAgainDialogProps {
  connection: Pick<ConnectionStatus, 'id' | 'name' | 'vendor' | 'api'>;
  isBrowser: boolean;
  keychainFailure: Failure | null;
  onClose: () => void;
}

/** Signs in to a kept connection once more, in the way that it signs in. */
export function SignInAgainDialog(props: SignInAgainDialogProps) {
  const { connection, isBrowser, keychainFailure, onClose } = props;
  return isBrowser ? (
    <BrowserSignInDialog id={connection.id} name={connection.name} onClose={onClose} />
  ) : (
    <SignInDialog connection={connection} keychainFailure={keychainFailure} onClose={onClose} />
  );
}
