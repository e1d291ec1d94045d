import type { MuteTarget } from '../../attention.ts';
import type { EpisodeOutcome } from '../../episode.ts';
import { snoozeMinutes } from '../../snooze.ts';
import { formatNumber } from './figures.ts';

/** What the window says about alerts beyond their figures: what was done about them, what is silent, the log. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

export const alertActionWords = {
  takeBack: 'Take back',
  /** For screen readers: the buttons of a list all have the same words. */
  of: (action: string, queue: string) => `${action}: ${queue}`,
  more: 'More…',
  muteFor: {
    queue: 'Mute this queue for',
    rule: 'Mute this rule for',
    connection: 'Mute this connection for',
  },
  unmute: {
    all: 'Unmute everything',
    connection: 'Unmute the connection',
    queue: 'Unmute the queue',
    rule: 'Unmute the rule',
  } satisfies Record<MuteTarget['kind'], string>,
  hours: (hours: number) => count(hours, 'hour', 'hours'),
  help: () =>
    [
      [
        'Acknowledge',
        'takes it off the icon; no notification or sound until it ends, gets worse or stays critical for an hour.',
      ],
      ['Snooze', `the same for ${formatNumber(snoozeMinutes)} minutes, unless it gets worse.`],
      ['Mute', 'no notification or sound until the time is over; it stays in the icon and in this list.'],
    ] as const,
} as const;

export const attentionWords = {
  new: 'new',
  seen: 'seen',
  acknowledged: 'acknowledged',
  snoozed: 'snoozed',
  ringsAgain: (left: string) => `rings again in ${left} if still critical`,
  ringsWhenCritical: 'rings again if it turns critical',
  mutedWith: {
    all: 'muted with everything',
    connection: 'muted with the connection',
    queue: 'muted with the queue',
    rule: 'muted with the rule',
  } satisfies Record<MuteTarget['kind'], string>,
  left: (left: string) => `${left} left`,
  figuresOld: (age: string) => `figures ${age} old`,
  noFigures: 'no current figures',
  queueGone: 'queue no longer returned',
} as const;

export const silenceWords = {
  title: 'Silent now',
  none: 'Nothing is muted.',
  all: 'All notifications',
  kinds: { connection: 'Connection', queue: 'Queue', rule: 'Rule' },
  unmute: 'Unmute',
  quietNote: 'Notifications and sounds wait, except critical ones where you let them through.',
  /** Marks beside the headline figures. */
  mutes: (amount: number) => `${count(amount, 'mute', 'mutes')} in force`,
  unseen: (amount: number) => `${count(amount, 'notification', 'notifications')} not seen yet`,
  handled: (amount: number) => `${formatNumber(amount)} acknowledged or snoozed`,
  marks: 'What is silent or unseen',
} as const;

export const logWords = {
  title: 'Log',
  search: 'Search the log',
  span: 'How far back',
  spans: { today: 'Today', day: 'Last 24 hours', week: 'Last 7 days', all: 'All kept' },
  loading: 'Reading the log …',
  failed: 'The log cannot be read.',
  none: {
    today: 'No alerts today.',
    day: 'No alerts in the last 24 hours.',
    week: 'No alerts in the last 7 days.',
    all: 'No alerts are kept.',
  },
  noMatch: (search: string) => `Nothing in the log matches “${search}”.`,
  noneFiltered: 'Nothing in the log matches these filters.',
  found: (amount: number) => `${count(amount, 'entry', 'entries')} in the log.`,
  full: (limit: string) => `Only the newest ${limit} are listed.`,
  showMore: (amount: number) => `Show ${formatNumber(amount)} more`,
  columns: {
    worst: 'Worst',
    queue: 'Queue and rule',
    when: 'When',
    reaction: 'Acknowledged',
    outcome: 'Outcome',
  },
  outcomes: {
    open: 'still open',
    resolved: 'resolved',
    lost: 'given up',
    withdrawn: 'withdrawn',
  } satisfies Record<EpisodeOutcome, string>,
  outcomeNotes: {
    open: 'It has not ended.',
    resolved: 'The figures came back.',
    lost: 'Its queue was not returned for so long that it was given up.',
    withdrawn: 'Its rule or connection was changed or removed, or the queue is no longer watched.',
  } satisfies Record<EpisodeOutcome, string>,
  blindState: 'no answer',
  blindRule: 'No answer',
  blind: (connection: string) => `No answer from ${connection}`,
  peak: (peak: string) => `peak ${peak}`,
  lowest: (figure: string) => `lowest ${figure}`,
  since: (time: string) => `since ${time}`,
  acknowledged: (time: string, by: string | null) => (by === null ? time : `${time} by ${by}`),
  notAcknowledged: 'not acknowledged',
  told: 'notified',
  notTold: 'no notification',
} as const;

/** Narrowing the log. */
export const logFilterWords = {
  label: 'Filters of the log',
  names: { severity: 'Severity', connectionId: 'Connection', ruleId: 'Rule', outcome: 'Outcome' },
  any: {
    severity: 'Any severity',
    connectionId: 'Any connection',
    ruleId: 'Any rule',
    outcome: 'Any outcome',
  },
  clear: 'Clear filters',
} as const;

export const handoverWords = {
  copy: 'Copy for handover',
  copied: 'Copied as text.',
  copiedHours: (hours: number) => `The last ${formatNumber(hours)} hours are copied as text.`,
} as const;
