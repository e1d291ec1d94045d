import type { RuleMetric, Severity } from '../../alert.ts';
import type { MediaType } from '../../queue.ts';
import type { ServiceLevelFormula } from '../../service-level.ts';
import { formatGoal, formatHours, formatMinutes, formatNumber, formatSeconds } from './figures.ts';
import { mediaWords } from './media.ts';

/** Everything the sections of the alert settings say, by the part that says it. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

/** In a scope, `all` names the APIs that tell one figure for all media. */
export const scopeMediaWords: Record<MediaType, string> = { ...mediaWords, all: 'media not split' };

export const formulaWords: Record<ServiceLevelFormula, string> = {
  vendor: 'as the vendor reports it',
  answered: 'in time ÷ answered',
  'offered-abandons-count': 'in time ÷ (answered + abandoned)',
};

/** `30 s`, `90 s`, `2 min`, `1 h`: exact. */
export function formatDuration(timeMs: number): string {
  if (timeMs >= 3_600_000 && timeMs % 3_600_000 === 0) return formatHours(timeMs / 3_600_000);
  return timeMs >= 60_000 && timeMs % 60_000 === 0
    ? formatMinutes(timeMs / 60_000)
    : formatSeconds(timeMs / 1000);
}

const windowNames = new Map([
  [900_000, 'each quarter of an hour'],
  [1_800_000, 'each half-hour'],
  [3_600_000, 'each hour'],
]);

/** Over what a percentage is counted; null: the vendor's own window. */
export function describeWindow(windowMs: number | null): string {
  if (windowMs === null) return 'over the vendor’s day';
  return windowNames.get(windowMs) ?? `each ${formatDuration(windowMs)}`;
}

const sentenceMetrics: Record<RuleMetric, string> = {
  waiting: 'Number waiting',
  longestWaitMs: 'Longest wait',
  agentsAvailable: 'Number of idle agents',
  serviceLevelPercent: 'Service level',
  abandonPercent: 'Abandon rate',
  averageWaitMs: 'Average wait',
  waitingPerAgent: 'Number waiting per idle agent',
};

export const alertSettingsWords = {
  notSaved: 'Not saved.',

  rules: {
    title: 'Rules',
    add: 'Add rule…',
    note: 'If several rules judge the same figure of a queue, the one with the narrowest scope applies.',
    none: 'No rules: no figure of a queue raises an alert.',
    switch: (name: string) => `Rule “${name}”`,
    edit: 'Edit…',
    copy: 'Copy…',
    remove: 'Remove…',
    editNamed: (name: string) => `Edit “${name}”`,
    copyNamed: (name: string) => `Copy “${name}”`,
    removeNamed: (name: string) => `Remove “${name}”`,
    copyName: (name: string) => `${name} (copy)`,
    removeTitle: (name: string) => `Remove “${name}”?`,
    removeText: 'Its open alerts end without a notification. Past alerts stay in the log.',
    removeConfirm: 'Remove',
    off: 'off',
  },

  sentence: {
    metrics: sentenceMetrics,
    sides: { above: 'at or above', below: 'at or below' },
    lasting: (time: string) => ` for ${time}`,
    at: (side: string, level: string) => `${side} ${level}`,
    warns: (what: string) => `${what} warns`,
    critical: (what: string) => `${what} is critical`,
    noLevel: (metric: string) => `${metric}: no level is set`,
    target: 'the queue’s target',
    twiceTarget: 'twice the target',
    twiceOwnTarget: 'twice the queue’s target',
    goal: 'the queue’s goal',
    underGoal: '10 points less',
    underOwnGoal: '10 points less than the queue’s goal',
    ends: (what: string, time: string | null) =>
      time === null ? `ends ${what} at once` : `ends ${what} for ${time}`,
    shareOfLevel: 'at 80 % of that',
    pointsPast: { above: '3 points below that', below: '3 points above that' },
    eases: (what: string) => `critical eases ${what}`,
    formula: (formula: string) => `counted ${formula}`,
    fromVolume: (contacts: string) => `from ${contacts} on`,
    contacts: (amount: number) => count(amount, 'contact', 'contacts'),
    samples: (amount: number) => `after ${count(amount, 'fresh figure', 'fresh figures')}`,
  },

  scope: {
    all: 'all queues',
    none: 'no queues',
    named: (pattern: string) => `queues named ${pattern}`,
    namedToo: (names: string, pattern: string) => `${names} where named ${pattern}`,
    mediaOf: (media: string, queues: string) => `${media} of ${queues}`,
    inConnections: (what: string, names: string) => `${what} in ${names}`,
    more: (names: string, amount: number) => `${names} and ${formatNumber(amount)} more`,
    unknownQueue: (id: string) => `queue ${id}`,
    unknownConnection: (id: string) => `connection ${id}`,
  },

  editor: {
    addTitle: 'Add a rule',
    editTitle: (name: string) => `Edit “${name}”`,
    name: 'Name',
    nameHint: (suggestion: string) => `If empty: “${suggestion}”.`,
    suggestedName: (metric: string, queue: string | null) =>
      queue === null ? metric : `${metric}: ${queue}`,
    metric: 'Figure',
    direction: 'Fires',
    directions: { above: 'at or above its level', below: 'at or below its level' },
    levels: 'Levels',
    levelsFrom: 'Levels from',
    levelSources: { fixed: 'Fixed levels', 'queue-target': 'Each queue’s own target' },
    noTarget: 'Queues have a target for the longest wait, the average wait and the service level only.',
    targetNote: 'A queue without a target raises no alert by this rule.',
    severities: { warning: 'Warning at', critical: 'Critical at' } satisfies Record<Severity, string>,
    levelHints: {
      fixed: 'If empty: never.',
      wait: { warning: 'If empty: the queue’s target.', critical: 'If empty: twice the target.' },
      percent: { warning: 'If empty: the queue’s goal.', critical: 'If empty: 10 points under the goal.' },
    },
    ends: { warning: 'Warning ends at', critical: 'Critical ends at' } satisfies Record<Severity, string>,
    usualEnd: (what: string) => `If empty: ${what}.`,
    usualUnknown: 'If empty: as usual.',
    noSuchLevel: 'There is no such level.',
    units: { time: 's or m:ss', percent: '%', number: '' },
    timing: 'Timing',
    hold: 'Fires after',
    holdHint: 'How long the level must be passed.',
    keep: 'Ends after',
    keepHint: 'How long it must stay past its end.',
    samples: 'Fresh figures',
    samplesHint: 'How many answers must show it.',
    volume: 'Not judged below',
    volumeUnit: 'contacts',
    counting: 'How the percentage is counted',
    formula: 'Formula',
    window: 'Window',
    windows: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
    scope: 'Which queues',
    connections: 'Connections',
    media: 'Media',
    queues: 'Queues',
    every: 'All',
    allQueues: 'All queues, and new ones as they appear',
    someQueues: 'Only these',
    notOnBoard: (id: string) => `${id} (not on the board)`,
    notInConnections: (name: string) => `${name} (not in these connections)`,
    pattern: 'Only queues named',
    patternHint: 'The whole name; * stands for anything. If empty: any name.',
    says: 'What it says',
    problems: 'About this rule',
    severityWords: { error: 'Wrong:', advice: 'Advice:' },
    notChecked: 'The rule could not be checked.',
    refused: {
      message: 'The rule was refused: it cannot work.',
      remedy: 'Fix what is named here, or close and open it again.',
    },
    save: 'Save rule',
    saving: 'Saving …',
    blocked: 'Fix what is wrong first.',
    errors: {
      time: 'Enter a time such as 45 or 1:30.',
      percent: 'Enter a percentage such as 80.',
      number: 'Enter a number.',
      duration: 'Enter seconds or m:ss, 0 or more.',
      samples: 'Enter a whole number, 1 or more.',
      volume: 'Enter a number, 0 or more.',
      queues: 'Choose at least one queue.',
    },
  },

  backtest: {
    title: 'Before you save',
    start: 'How often would it have fired?',
    running: 'Reading the kept figures …',
    stop: 'Stop',
    spans: { yesterday: 'Yesterday', lastSevenDays: 'Last 7 days' },
    columns: {
      hold: 'Fires after',
      notifications: 'Notifications',
      episodes: 'Alerts',
      shortest: 'Shortest',
      longest: 'Longest',
    },
    asSet: 'as set',
    atOnce: 'at once',
    coverage: {
      whole: {
        yesterday: 'Figures are kept for all of it.',
        lastSevenDays: 'Figures are kept for all 7 days.',
      },
      none: 'No figures are kept of it: nothing is known.',
      hours: (kept: string, all: number) =>
        `Figures are kept for ${kept} of these ${formatNumber(all)} hours.`,
      days: (kept: string) => `Figures are kept for ${kept} of these 7 days.`,
    },
    note: 'Where no figures are kept nothing fires, so the real counts may be higher.',
  },

  speech: {
    title: 'Notifications and sounds',
    notifications: 'Notifications',
    notificationsNote: 'Off: nothing pops up; icon, menu and window still show everything.',
    recovery: 'Notify when an alert ends',
    recoveryNote: 'Only for alerts that you were notified of.',
    sounds: { warning: 'Sound for warnings', critical: 'Sound for critical alerts' } satisfies Record<
      Severity,
      string
    >,
    test: { warning: 'Play the warning sound', critical: 'Play the critical sound' } satisfies Record<
      Severity,
      string
    >,
    play: 'Play',
    volume: 'Volume',
    percent: (percent: number) => formatGoal(percent),
    silent: 'At volume 0 nothing is heard.',
    notPlayed: 'The sound could not be played on this computer.',
  },

  quiet: {
    title: 'Quiet hours',
    switch: 'Quiet hours',
    add: 'Add hours',
    remove: (span: string) => `Remove ${span}`,
    removeShort: 'Remove',
    span: (position: number) => `Hours ${formatNumber(position)}`,
    days: 'Starting on',
    from: 'From',
    to: 'To',
    nextDay: 'next day',
    sameClock: 'Times are in',
    zones: { computer: (zone: string) => `${zone} (this computer)`, chosen: 'another time zone' },
    zone: 'Time zone',
    zoneNone: 'No time zone matches.',
    showZones: 'Show time zones',
    bypass: 'Critical alerts still notify',
    everyDay: 'every day',
    errors: {
      days: 'Choose at least one day.',
      time: 'Enter a time.',
    },
    off: 'Off: notifications and sounds come at any hour.',
    empty: 'On, but no hours are set: nothing is quiet yet.',
    holds: (spans: string, zone: string) => `Quiet ${spans} ${zone}`,
    icon: 'the icon still shows everything',
    bypassed: 'critical alerts still notify',
    digest: 'a summary comes at the end',
    unsaved: 'Not saved yet: fix what is wrong.',
  },
} as const;
