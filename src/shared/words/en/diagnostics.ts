/** Words of the file that is saved for whoever helps. */

export const diagnosticsDialogTitle = 'Save diagnostics';

/** `queuewatch-diagnostics-20261121-1655.txt`, on the computer's clock. */
export function diagnosticsFileName(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `queuewatch-diagnostics-${day}-${two(at.getHours())}${two(at.getMinutes())}.txt`;
}

export const diagnosticsWords = {
  title: 'Queuewatch diagnostics',
  intro: [
    'For IT or support. Read it before you send it: it is plain text, and you may delete lines.',
    'Inside: versions of program and system, the settings, names and hosts of the connections, how they answered,',
    'sizes of files, and the newest lines of the log. Log lines and refusals of a vendor can name queues of yours.',
    'Not inside: passwords, secrets, tokens and client ids, figures of queues, names of agents or callers.',
    'What looks like a secret is replaced by [hidden], your home folder by ~. Times are UTC unless they say otherwise.',
  ],
  sections: {
    program: 'Program and system',
    network: 'Network',
    connections: 'Connections',
    failures: 'Failures since the start',
    history: 'History file',
    alerts: 'Alerts',
    settings: 'Settings, without secrets',
    log: 'Log, the newest lines',
  },
  none: 'none',
  works: 'works',
  trayIcons: { found: 'shown', missing: 'not shown by this desktop', unknown: 'not known yet' },
  asChosen: 'as chosen',
  over: 'answers again',
  never: 'never answered',
  noLimit: 'no limit known',
  noClockTrouble: 'under 5 minutes, or not known',
  signedIn: 'with a sign-in',
  missingFile: 'missing',
  byPattern: 'by pattern',
  byId: (queues: number) => `${queues} by id`,
  megabytes: (amount: string) => `${amount} MB`,
  gibibytes: (amount: number) => `${amount} GiB`,
  display: (width: number, height: number, percent: number) => `${width} × ${height} at ${percent} %`,
  electron: 'Electron',
} as const;
