import type { ReportNote } from '../../report.ts';

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
  'late-figures': () => 'The vendor’s figures of the past may be minutes behind.',
  'unknown-queues': (count) =>
    `${count ?? 'Some'} of the queues asked for ${count === 1 ? 'is' : 'are'} not known to the vendor.`,
};

function rows(count: number | null): string {
  if (count === null) return 'Rows';
  return count === 1 ? '1 row' : `${count} rows`;
}

/** What must be known to read a report rightly. */
export function describeReportNote({ code, count }: ReportNote): string {
  return notes[code](count);
}

const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

/** What the window's reports say around their figures. */
export const reportWords = {
  title: 'Reports',
  connection: 'Connection',
  noReports: (name: string) => `${name}: this API has no reports`,
  question: 'Question',
  kinds: { queues: 'By queue and media', intervals: 'By interval', sla: 'Service level' },
  notAnswered: (kinds: string) => `This API does not answer: ${kinds}.`,
  window: 'Window',
  windows: {
    today: 'Today so far',
    yesterday: 'Yesterday',
    week: 'Last 7 days',
    month: 'This month so far',
    own: 'From … to …',
  },
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
  running: 'Running …',
  stop: 'Cancel',
  progressLabel: 'Progress of the report',
  progress: (pages: string, rows: string) => `${pages} answered · ${rows}`,
  pages: (amount: number, shown: string) => `${shown} ${amount === 1 ? 'question' : 'questions'}`,
  rows: (amount: number, shown: string) => `${shown} ${amount === 1 ? 'row' : 'rows'}`,
  share: (percent: string) => `${percent} %`,
  none: 'The connections have no reports to give.',
  noneNote: 'Reports need a connection whose API tells about the past.',
  noConnections: 'No connections yet.',
  before: 'Ask about a past window',
  beforeNote: 'Figures of the past come from the contact centre itself, not from what this window has seen.',
  empty: 'The contact centre has no figures for this window.',
  partial: 'Partial:',
  partialNote: 'The rows below are complete for what they cover; the rest is missing.',
  stopped: 'Stopped. Nothing was complete yet.',
  result: 'Report',
  export: 'Export CSV…',
  notes: 'What to know about these figures',
  hiddenColumns: (amount: number) =>
    `${count(amount, 'column does', 'columns do')} not fit this window; the file has all.`,
  columns: {
    interval: 'Interval',
    queue: 'Queue',
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
