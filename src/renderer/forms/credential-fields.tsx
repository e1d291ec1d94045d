import type { CredentialName, VendorId } from '../../shared/connection.ts';
import { connectWords as words } from '../../shared/words/en/connect.ts';
import type { FieldErrors } from './connection-draft.ts';
import { TextEntry } from './text-entry.tsx';

interface CredentialFieldsProps {
  vendor: VendorId;
  names: readonly CredentialName[];
  isBrowser?: boolean;
  errors: FieldErrors;
  autoFocus?: boolean;
}

/** What a vendor wants to know of who signs in, with where to find each. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { vendor, names, isBrowser = false, errors, autoFocus = false } = props;
  const hints: Record<CredentialName, string> = {
    clientId: isBrowser ? words.browserClientId : words.whereToFind[vendor].clientId,
    clientSecret: words.whereToFind[vendor].clientSecret,
    accessKeyId: words.accessKeyHint,
    accessKeySecret: words.accessKeySecretHint,
  };
  return names.map((name, index) => (
    <TextEntry
      key={`${name} of ${vendor}`}
      name={name}
      label={words[name]}
      type={name.endsWith('Secret') ? 'password' : 'text'}
      hint={hints[name]}
      error={errors[name]}
      autoFocus={autoFocus && index === 0}
    />
  ));
}
