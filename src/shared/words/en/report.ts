import type { ReportNote } from '../../report.ts';
import { formatGoal, formatNumber } from './figures.ts';

const notes: Record<ReportNote['code'], (count: number | null) => string> = {
  'utc-periods': () => 'Days and weeks are those of UTC, not of the contact centre.',
  derived: (count) =>
    `${rows(count)} merged from several parts of the window: percentages and averages are weighted by answered contacts.`,
  inconsistent: (count) =>
    `${rows(count)} without a percentage: the vendor counted more contacts in time than answered ones, twice.`,
  'ambiguous-names': (count) =>
    `${rows(count)} without a queue id: several queues share the name, and the vendor tells names only.`,
  'unlisted-names': (count) =>
    `${rows(count)} without a queue id: the vendor tells names only, and lists no queues to look them up in.`,
  'vendor-formula': () => 'Percentages are the vendor’s own; its answer does not allow another formula.',
  'seconds-assumed': () => 'The vendor does not say the unit of handle times; seconds are assumed.',
  'own-thresholds': () => 'Each queue’s own threshold counts.',
  'late-figures': () => 'The vendor’s past figures may be minutes behind.',
  'unknown-queues': (count) =>
    `${count === null ? 'Some' : formatNumber(count)} of the queues asked for ${count === 1 ? 'is' : 'are'} not known to the vendor.`,
};

function rows(count: number | null): string {
  if (count === null) return 'Rows';
  return `${formatNumber(count)} ${count === 1 ? 'row' : 'rows'}`;
}

/** What must be known to read a report rightly. */
export function describeReportNote({ code, count }: ReportNote): string {
  return notes[code](count);
}

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

/** What the window's reports say around their figures. */
export const reportWords = {
  title: 'Reports',
  connections: 'Connections',
  connectionsChosen: (first: string, others: number) =>
    others === 0 ? first : `${first} and ${formatNumber(others)} more`,
  noReports: (name: string) => `${name}: this API has no reports`,
  question: 'Question',
  kinds: { queues: 'By queue and media', intervals: 'By interval', sla: 'Service level' },
  notAnswered: (kinds: string) => `This API does not answer: ${kinds}.`,
  notAnsweredBy: (kind: string, names: string) => `“${kind}” is not answered by ${names}.`,
  ownFormulas: (names: string) => `${names}: by the vendor’s own formula.`,
  window: 'Window',
  windows: {
    today: 'Today so far',
    yesterday: 'Yesterday',
    week: 'Last 7 days',
    month: 'This month so far',
    own: 'From … to …',
  },
  zone: 'Time zone',
  zoneOf: (zone: string, whose: string) => (whose === '' ? zone : `${zone} (${whose})`),
  thisComputer: 'this computer',
  from: 'From',
  to: 'To',
  granularity: 'Intervals',
  granularities: {
    PT15M: '15 minutes',
    PT30M: '30 minutes',
    PT1H: '1 hour',
    P1D: '1 day',
    P1W: '1 week',
  },
  threshold: 'Answered within',
  thresholdUnit: 'seconds',
  ownThreshold: 'Each queue’s own threshold',
  ownThresholds: (names: string) => `${names}: each queue’s own threshold.`,
  formulaLabel: 'Service level as',
  formula: 'Service level',
  formulas: {
    answered: 'in time ÷ answered',
    'offered-abandons-count': 'in time ÷ (answered + abandoned)',
    vendor: 'as the vendor reports it',
  },
  errors: {
    moment: 'Enter a date and a time.',
    order: 'It must be after the beginning.',
    threshold: 'Enter seconds, more than 0.',
  },
  run: 'Run report',
  again: 'Run again',
  running: 'Running …',
  stop: 'Cancel',
  progressLabel: 'Progress of the report',
  progress: (pages: string, rows: string) => `${pages} answered · ${rows}`,
  pages: (amount: number, shown: string) => `${shown} ${amount === 1 ? 'question' : 'questions'}`,
  rows: (amount: number, shown: string) => `${shown} ${amount === 1 ? 'row' : 'rows'}`,
  share: formatGoal,
  partProgress: (name: string, progress: string) => `${name}: ${progress}`,
  partDone: 'done',
  partWaiting: 'waiting for an answer',
  none: 'The connections have no reports to give.',
  noneNote: 'Reports need a connection whose API tells about the past.',
  noConnections: 'No connections yet.',
  before: 'Ask about the past',
  beforeNote: 'Past figures come from the contact centre itself, not from what this window has seen.',
  empty: 'The contact centre has no figures for this window.',
  partial: 'Partial:',
  partialNote: 'The rows below are complete for what they cover; the rest is missing.',
  failedPart: (name: string) => `${name}:`,
  stopped: 'Stopped. Nothing was complete yet.',
  stoppedPart: (name: string) => `${name}: stopped, nothing was complete yet.`,
  result: 'Report',
  notes: 'What to know about these figures',
  noteOf: (name: string, note: string) => `${name}: ${note}`,
  hiddenColumns: (amount: number) =>
    `${count(amount, 'column does', 'columns do')} not fit this window; the file has all.`,
  columns: {
    interval: 'Interval',
    queue: 'Queue',
    connection: 'Connection',
    media: 'Media',
    offered: 'Offered',
    answered: 'Answered',
    handled: 'Handled',
    abandoned: 'Abandoned',
    serviceLevel: 'Service level',
    averageHandle: 'Avg. handle',
    withinThreshold: 'In time',
    threshold: 'Threshold',
  },
} as const;

/** Choosing the queues of a report. */
export const reportQueueWords = {
  label: 'Queues',
  all: 'All my queues',
  chosen: (amount: number) => count(amount, 'queue', 'queues'),
  title: 'Which queues?',
  note: 'With none chosen, the report covers all your queues.',
  search: 'Search queues',
  chooseFound: 'Choose all found',
  clear: 'Choose none',
  byId: 'Add by id',
  byIdHint: 'One or more ids, separated by spaces or commas',
  add: 'Add',
  added: (amount: number) => `${count(amount, 'queue', 'queues')} added.`,
  unknownIds: (ids: string) => `Not among the queues listed: ${ids}.`,
  loading: 'Reading the list of queues …',
  failed: (name: string) => `The queues of ${name} cannot be listed.`,
  none: 'No queues are listed.',
  done: 'Done',
  ofConnection: (queue: string, connection: string) => `${queue} · ${connection}`,
} as const;

/** Reports that were asked for before. */
export const recentReportWords = {
  title: 'Recent reports',
  failed: 'The recent reports cannot be read or changed.',
  forget: (title: string) => `Forget: ${title}`,
  forgetAll: 'Forget all',
  asked: (when: string) => `asked ${when}`,
  gone: 'Its connections are no longer here.',
  queues: (amount: number) => count(amount, 'queue', 'queues'),
  threshold: (threshold: string) => `within ${threshold}`,
} as const;

/** The pictures of a report. */
export const reportChartWords = {
  show: 'Show chart',
  hide: 'Hide chart',
  worst: (amount: number) =>
    amount === 1 ? 'Service level' : `The ${formatNumber(amount)} lowest service levels, lowest first`,
  noLevels: 'No row has a service level to draw.',
  answered: (shown: string) => `${shown} answered`,
  overTime: 'Over time',
  queue: 'Queue',
  allQueues: 'All queues',
  oneQueueOnly: 'Choose one queue to see its service level: percentages are not averaged across queues.',
  /** For who cannot see it: what the picture shows, and where the same figures stand. */
  described: (first: string, last: string, most: string) =>
    `From ${first} to ${last}; the most offered in one interval: ${most}. All figures are in the table below.`,
} as const;
