import type { Failure, FailureCode } from '../../failure.ts';

export interface FailureWords {
  message: string;
  remedy: string;
}

const words: Record<FailureCode, (failure: Failure) => FailureWords> = {
  auth: () => ({
    message: 'Sign-in was refused: the client id or secret is wrong, expired or was revoked.',
    remedy:
      'Enter the credentials again. If they are right, ask the administrator whether the OAuth client still exists.',
  }),
  permission: ({ subject }) => ({
    message: subject ? `The client may not do this: “${subject}” is missing.` : 'The client may not do this.',
    remedy: subject
      ? `Ask the administrator to give the OAuth client the permission “${subject}”, to check that the grant is enabled, and that the client may see this region’s data. Then try again.`
      : 'Ask the administrator to give the OAuth client a role with this permission. Then try again.',
  }),
  'rate-limited': ({ retryAfterMs }) => ({
    message: 'The vendor asks for a pause: too many requests.',
    remedy:
      retryAfterMs === undefined
        ? 'Nothing to do: the next try waits. If it happens often, poll less often or give this desk a client of its own.'
        : `Nothing to do: the next try waits ${Math.ceil(retryAfterMs / 1000)} s. If it happens often, poll less often or give this desk a client of its own.`,
  }),
  'bad-request': () => ({
    message: 'The vendor did not understand the question.',
    remedy: 'Check the API chosen for this connection. If it is right, send the log to support.',
  }),
  'not-found': ({ subject }) => ({
    message: subject
      ? `The vendor knows nothing at “${subject}”.`
      : 'The vendor does not know what was asked for.',
    remedy: 'Check the region or the addresses, and the API chosen for this connection.',
  }),
  unsupported: () => ({
    message: 'This API cannot answer that question.',
    remedy: 'Choose another API for this connection.',
  }),
  offline: ({ subject }) => ({
    message: subject ? `${subject} cannot be reached.` : 'The vendor cannot be reached.',
    remedy: 'Check the network or VPN of this computer, and the address of the connection.',
  }),
  proxy: () => ({
    message: 'The proxy refused the connection.',
    remedy: 'Check the proxy of this computer; it may ask for a sign-in of its own.',
  }),
  tls: ({ subject }) => ({
    message: subject
      ? `The certificate of ${subject} is not trusted.`
      : 'The vendor’s certificate is not trusted.',
    remedy: 'Ask IT whether a proxy inspects this traffic, and to install its certificate on this computer.',
  }),
  timeout: () => ({
    message: 'The vendor did not answer in time.',
    remedy:
      'Nothing to do at first: the next try follows. If it lasts, check the network and the vendor’s status page.',
  }),
  'vendor-down': () => ({
    message: 'The vendor reports a fault of its own.',
    remedy: 'Nothing to do at first: the next try follows. If it lasts, look at the vendor’s status page.',
  }),
  'bad-answer': () => ({
    message: 'The answer was not what the vendor documents.',
    remedy:
      'Check the address: a proxy or sign-in page may have answered. If it is right, send the log to support.',
  }),
  'keychain-unavailable': () => ({
    message: 'The keychain of this computer does not answer, so no credentials can be kept or read.',
    remedy:
      'Unlock or start it. On Linux install a Secret Service such as gnome-keyring or KWallet and sign in to the desktop again.',
  }),
  disk: ({ subject }) => ({
    message: subject ? `${subject} could not be written or read.` : 'The file could not be written or read.',
    remedy: 'Check the free space and the permissions of the folder, or choose another one.',
  }),
  cancelled: () => ({ message: 'Stopped before it was done.', remedy: 'Start it again when you like.' }),
};

/** What to tell a supervisor: what happened, in one sentence, and what to do about it. */
export function describeFailure(failure: Failure): FailureWords {
  const { message, remedy } = words[failure.code](failure);
  return { message: failure.detail === null ? message : `${message} (${failure.detail})`, remedy };
}
