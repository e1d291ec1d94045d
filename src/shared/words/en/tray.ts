import type { Severity } from '../../alert.ts';
import type { Failure, FailureCode } from '../../failure.ts';
import type { MediaType } from '../../queue.ts';
import { snoozeMinutes } from '../../snooze.ts';
import { formatAge, formatMinutes, formatNumber, formatWait, unknownFigure } from './figures.ts';
import { mediaWords } from './media.ts';

/** What the tray icon, its tooltip and its menu say. */
export const trayWords = {
  noConnection: 'No connection yet',
  noFigures: 'No current figures',
  noWaitingCount: 'No waiting count',
  waiting: (count: number) => `${formatNumber(count)} waiting`,
  /** Connections whose figures the number leaves out. */
  unknown: (names: readonly string[], more: number) =>
    `${names.join(', ')}${more > 0 ? ` and ${formatNumber(more)} more` : ''} unknown`,
  /** Connections that answer, though not for all of their queues. */
  incomplete: (names: readonly string[], more: number) =>
    `${names.join(', ')}${more > 0 ? ` and ${formatNumber(more)} more` : ''} incomplete`,
  longest: (waitMs: number, queueName: string) => `longest ${formatWait(waitMs)} ${queueName}`,
  otherMedia: (count: number) => `${formatNumber(count)} in callback, e-mail and the like`,
  /** Where the number counts them too. */
  countedOtherMedia: (count: number) => `${formatNumber(count)} of them in callback, e-mail and the like`,
  alerts: (severity: Severity, count: number) => `${formatNumber(count)} ${severity}`,
  asOf: (time: string) => `as of ${time}`,
  alertCount: (open: number, acked: number, snoozed: number) =>
    [
      `${formatNumber(open)} ${open === 1 ? 'alert' : 'alerts'}`,
      ...(acked === 0 ? [] : [`${formatNumber(acked)} acknowledged`]),
      ...(snoozed === 0 ? [] : [`${formatNumber(snoozed)} snoozed`]),
    ].join(' · '),
  acknowledged: 'acknowledged',
  snoozed: 'snoozed',
  unseen: (count: number) => `${formatNumber(count)} unseen`,
  mutedShort: 'muted',
  quietShort: 'quiet hours',
  queue: (
    severity: Severity | null,
    queueName: string,
    mediaType: MediaType,
    figures: { waiting: number | null; waitMs: number | null } | null,
  ) => {
    const name = `${severity === null ? '' : `${severityWords[severity]}: `}${queueName} (${mediaWords[mediaType]})`;
    if (figures === null) return `${name}: no current figures`;
    const wait = figures.waitMs === null ? '' : `, longest ${formatWait(figures.waitMs)}`;
    return `${name}: ${figures.waiting === null ? unknownFigure : formatNumber(figures.waiting)} waiting${wait}`;
  },
  failing: (name: string, reason: string) => `${name}: ${reason}`,
  noAnswerYet: 'no answer yet',
  noAnswerFor: (ageMs: number) => `no answer for ${formatAge(ageMs)}`,
  someMissing: 'some queues are missing or old',
  noQueues: 'answers, but lists no queues',
  refresh: 'Refresh now',
  mute: 'Mute notifications',
  muteFor: (minutes: number) =>
    minutes < 60 ? `For ${formatNumber(minutes)} minutes` : `For ${hours(minutes / 60)}`,
  /** `Unmute (12 min left)`; of something in particular, with its name. */
  unmute: (name: string, leftMs: number) =>
    `Unmute${name === '' ? '' : ` ${name}`} (${formatMinutes(Math.max(1, Math.ceil(leftMs / 60_000)))} left)`,
  showQueue: 'Show in the window',
  acknowledge: 'Acknowledge',
  acknowledgeAll: 'Acknowledge all',
  snooze: () => `Snooze for ${formatNumber(snoozeMinutes)} minutes`,
  muteQueue: 'Mute this queue for 1 hour',
  open: 'Open Queuewatch',
  quit: 'Quit',
} as const;

const severityWords: Record<Severity, string> = { warning: 'Warning', critical: 'Critical' };

function hours(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'hour' : 'hours'}`;
}

const shortRemedies: Record<FailureCode, (failure: Failure) => string> = {
  auth: () => 'sign in again',
  permission: ({ subject }) => (subject ? `permission “${subject}” is missing` : 'a permission is missing'),
  'rate-limited': () => 'the vendor asks for a pause',
  'bad-request': () => 'the question was not understood; check the API',
  'not-found': () => 'nothing there; check the region or address',
  unsupported: () => 'this API cannot answer; choose another',
  offline: () => 'cannot be reached; check network or VPN',
  proxy: () => 'the proxy refuses; check its sign-in',
  tls: () => 'certificate not trusted; ask IT',
  timeout: () => 'no answer in time; trying again',
  'vendor-down': () => 'fault at the vendor; trying again',
  'bad-answer': () => 'strange answer; check the address',
  'keychain-unavailable': () => 'unlock the keychain of this computer',
  disk: () => 'check the disk of this computer',
  cancelled: () => 'stopped',
};

/** What is wrong or what to do, in a few words, after the name of a connection. */
export function toShortRemedy(failure: Failure): string {
  return shortRemedies[failure.code](failure);
}
