import { browserSession } from '../../browser-session.ts';
import type { Failure, FailureCode, FailureReason } from '../../failure.ts';
import { formatAge, formatSeconds } from './figures.ts';

interface FailureWords {
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
        : `Nothing to do: the next try waits the ${formatSeconds(Math.ceil(retryAfterMs / 1000))} that the vendor asked for. If it happens often, poll less often or give this desk a client of its own.`,
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
  'proxy-address': ({ subject }) => ({
    message: `${subject === undefined ? 'This' : `“${subject}”`} is not the address of a proxy.`,
    remedy: 'Write it as http://host:port, such as http://proxy.example.com:8080, and nothing behind it.',
  }),
  'proxy-user': () => ({
    message: 'The address of a proxy is kept without a name and password.',
    remedy:
      'Enter the address without them. For the sign-in set HTTPS_PROXY=http://user:password@host:port, with the same host and port, before starting Queuewatch.',
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
      'Check its path and permissions. It must hold certificates in PEM form, which is text: ask IT for that form. Without it, remove the setting.',
  }),
  'settings-file': ({ subject }) => ({
    message: `${subject ?? 'The file'} holds no settings of Queuewatch.`,
    remedy: 'Choose a file that “Export settings” has written.',
  }),
  'settings-newer': ({ subject }) => ({
    message: `${subject ?? 'The file'} was written by a newer Queuewatch.`,
    remedy: 'Update Queuewatch on this computer, then import the file again. Nothing was changed.',
  }),
  'own-budget': () => ({
    message: 'Too many requests: more of them now would pass what the vendor allows.',
    remedy:
      'Nothing to do: the next try waits until there is room. If it happens often, poll less often, watch fewer queues or give this desk a client of its own.',
  }),
  'own-fault': () => ({
    message: 'Queuewatch itself failed while it read the answer.',
    remedy:
      'Nothing to do at first: the next try follows. If it lasts, start Queuewatch anew and report it with the diagnostics of Settings.',
  }),
  'no-clipboard': () => ({
    message: 'The clipboard of this computer refused the text.',
    remedy: 'Try it once more; if it lasts, copy what is shown by hand.',
  }),
  'no-web-app': ({ subject }) => ({
    message: `Queuewatch knows no web page of ${subject ?? 'this connection'}.`,
    remedy:
      'Its addresses were typed in and are not among the vendor’s own: open them in a browser yourself.',
  }),
  'no-file-manager': ({ subject }) => ({
    message: 'The folder could not be opened.',
    remedy: `Open it in your file manager${subject === undefined ? '' : `: ${subject}`}.`,
  }),
  'file-gone': ({ subject }) => ({
    message: `${subject ?? 'The file'} is no longer there.`,
    remedy: 'It was moved or deleted. Save it again.',
  }),
  'shortcut-taken': ({ subject }) => ({
    message: `Another program uses ${subject ?? 'these keys'}, or the system keeps them for itself.`,
    remedy: 'Choose other keys in the settings, or free them in the other program.',
  }),
  'shortcut-unknown': ({ subject }) => ({
    message: `${subject ?? 'This'} cannot be a shortcut.`,
    remedy: 'Use Ctrl, Alt or both together with a letter, a digit or a function key, such as Ctrl+Alt+Q.',
  }),
  'autostart-refused': () => ({
    message: 'The system did not keep whether Queuewatch starts by itself.',
    remedy: 'Set it in the system’s own list of programs that start with your session.',
  }),
  'long-table': ({ subject }) => ({
    message: `Too many rows for the clipboard: it takes ${subject ?? ''}.`,
    remedy: 'Export them as a file, or search and filter first so that fewer are shown.',
  }),
  clipboard: () => ({
    message: 'The system did not take the text for its clipboard.',
    remedy: 'Export it as a file instead.',
  }),
  'old-report': () => ({
    message: 'This report has been replaced by a newer one.',
    remedy: 'Run it again, then export it.',
  }),
  'no-queue': () => ({
    message: 'This queue is no longer on the board.',
    remedy: 'Wait until it is returned again, or choose another queue.',
  }),
  managed: ({ subject }) => ({
    message: `This is set for this computer${subject === undefined ? '' : ` by ${subject}`}, and stays as it is.`,
    remedy: 'Ask whoever manages this computer to change it. Nothing was changed.',
  }),
  'managed-export': ({ subject }) => ({
    message: `Tables are not exported or copied on this computer${subject === undefined ? '' : `: set by ${subject}`}.`,
    remedy: 'If you need them, ask whoever manages this computer.',
  }),
  'managed-interval': ({ subject }) => ({
    message: `On this computer a contact centre may be asked every ${subject ?? ''} seconds at most.`,
    remedy: 'Choose a longer interval, or ask whoever manages this computer for a shorter one.',
  }),
  'no-browser': () => ({
    message: 'The browser of this computer could not be opened.',
    remedy: 'Check that this computer has a default browser, then sign in again.',
  }),
};

/** For the detail of a failure: what is wrong with a file of certificates. */
export const certificateFileWords = {
  none: 'no certificate in PEM form',
  binary: 'a certificate in binary form (DER), not in PEM form',
  noFile: 'not a file',
  tooLarge: 'too large for a file of certificates',
} as const;

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

/** `skewMs`: the vendor's clock minus this computer's. */
export function clocksDiffer(skewMs: number): string {
  const by = formatAge(Math.round(Math.abs(skewMs) / 60_000) * 60_000);
  return `This computer’s clock is ${by} ${skewMs > 0 ? 'behind' : 'ahead of'} the vendor’s. Check this computer’s clock; if it is right, tell the vendor. Until both agree, longest waits may be left out.`;
}

/** What to tell a supervisor: what happened, in one sentence, and what to do about it. */
export function describeFailure(failure: Failure): FailureWords {
  const { code, reason } = failure;
  const { message, remedy } = (reason === undefined ? words[code] : wordsOfReasons[reason])(failure);
  return { message: failure.detail === null ? message : `${message} (${failure.detail})`, remedy };
}
