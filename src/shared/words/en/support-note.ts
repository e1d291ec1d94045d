import { type Blame, toBlame, toReached } from '../../blame.ts';
import type { CheckStep } from '../../check.ts';
import { cleanText } from '../../clean-text.ts';
import type { ApiName, VendorId } from '../../connection.ts';
import type { Failure } from '../../failure.ts';
import { sayBlame } from './blame.ts';
import { connectWords } from './connect.ts';
import { describeFailure } from './failure.ts';
import { windowWords } from './window.ts';

/** The text for whoever looks after network and permissions. It is built of what follows and of nothing else. */
export interface SupportFacts {
  version: string;
  /** Epoch milliseconds. */
  at: number;
  name: string;
  vendor: VendorId;
  api: ApiName;
  region: string | null;
  /** `host:port` of all that must be reached. */
  hosts: readonly string[];
  /** Of a test; null: of a connection that is polled. */
  steps: readonly { step: CheckStep; permission: string | null; failure: Failure | null }[] | null;
  failure: Failure | null;
}

const words = {
  title: (version: string) => `Queuewatch ${version}: a contact centre cannot be watched`,
  time: 'Time',
  connection: 'Connection',
  hosts: 'Hosts',
  step: 'Step',
  code: 'Code',
  message: 'Message',
  remedy: 'What to do',
  test: 'What was tried',
  check: 'Please check',
  works: 'works',
  nothingFailed: 'Nothing failed.',
  noSecrets: 'This text holds no credentials.',
  addresses: (hosts: string) => `This computer may reach, by HTTPS (TCP): ${hosts}.`,
  inspection:
    'A proxy or firewall on the way lets these through. Where it inspects TLS, its certificate is installed on this computer.',
  permissions: (names: string) => `The client or user that signs in has these permissions: ${names}.`,
  credentials: 'The client still exists at the vendor, is active, and its secret was not replaced.',
  keychain: 'The keychain (secret service) of this computer runs and is unlocked.',
  clock: 'Date, time and certificates of this computer are right.',
};

export function writeSupportNote(facts: SupportFacts): string {
  const { version, at, name, vendor, api, region, hosts, failure, steps } = facts;
  const failed = steps?.find((one) => one.failure !== null);
  const shown = failure ?? failed?.failure ?? null;
  const hasAnswered = steps?.some((one) => one.failure === null || toReached(one.failure)) ?? false;
  const place = region === null ? [] : [cleanText(region)];
  const lines = [
    words.title(version),
    line(words.time, `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`),
    line(
      words.connection,
      [
        cleanText(name),
        windowWords.connections.vendors[vendor],
        ...place,
        windowWords.connections.apis[api],
      ].join(' · '),
    ),
    line(words.hosts, hosts.join(', ')),
  ];
  if (shown === null) return [...lines, words.nothingFailed, '', words.noSecrets].join('\n');
  const { message, remedy } = describeFailure(shown);
  const blame = toBlame(shown, hasAnswered);
  if (failed !== undefined) lines.push(line(words.step, connectWords.steps[failed.step]));
  lines.push(
    line(words.code, shown.reason === undefined ? shown.code : `${shown.code} (${shown.reason})`),
    line(words.message, message),
    sayBlame(blame),
    line(words.remedy, remedy),
  );
  if (steps !== null) lines.push('', `${words.test}:`, ...steps.map(sayStep));
  lines.push('', `${words.check}:`, ...toChecks(facts, blame, shown).map((check) => `- ${check}`));
  return [...lines, '', words.noSecrets].join('\n');
}

function line(label: string, text: string): string {
  return `${label}: ${text}`;
}

function sayStep({ step, permission, failure }: NonNullable<SupportFacts['steps']>[number]): string {
  const outcome = failure === null ? words.works : failure.code;
  return `- ${connectWords.steps[step]}: ${outcome}${permission ? ` (${permission})` : ''}`;
}

/** What the trouble may hang on, the likeliest first. */
function toChecks({ hosts, steps }: SupportFacts, blame: Blame, failure: Failure): string[] {
  const reach = [words.addresses(hosts.join(', ')), words.inspection];
  const named = [failure.code === 'permission' ? (failure.subject ?? null) : null].concat(
    steps?.map(({ permission }) => permission) ?? [],
  );
  const permissions = [...new Set(named.filter((one) => one !== null && one !== ''))];
  const rights = permissions.length === 0 ? [] : [words.permissions(permissions.join(', '))];
  switch (blame) {
    case 'permission':
      return [...rights, words.addresses(hosts.join(', '))];
    case 'credentials':
      return [words.credentials, ...rights];
    case 'keychain':
      return [words.keychain];
    case 'computer':
      return [words.clock, ...reach];
    default:
      return [...reach, ...rights];
  }
}
