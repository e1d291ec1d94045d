import type { Appearance } from '../../appearance.ts';
import type { CsvPreset, LogLevel, ProxyChoice } from '../../preferences.ts';
import { formatGoal, formatNumber } from './figures.ts';

/** Everything the settings view says, by its part. What it says of alerts stands in `alert-settings.ts`. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

export const settingsPageWords = {
  title: 'Settings',
  note: 'Changes apply at once.',
  sections: 'Sections',
  loading: 'Reading the settings …',
  notLoaded: 'The settings cannot be shown.',
  maybeOld: 'These settings may have changed meanwhile.',
  notSaved: 'Not changed.',
  tabs: {
    rules: 'Alert rules',
    notifications: 'Notifications',
    quiet: 'Quiet hours',
    appearance: 'Appearance',
    tray: 'Tray and window',
    files: 'Files',
    start: 'Start and shortcut',
    network: 'Network',
    data: 'Data',
    support: 'Support',
  },

  testToast: {
    show: 'Show a test notification',
    working: 'Asking the desktop …',
    shown:
      'The desktop took it. Where nothing appears, it holds notifications back: look at its own settings, such as “do not disturb”.',
    refused: {
      message: 'This desktop did not show it.',
      remedy:
        'Look in its settings whether notifications are on for Queuewatch. On a plain Linux desktop a notification service such as dunst has to run.',
    },
  },

  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Appearance['theme'], string>,
    contrast: 'Contrast',
    contrasts: { system: 'System', high: 'High' } satisfies Record<Appearance['contrast'], string>,
    palette: 'Colours',
    palettes: { usual: 'Standard', safe: 'Without red and green' } satisfies Record<
      Appearance['palette'],
      string
    >,
    paletteHint: 'If red and green are hard to tell apart. Shapes and words stay the same.',
    density: 'Board rows',
    densities: { usual: 'Standard', compact: 'Compact' } satisfies Record<Appearance['density'], string>,
    zoom: 'Zoom',
    zoomHint: 'Applies to every Queuewatch window.',
    percent: (percent: number) => formatGoal(percent),
    sample: 'Preview',
    sampleQueues: {
      critical: 'Billing',
      warning: 'Tech support',
      calm: 'Orders',
      stale: 'Retention',
      'sign-in': 'Complaints',
    },
  },

  tray: {
    title: 'Tray icon',
    number: 'Show the number waiting on the icon',
    numberNote: 'Off: the icon shows the state alone. The number is still in its tooltip and menu.',
    other: 'Count email, callbacks and work items too',
    otherNote: 'Off: only voice, chat, messages and social media count.',
  },
  strip: {
    title: 'Small window',
    show: 'Keep a small window on top',
    note: 'Number waiting, worst state and longest wait at the edge of the screen, for desktops that hide the tray icon.',
  },

  files: {
    title: 'CSV files',
    preset: 'Written for',
    presets: {
      standard: {
        name: 'Any program (standard)',
        note: 'Commas between columns, points in numbers, no byte order mark (RFC 4180).',
      },
      excel: {
        name: 'Excel on this computer',
        note: 'With a byte order mark, and the list separator and decimal sign of this computer’s region, so that a double click opens it in columns.',
      },
    } satisfies Record<CsvPreset, { name: string; note: string }>,
    what: 'Applies to every export: board, alert log, history and reports.',
  },

  start: {
    title: 'Start',
    autostart: 'Start with this computer',
    autostartNote: 'After you sign in it starts in the tray, without a window.',
    autostartUnknown:
      'This system does not let a program set it. Add Queuewatch to its startup programs yourself.',
  },
  shortcut: {
    title: 'Global shortcut',
    label: 'Show or hide the window from anywhere',
    none: 'None',
    clear: 'Clear',
    recording: 'Press the keys …',
    held: (keys: string) => `${keys} + …`,
    hint: 'Press the field, then the keys. They also work while another program is in front.',
    recordingHint: 'Escape or Tab: leave it as it is.',
    kept: (keys: string) => `${keys} shows and hides the window.`,
    cleared: 'The shortcut is removed.',
    upToDesktop:
      'On this desktop (Wayland) the system itself gives out such keys. It may ask you first, and Queuewatch cannot tell whether it did: try the keys. Where they do nothing, set them in the system’s own keyboard settings.',
    problems: {
      modifiers:
        'That would be taken away from every other program. Press two of Ctrl, Alt and Shift together with a key, such as Ctrl+Alt+Q.',
      key: 'This key cannot be part of a shortcut. Press a letter, a digit, a function key or an arrow.',
      'alt-graph': 'AltGr types characters on this keyboard. Use Ctrl and Alt on the left side.',
      reserved: 'The system keeps these keys for itself. Press others.',
    },
  },

  network: {
    proxyTitle: 'Proxy',
    proxy: 'How vendors are reached',
    kinds: {
      system: {
        name: 'Use the system’s proxy',
        note: 'Its settings, or HTTPS_PROXY and NO_PROXY if Queuewatch was started with them.',
      },
      none: { name: 'Use no proxy', note: 'Even if the system names one.' },
      fixed: { name: 'Always use this proxy', note: 'Only this computer itself is reached without it.' },
    } satisfies Record<ProxyChoice['kind'], { name: string; note: string }>,
    address: 'Proxy address',
    addressHint:
      'Such as http://proxy.example.com:8080. No user name or password here: settings are not encrypted. Set them as HTTPS_PROXY=http://user:password@host:port, with the same host and port, before starting Queuewatch.',
    addressMissing: 'Enter the address of the proxy.',
    use: 'Use this proxy',
    notYet: 'Not in use yet.',
    caTitle: 'Certificates',
    ca: 'Extra certificate file',
    caHint:
      'For networks whose proxy inspects traffic: certificates (PEM) that are trusted besides those of this computer.',
    caNone: 'None',
    caFound: (amount: number) => `${count(amount, 'certificate', 'certificates')} found.`,
    caChoose: 'Choose file…',
    caClear: 'Clear',
    effect: 'Proxy and certificates apply from the next request.',
    tryIt: 'To see whether vendors are reached, press “Ask all now” on the Connections page.',
    showConnections: 'Show connections',
  },

  data: {
    title: 'History',
    text: 'Past figures, alerts and notifications are kept on this computer for charts, the alert log and trying out rules.',
    days: 'Keep for',
    daysUnit: 'days',
    daysHint: (least: string, most: string) => `${least} to ${most}.`,
    megabytes: 'Keep at most',
    megabytesUnit: 'MB',
    megabytesHint: (least: string, most: string) =>
      `${least} to ${most}. Whichever limit is reached first applies.`,
    wrong: (least: string, most: string) => `Enter a whole number from ${least} to ${most}.`,
    apply: 'Save limits',
    unchanged: 'These limits apply now.',
    lessTitle: 'Keep less history?',
    lessText: (days: string, isOneDay: boolean, megabytes: string) =>
      `What is older than ${days} ${isOneDay ? 'day' : 'days'} or does not fit into ${megabytes} MB is deleted. It cannot be brought back.`,
    lessConfirm: 'Delete older figures',
  },

  support: {
    logTitle: 'Log',
    level: 'Level of detail',
    levels: {
      debug: 'Everything (to find a fault)',
      info: 'Standard',
      warn: 'Warnings and errors',
      error: 'Errors only',
    } satisfies Record<LogLevel, string>,
    levelHint: 'The log stays on this computer, holds no secrets and is limited in size.',
    openLog: 'Open log folder',
    diagnosticsTitle: 'Diagnostics',
    diagnosticsText:
      'One readable file for whoever helps you: version, system, settings, connections and their last failures, end of the log. No credentials, no tokens. Read it before you send it.',
    diagnostics: 'Save diagnostics…',
    saving: 'Saving …',
    saved: (path: string) => `Saved as ${path}`,
    transferTitle: 'Settings on another computer',
    transferText:
      'All settings as one file, with connections and rules but without secrets: whoever imports it signs in with their own credentials.',
    export: 'Export settings…',
    import: 'Import settings…',
    reading: 'Reading …',
    layoutTitle: 'Board',
    layoutText: 'Columns, order, groups, saved filters, pinned and hidden queues.',
    reset: 'Reset board…',
    resetTitle: 'Reset the board?',
    resetText:
      'Columns, order and groups go back to their defaults; saved filters, pins and the list of hidden queues are deleted.',
    resetConfirm: 'Reset board',
    resetDone: 'The board is back to its defaults.',
  },

  import: {
    title: 'Import settings?',
    from: (path: string) => `From ${path}`,
    exported: (when: string | null, program: string | null) =>
      [when === null ? null : `exported ${when}`, program === null ? null : `by Queuewatch ${program}`]
        .filter((part) => part !== null)
        .join(' '),
    nothing: 'Nothing to change: everything is already as in this file.',
    changes: 'What changes',
    added: (name: string, hosts: readonly string[]) => `New connection ${name}. It asks ${hosts.join(', ')}.`,
    changed: (name: string, hosts: readonly string[]) =>
      `Changed connection ${name}. It asks ${hosts.join(', ')} as before.`,
    moved: (name: string, before: readonly string[], hosts: readonly string[]) =>
      `Connection ${name} moves: it asks ${hosts.join(', ')} instead of ${before.join(', ')}.`,
    rules: (before: number, after: number) =>
      `Rules: ${formatNumber(after)} from the file replace the ${formatNumber(before)} here.`,
    signIn: (names: readonly string[]) => `Sign in afterwards to: ${names.join(', ')}.`,
    lost: 'What cannot be imported and stays as it is',
    refused: 'What this computer cannot do and stays as it is',
    kept: 'Whatever the file does not name stays as it is. A copy of the current settings is kept.',
    confirm: 'Import',
    working: 'Importing …',
    doneTitle: 'Settings imported',
    keptAs: (path: string) => `The settings as they were are kept as ${path}`,
  },
} as const;
