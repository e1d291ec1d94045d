import { minimumPollSeconds } from '../../poll-seconds.ts';
import { formatNumber, formatSeconds } from './figures.ts';
import { nextMissTitle } from './next-miss.ts';

/** Everything the window says, by the part that says it. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

export const windowWords = {
  product: 'Queuewatch',
  views: {
    label: 'Views',
    board: 'Board',
    alerts: 'Alerts',
    reports: 'Reports',
    connections: 'Connections',
    settings: 'Settings',
  },
  bug: {
    message: 'Queuewatch itself made a mistake.',
    remedy: 'Try it again. If it lasts, send the log to support.',
  },
  starting: 'Starting …',
  noState: 'The window has nothing to show.',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  was: (figure: string) => `was ${figure}`,
  ago: (age: string) => `${age} ago`,
  noContacts: 'no contacts',

  states: {
    critical: 'critical',
    warning: 'warning',
    'sign-in': 'sign in',
    stale: 'stale',
    gone: 'gone',
    calm: 'calm',
    quiet: 'quiet',
    unknown: 'waiting',
  },
  stateNotes: {
    gone: 'no longer returned',
    quiet: 'no recent activity',
    unknown: 'no answer yet',
  },
  freshness: { live: 'live', late: 'late', stale: 'stale', unknown: 'no answer yet', gone: 'gone' },

  glance: {
    label: 'At a glance',
    waiting: 'waiting now',
    waitingUnknown: 'waiting',
    missing: (names: string) => `${names} unknown`,
    missingMany: (amount: number) => `${formatNumber(amount)} connections unknown`,
    incomplete: (names: string) => `${names} incomplete`,
    incompleteMany: (amount: number) => `${formatNumber(amount)} connections incomplete`,
    countedOtherMedia: (amount: number) => `${formatNumber(amount)} of them in email and callbacks`,
    otherMedia: (amount: number) => `+ ${formatNumber(amount)} in email and callbacks`,
    noCount: 'this API gives no waiting count',
    without: (names: string) => `without ${names}`,
    withoutMany: (amount: number) => `without ${formatNumber(amount)} connections`,
    longest: 'longest wait',
    nobodyWaits: 'nobody waits',
    critical: 'critical',
    warnings: (amount: number) => count(amount, 'warning', 'warnings'),
    notCurrent: (amount: number) => `${formatNumber(amount)} on old figures`,
    whereKnown: 'where known',
    more: (amount: number) => count(amount, 'more connection', 'more connections'),
    connections: 'Who answers',
    announce: (critical: number, warnings: number) =>
      `${count(critical, 'critical alert', 'critical alerts')}, ${count(warnings, 'warning', 'warnings')}.`,
    announceMissing: (names: string) => `No current figures from ${names}.`,
    announcePartial: (names: string) => `Some queues of ${names} are missing.`,
  },

  problems: {
    label: 'Connections with a problem',
    signIn: 'Sign in again…',
    show: 'Show connections',
    more: (amount: number) => `and ${count(amount, 'more', 'more')}`,
    todayFigures: 'Today’s figures are missing.',
  },

  details: {
    label: 'Queue details',
    close: 'Close details',
    back: 'Back to the board',
    target: (goal: string, seconds: number) => `target ${goal} in ${formatSeconds(seconds)}`,
    waitTarget: (seconds: number) => `target ${formatSeconds(seconds)}`,
    waiting: 'Waiting',
    longest: 'Longest wait',
    noWaiting: 'This API gives no waiting count.',
    waitTime: 'Wait time',
    waitTimeNote: 'What this API calls “wait time”, taken as the longest wait.',
    interacting: 'In conversation',
    agents: 'Idle / busy / on queue',
    counts: 'Offered · answered · abandoned',
    serviceLevel: 'Service level',
    withinTarget: 'Within target',
    nextMiss: nextMissTitle,
    budget: (window: string) => `By the vendor’s counts: within target ÷ total, ${window}.`,
    averageHandle: 'Average handle time',
    averageWait: 'Average wait',
    window: 'Counts cover',
    since: (from: string) => `since ${from}`,
    asOf: 'As of',
    alerts: 'Alerts of this queue',
    notCurrent: 'These are not the figures of now.',
    notWatched: 'Not one of your queues: it does not count and raises no alerts.',
    ownRule: 'Own rule for this queue…',
    lost: 'This queue is no longer on the board.',
  },

  alerts: {
    title: 'Alerts',
    /** `2 critical, 1 warning, 1 acknowledged or snoozed`. */
    listed: (critical: number, warnings: number, handled: number) =>
      [
        ...(critical > 0 ? [`${formatNumber(critical)} critical`] : []),
        ...(warnings > 0 ? [count(warnings, 'warning', 'warnings')] : []),
        ...(handled > 0 ? [`${formatNumber(handled)} acknowledged or snoozed`] : []),
      ].join(', '),
    openLabel: 'Open alerts',
    none: 'No open alerts',
    noneKnown: 'No open alerts where figures are known',
    noneNote: 'A queue that breaks a rule appears here, worst first.',
    blind: (names: string) => `Figures are missing from ${names}: rules judge only what is known.`,
    open: (queue: string) => `Show ${queue} on the board`,
    since: (severity: string, duration: string) => `${severity} for ${duration}`,
    from: (severity: string, time: string) => `${severity} from ${time}`,
    recovering: 'recovering',
    peak: (peak: string) => `peak ${peak}`,
    lowest: (figure: string) => `lowest ${figure}`,
    now: (value: string) => `now ${value}`,
    lastKnown: (value: string) => `last known ${value}`,
    level: (metric: string, sign: string, level: string) => `${metric} ${sign} ${level}`,
    signs: { above: '≥', below: '≤' },
    metrics: {
      waiting: 'Waiting',
      longestWaitMs: 'Longest wait',
      agentsAvailable: 'Idle agents',
      serviceLevelPercent: 'Service level',
      abandonPercent: 'Abandoned',
      averageWaitMs: 'Average wait',
      waitingPerAgent: 'Waiting per agent',
    },
  },

  mute: {
    button: 'Mute',
    menu: 'Mute notifications for',
    choices: { 15: '15 minutes', 60: '1 hour', 480: '8 hours (a shift)' },
    muted: (left: string) => `Muted · ${left}`,
    unmute: 'Unmute now',
  },

  connections: {
    title: 'Connections',
    none: 'No connections yet.',
    noneNote: 'Add your Genesys Cloud or NICE CXone tenant, or switch on the demo contact centre below.',
    add: 'Add connection…',
    refresh: 'Ask all now',
    signIn: 'Sign in again…',
    remove: 'Remove…',
    demo: 'Demo contact centre',
    demoNote: 'A simulated contact centre on this computer, to try everything without a tenant.',
    demoTag: 'demo',
    asks: (seconds: number) => `asks every ${formatSeconds(seconds)}`,
    asksBecause: {
      refused: (seconds: number) => `asks every ${formatSeconds(seconds)} only: the vendor refused more`,
      budget: (seconds: number) =>
        `asks every ${formatSeconds(seconds)} only: more would come too close to its limit`,
      'shared-counter': (seconds: number) =>
        `asks every ${formatSeconds(seconds)} only: others use the same client`,
      'near-level': () => `asks every ${formatSeconds(minimumPollSeconds)} for now: a queue is near a level`,
    },
    load: (asked: string, allowed: string | null) =>
      allowed === null ? `${asked} requests a minute` : `${asked} of ${allowed} requests a minute`,
    next: (seconds: number) => `next in ${formatSeconds(seconds)}`,
    askingNow: 'asking now',
    apis: {
      auto: 'Automatic',
      platform: 'Platform API',
      'queue-details': 'Queue details API',
      acd: 'ACD API',
      'queue-stats': 'Queue stats API',
    },
    apiUnknown: 'API not known yet',
    vendors: { 'genesys-cloud': 'Genesys Cloud', 'nice-cxone': 'NICE CXone' },
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText:
      'Its queues leave the board, its alerts end, and its credentials are deleted from the keychain. Nothing changes at the vendor.',
    removeConfirm: 'Remove',
    signInTitle: (name: string) => `Sign in to ${name}`,
    signInText: 'Enter the credentials of the OAuth client again. They go to the keychain of this computer.',
    signInAllText: 'Enter all of them again: they replace those in the keychain of this computer.',
    signInInBrowser: 'Sign in with the browser',
    signInConfirm: 'Sign in',
    working: 'Asking …',
  },

  queues: {
    title: 'Which queues are yours?',
    text: 'Your queues count in the icon and raise alerts.',
    all: (amount: number) => `All ${formatNumber(amount)} queues, and new ones as they appear`,
    some: 'Only these',
    pattern: 'By name, and new ones of that name as they appear',
    patternLabel: 'Name',
    patternHint: '* stands for anything: “Billing*” or “*night*”.',
    patternPlaceholder: 'Billing*',
    matching: (found: number, all: number) =>
      `${formatNumber(found)} of ${formatNumber(all)} queues have such a name`,
    matchList: 'Queues of that name',
    moreMatches: (amount: number) => `and ${formatNumber(amount)} more`,
    search: 'Search queues',
    list: 'Queues',
    chosen: (chosen: number, all: number) => `${formatNumber(chosen)} of ${formatNumber(all)} chosen`,
    chooseFound: 'Choose all found',
    clear: 'Choose none',
    noMatch: 'No queue matches.',
  },

  firstRun: {
    title: 'Watch your queues',
    text: 'Queuewatch shows how many people are waiting, for how long, and where targets are missed – here and in the tray.',
    demo: 'Try the demo contact centre',
    demoText: 'A simulated contact centre on this computer. Numbers at once, nothing to sign in to.',
    add: 'Add a connection',
    addText: 'Your own tenant, with an OAuth client that your administrator gives you.',
    allOff: (amount: number) =>
      amount === 1
        ? 'Your connection is switched off.'
        : `All ${formatNumber(amount)} connections are switched off.`,
  },

  keychain: { title: 'Credentials cannot be kept on this computer', blocked: 'Saving is not possible.' },
  banners: {
    settings: 'About your settings:',
    history: 'About your history:',
    shortcut: 'About your shortcut:',
    tray: 'This desktop shows no tray icons.',
    trayRemedy:
      'Keep this window open or minimised, or switch on tray icons in the desktop (on GNOME: the AppIndicator extension).',
    dismiss: 'Got it',
    nothingToExport: 'There is nothing to export in this view.',
  },
  notices: {
    more: (amount: number) => count(amount, 'more notice', 'more notices'),
    fewer: 'Fewer notices',
  },

  footer: {
    serviceLevel: 'Service level as the vendor reports it',
    since: (time: string) => `since ${time}`,
    mixed: 'over each queue’s own window (see its details)',
    unknownWindow: 'over the vendor’s own window',
    notificationsOn: 'Notifications on',
    notificationsOff: 'Notifications off',
    quietFrom: (time: string) => `quiet from ${time}`,
    asOf: (version: string) => `Version ${version}`,
  },
} as const;
