import { browserSession, type Failure, type FailureCode, type FailureReason } from '../../failure.ts';

export interface FailureWords {
  message: string;
  remedy: string;
}

const words: Record<FailureCode, (failure: Failure) => FailureWords> = {
  auth: ({ subject }) =>
    subject === browserSession
      ? {
          message: 'You are not signed in.',
          remedy: 'Sign in again in the browser: the button is beside the connection.',
        }
      : {
          message: 'Sign-in was refused: the credentials are wrong, have expired or were revoked.',
          remedy:
            'Enter the credentials again. If they are right, ask the administrator whether the client (and, with CXone, the access key) still exists and is active.',
        },
  permission: ({ subject }) => ({
    message: subject
      ? `This sign-in may not do this: “${subject}” is missing.`
      : 'This sign-in may not do this.',
    remedy: subject
      ? `Ask the administrator to give this sign-in (its client or user) the permission “${subject}”, to check that the grant is enabled, and that no restriction of data residency keeps the client from this region’s data. Then try again.`
      : 'Ask the administrator to give this sign-in (its client or user) a role that may see these queues. Then try again.',
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
    remedy:
      'Check the API and the queues chosen for this connection. If they are right, send the log to support.',
  }),
  'not-found': ({ subject }) => ({
    message: subject
      ? `The vendor knows nothing at “${subject}”.`
      : 'The vendor does not know what was asked for.',
    remedy:
      'Check the region or the addresses, the API and the queues chosen for this connection: each queue must exist and be active.',
  }),
  unsupported: () => ({
    message: 'This API cannot answer that question.',
    remedy: 'Choose another API for this connection.',
  }),
  offline: ({ subject }) => ({
    message: subject ? `${subject} cannot be reached.` : 'The vendor cannot be reached.',
    remedy: 'Check the network or VPN of this computer, and the address of the connection.',
  }),
  proxy: ({ subject }) => ({
    message: subject ? `The proxy ${subject} refused the connection.` : 'The proxy refused the connection.',
    remedy: 'Check the proxy of this computer, and ask IT whether it lets this computer reach the vendor.',
  }),
  tls: ({ subject }) => ({
    message: subject
      ? `The certificate of ${subject} is not trusted.`
      : 'The vendor’s certificate is not trusted.',
    remedy: 'Ask IT whether a proxy inspects this traffic, and which version of TLS it speaks.',
  }),
  timeout: () => ({
    message: 'The vendor did not answer in time.',
    remedy:
      'Nothing to do at first: the next try follows. If it lasts, check the network and the vendor’s status page; a report may need a shorter window.',
  }),
  'vendor-down': () => ({
    message: 'The vendor reports a fault of its own.',
    remedy: 'Nothing to do at first: the next try follows. If it lasts, look at the vendor’s status page.',
  }),
  'bad-answer': () => ({
    message: 'The answer was not what the vendor documents.',
    remedy:
      'Check the addresses and the API chosen for this connection. If they are right, send the log to support.',
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

/** Finer causes have words of their own. */
const wordsOfReasons: Record<FailureReason, (failure: Failure) => FailureWords> = {
  'web-page': () => ({
    message: 'This is not the vendor: a proxy or sign-in page answered.',
    remedy:
      'Open a browser and sign in to this network if it asks for that. If it does not, check the addresses of the connection, and ask IT whether a proxy keeps this computer from the vendor.',
  }),
  'proxy-unreachable': ({ subject }) => ({
    message: `The proxy ${subject ?? ''} cannot be reached.`,
    remedy: 'Check the network or VPN of this computer, and its proxy settings.',
  }),
  'proxy-kind': ({ subject }) => ({
    message: `The proxy of this computer is of a kind that Queuewatch does not speak: ${subject ?? ''}.`,
    remedy: 'Ask IT for an HTTP proxy, or for a way around the proxy for this computer.',
  }),
  'proxy-credentials': ({ subject }) => ({
    message: subject
      ? `The proxy ${subject} asks for a name and password.`
      : 'The proxy asks for a name and password.',
    remedy:
      'Ask IT for a user name and password for the proxy, and set them as HTTPS_PROXY=http://user:password@host:port before starting Queuewatch.',
  }),
  'proxy-credentials-refused': ({ subject }) => ({
    message: `The proxy ${subject ?? ''} refused the name and password it was given.`,
    remedy:
      'Correct the name and password in HTTPS_PROXY (or HTTP_PROXY, ALL_PROXY) and start Queuewatch again. Signs such as @ : / in them are written as %40 %3A %2F. Ask IT whether the account is locked.',
  }),
  'proxy-scheme': ({ subject }) => ({
    message: `The proxy asks for a sign-in by ${subject ?? 'another way'}, which Queuewatch cannot do.`,
    remedy:
      'Ask IT for a way around the proxy for the vendor’s addresses or for a proxy with basic sign-in, or run a local relay that signs in to this proxy.',
  }),
  'certificate-issuer': ({ subject }) => ({
    message: `The certificate of ${subject ?? 'the vendor'} is not trusted.`,
    remedy:
      'Ask IT whether a proxy inspects this traffic. If so, have its certificate installed on this computer, or name its file as the extra certificate file.',
  }),
  'certificate-name': ({ subject }) => ({
    message: `The certificate shown for ${subject ?? 'the vendor'} belongs to another host.`,
    remedy:
      'Check the addresses of the connection. If they are right, something between answered: ask IT about a proxy or sign-in page.',
  }),
  'certificate-date': ({ subject }) => ({
    message: `The certificate of ${subject ?? 'the vendor'} is not valid now.`,
    remedy:
      'Check the date and time of this computer. If they are right, tell IT who issued the certificate.',
  }),
  'certificate-file': ({ subject }) => ({
    message: `The extra certificate file ${subject ?? ''} cannot be read.`,
    remedy:
      'Check its path and permissions; it must hold certificates in PEM form. Without it, remove the setting.',
  }),
  'own-budget': ({ retryAfterMs }) => ({
    message: 'Too many requests: more of them now would pass what the vendor allows.',
    remedy: `Nothing to do: the next try waits${retryAfterMs === undefined ? '' : ` ${Math.ceil(retryAfterMs / 1000)} s`}. If it happens often, poll less often, watch fewer queues or give this desk a client of its own.`,
  }),
  'no-browser': () => ({
    message: 'The browser of this computer could not be opened.',
    remedy: 'Check that this computer has a default browser, then sign in again.',
  }),
};

/** For the detail of a failure: what is wrong with a certificate, and who issued it. */
export function issuedBy(problem: string, issuer: string): string {
  return `${problem}, issued by “${issuer}”`;
}

const namedIds = 5;

/** Queues that were chosen by id and are not there any more, or never were. */
export function unknownQueues(ids: readonly string[]): string {
  const named = ids.slice(0, namedIds).join(', ');
  const more = ids.length > namedIds ? ` and ${ids.length - namedIds} more` : '';
  return ids.length === 1
    ? `The vendor does not know a queue that was chosen, and nothing is seen of it: ${named}.`
    : `The vendor does not know ${ids.length} queues that were chosen, and nothing is seen of them: ${named}${more}.`;
}

/** What to tell a supervisor: what happened, in one sentence, and what to do about it. */
export function describeFailure(failure: Failure): FailureWords {
  const { code, reason } = failure;
  const { message, remedy } = (reason === undefined ? words[code] : wordsOfReasons[reason])(failure);
  return { message: failure.detail === null ? message : `${message} (${failure.detail})`, remedy };
}
