/** What is wrong with the history file, or was done about it, as the history module found it. */
type Notice =
  | { kind: 'restored'; keptAs: string; copyFrom: number }
  | { kind: 'started-anew'; keptAs: string }
  | { kind: 'newer'; version: number }
  | { kind: 'not-written'; because: Trouble; path: string }
  | { kind: 'stopped' };
type Trouble = 'disk-full' | 'size-limit' | 'read-only' | 'disk-error' | 'too-slow';

const alertsGoOn = 'Watching and alerts go on; until then nothing is kept of it.';

/** `formatTime` says a moment (epoch milliseconds) as people here write it. */
export function describeHistoryNotice(notice: Notice, formatTime: (epochMs: number) => string): string {
  switch (notice.kind) {
    case 'restored':
      return `The history file was damaged. The copy of ${formatTime(notice.copyFrom)} has taken its place; what came after it is missing. The damaged file is kept as ${notice.keptAs}.`;
    case 'started-anew':
      return `The history file was damaged and there was no good copy of it. A new history begins now. The damaged file is kept as ${notice.keptAs}.`;
    case 'newer':
      return 'The history was written by a newer Queuewatch. It is left as it is, and nothing is added to it until you update.';
    case 'not-written':
      return `${describeTrouble(notice.because, notice.path)} ${alertsGoOn}`;
    case 'stopped':
      return 'The history has stopped by a fault of the program. Watching and alerts go on. Start Queuewatch again to keep a history; the log file says more.';
  }
}

function describeTrouble(because: Trouble, path: string): string {
  switch (because) {
    case 'disk-full':
      return 'The history cannot be written: the disk is full. Free some space.';
    case 'size-limit':
      return 'The history file is as large as it may be, and nothing in it is old enough to go. Allow it more space in the settings.';
    case 'read-only':
      return `The history cannot be written: ${path} is read-only. Allow writing to it.`;
    case 'disk-error':
      return `The history cannot be written: the disk refuses ${path}. Look whether the folder is still there.`;
    case 'too-slow':
      return 'The history cannot be written: the disk is too slow.';
  }
}
