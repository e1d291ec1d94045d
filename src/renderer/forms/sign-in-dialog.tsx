import { useRef, useState } from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { Failure } from '../../shared/failure.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { type Trouble, toTrouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import {
  type FieldErrors,
  findCredentialErrors,
  namesOfCredentials,
  readFields,
  toCredentials,
} from './connection-draft.ts';
import { CredentialFields } from './credential-fields.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { EntryForm } from './entry-form.tsx';
import { useErrorFocus } from './error-focus.ts';
import { FormEnd } from './form-end.tsx';

const words = windowWords.connections;

interface SignInDialogProps {
  connection: Pick<ConnectionStatus, 'id' | 'name' | 'vendor' | 'api'>;
  keychainFailure: Failure | null;
  onClose: () => void;
}

/** Credentials once more, after they were refused. What was typed stays until it is accepted. */
export function SignInDialog({ connection, keychainFailure, onClose }: SignInDialogProps) {
  const { id, name, vendor, api } = connection;
  const { bridge } = useServices();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isWorking, setWorking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useErrorFocus(form, errors);

  const names = namesOfCredentials(vendor, false);
  const signIn = async (typed: HTMLFormElement) => {
    const credentials = toCredentials(readFields(typed), names);
    const found = findCredentialErrors(vendor, api, false, credentials);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setWorking(true);
    setTrouble(null);
    const reply = await bridge.call('connections.signIn', { id, credentials });
    setWorking(false);
    if (reply.ok) onClose();
    else setTrouble(reply.trouble);
  };
  return (
    <DialogFrame title={words.signInTitle(name)} onClose={onClose}>
      <p className="secondary">{vendor === 'nice-cxone' ? words.signInAllText : words.signInText}</p>
      {keychainFailure !== null && (
        <TroubleNotice trouble={toTrouble(keychainFailure)} title={windowWords.keychain.title} />
      )}
      <EntryForm ref={form} autoComplete="off" onSubmit={(typed) => void signIn(typed)}>
        <div className="fields">
          <CredentialFields vendor={vendor} names={names} errors={errors} autoFocus />
        </div>
        {trouble !== null && <TroubleNotice trouble={trouble} />}
        <FormEnd
          confirm={isWorking ? words.working : words.signInConfirm}
          isPending={isWorking}
          isBlocked={keychainFailure !== null}
          onCancel={onClose}
        />
      </EntryForm>
    </DialogFrame>
  );
}
