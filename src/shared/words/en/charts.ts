/** What charts and trends of the past say. */

export const trendWords = {
  /** `Waiting over the last hour: 0 to 14, newest 14`. */
  range: (least: string, most: string) =>
    least === most
      ? `Waiting over the last hour: ${most}`
      : `Waiting over the last hour: ${least} to ${most}`,
  /** The most of the newest step, asked for once a minute: what waits now stands in the row itself. */
  newest: (amount: string) => `newest ${amount}`,
  last: (amount: string) => `last known ${amount}`,
  gaps: 'with gaps',
  none: 'Waiting over the last hour: nothing was recorded',
} as const;

export const chartWords = {
  title: 'History',
  span: 'Span of the charts',
  spans: { hour: '1 h', shift: '8 h', day: '24 h', week: '7 d' },
  spanNames: {
    hour: 'the last hour',
    shift: 'the last 8 hours',
    day: 'the last 24 hours',
    week: 'the last 7 days',
  },
  charts: {
    waiting: 'Waiting',
    longestWaitMs: 'Longest wait',
    agents: 'Idle / on queue',
    serviceLevelPercent: 'Service level',
  },
  /** For whoever does not see the charts. */
  stack: (span: string) => `Charts of ${span}`,
  role: 'charts',
  keys: 'Arrow keys move through the time, Home and End go to its ends, Escape leaves it.',
  summary: (least: string, most: string, hasGaps: boolean, newest: string) =>
    `from ${least} to ${most}, ${hasGaps ? 'with gaps, ' : ''}newest ${newest}`,
  levels: {
    warning: (level: string) => `warning at ${level}`,
    critical: (level: string) => `critical at ${level}`,
  },
  newest: (time: string) => `newest figures: ${time}`,
  said: (time: string, figures: string) => `${time}: ${figures}`,
  figure: (title: string, value: string) => `${title} ${value}`,
  nothingRead: 'nothing was read',
  noData: 'no data',
  noFigures: 'no figures in this span',
  /** `critical: Many waiting, 10:02 – 10:31`. */
  episode: (severity: string, rule: string, time: string) => `${severity}: ${rule}, ${time}`,
  until: (from: string, to: string) => `${from} – ${to}`,
  since: (time: string) => `since ${time}`,
  legend: 'Dashed: levels of your rules. Shaded: alerts. Blank: nothing was read.',
  /** Service level and agents on queue have no worst of a step: they are as read last in it. */
  everyPoint: (step: string) => `Points show the worst of ${step}.`,
  ownCount: (rule: string) => `“${rule}” counts for itself: its levels are not drawn here.`,
  exportSpan: (span: string) => `Export ${span} as CSV…`,
  loading: 'Reading the history …',
  empty: (span: string) => `Nothing was recorded in ${span}.`,
  emptyNote: 'The history begins with the first answer and has a gap wherever nobody answered.',
  failed: 'The history cannot be shown.',
} as const;
