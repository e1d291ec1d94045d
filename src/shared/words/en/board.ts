import type { BoardGrouping } from '../../board-layout.ts';
import type { BoardChip, BoardColumnId } from '../../board-terms.ts';
import { formatNumber } from './figures.ts';
import { nextMissTitle } from './next-miss.ts';

/** What the board says: its columns, what it shows of all queues, its groups and its menus. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

export const columnWords = {
  state: 'State',
  queue: 'Queue',
  connection: 'Connection',
  media: 'Media',
  waiting: 'Waiting',
  longest: 'Longest',
  nextMiss: nextMissTitle,
  agents: 'Idle / on',
  serviceLevel: 'Service level',
  abandonRate: 'Abandon %',
  trend: 'Last hour',
  offered: 'Offered',
  answered: 'Answered',
  abandoned: 'Abandoned',
  age: 'Age',
} as const satisfies Record<BoardColumnId, string>;

export const columnHints: Partial<Record<BoardColumnId, string>> = {
  agents: 'Agents available (idle) / all on queue',
  longest: 'Longest wait of a contact that waits now',
  nextMiss: 'When the contact that waits longest misses the queue’s target',
  serviceLevel:
    'Answered within the target, in per cent, as the vendor reports it; over the window named below the board',
  abandonRate: 'Abandoned ÷ offered, over the window named below the board',
  trend: 'Who waited in the last hour',
  age: 'Age of the figures',
};

export const boardWords = {
  label: 'Queues',
  firstAnswers: 'Waiting for the first answers …',
  noRows: 'The connections answer, but list no queues.',
  noMatch: (search: string) => `No queue matches “${search}”.`,
  allCalm: 'Nothing needs attention.',
  allCalmBut: (names: string) => `Nothing needs attention, but figures are missing from ${names}.`,
  noneWatched: 'None of these queues is watched.',
  nonePinned: 'No queue is pinned. The star in a row, or the key P, pins it.',
  noneHidden: 'No queue is hidden.',
  allHidden: 'All queues are hidden from the board.',
  showAll: 'Show all queues',
  showHidden: 'Show the hidden ones',
  abandonFormula: 'Abandon %: abandoned ÷ offered',
} as const;

export const toolbarWords = {
  label: 'What the board shows',
  search: 'Search queues',
  searchHint: 'Search queues   /',
  chips: {
    all: 'All',
    watched: 'My queues',
    attention: 'Needs attention',
    pinned: 'Pinned',
    hidden: 'Hidden',
  } satisfies Record<BoardChip, string>,
  held: 'Order held while you look',
  sortNow: 'Sort now',
  columns: 'Columns',
  filters: 'Filters',
  group: 'Group',
  groupedBy: (grouping: string) => `By ${grouping}`,
} as const;

export const columnMenuWords = {
  shown: 'Columns that are shown',
  hint: 'Drag a header to move it, its edge to size it.',
  usual: 'Usual columns',
  of: (column: string) => `Column ${column}`,
  sort: { ascending: 'Sort, smallest first', descending: 'Sort, largest first' },
  sortWords: { ascending: 'Sort A to Z', descending: 'Sort Z to A' },
  addSort: 'Sort by this too',
  dropSort: 'Do not sort by this',
  left: 'Move left',
  right: 'Move right',
  wider: 'Wider',
  narrower: 'Narrower',
  usualWidth: 'Usual width',
  hide: 'Hide this column',
  sortPlace: (place: number) => `sorted by, number ${formatNumber(place)}`,
  sortHelp:
    'Click to sort, Shift+click to sort by this too. Alt+arrows move the column, with Shift they size it.',
  openHelp: 'Click for its menu. Alt+arrows move the column, with Shift they size it.',
  moved: (column: string, place: number, all: number) =>
    `${column}: column ${formatNumber(place)} of ${formatNumber(all)}`,
} as const;

export const groupWords = {
  menu: 'Group the rows by',
  groupings: {
    none: 'none',
    connection: 'connection',
    state: 'state',
    tag: 'tag',
  } satisfies Record<BoardGrouping, string>,
  untagged: 'without a tag',
  queues: (amount: number) => count(amount, 'queue', 'queues'),
  notCurrent: (amount: number) => `${formatNumber(amount)} without current figures`,
  countless: (amount: number) => `${formatNumber(amount)} without a waiting count`,
  otherMedia: (amount: number) => `+ ${formatNumber(amount)} in email and callbacks`,
  countedOtherMedia: (amount: number) => `${formatNumber(amount)} of them in email and callbacks`,
  waiting: (figure: string) => `${figure} waiting`,
  longest: (figure: string) => `longest ${figure}`,
  worst: (state: string) => `worst: ${state}`,
  open: 'open',
  closed: 'closed',
} as const;

export const filterWords = {
  menu: 'Saved filters',
  none: 'No saved filters yet',
  save: 'Save this filter…',
  edit: 'Rename or remove…',
  saveTitle: 'Save this filter',
  saveText: (filter: string) => `It keeps what the board shows now: ${filter}.`,
  describe: (chip: string, search: string) => (search === '' ? chip : `${chip}, “${search}”`),
  name: 'Name',
  nameMissing: 'Give it a name.',
  nameTaken: 'Another filter has this name.',
  tooMany: (most: number) => `${formatNumber(most)} filters are kept at most: remove one first.`,
  saveConfirm: 'Save',
  editTitle: 'Saved filters',
  editName: (name: string) => `Name of ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removed: 'All will be removed.',
  editConfirm: 'Save changes',
} as const;

export const rowMenuWords = {
  of: (queue: string) => `Actions for ${queue}`,
  details: 'Show details',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  pinned: 'pinned',
  hide: 'Hide from the board',
  unhide: 'Bring back to the board',
  acknowledge: 'Acknowledge',
  acknowledgeAll: (amount: number) => `Acknowledge ${formatNumber(amount)} alerts`,
  snooze: (minutes: number) => `Snooze ${formatNumber(minutes)} min`,
  muteQueue: 'Mute queue for 1 hour',
  unmuteQueue: 'Unmute queue',
  copyName: 'Copy queue name',
  open: { 'genesys-cloud': 'Open in Genesys Cloud', 'nice-cxone': 'Open in NICE CXone' },
  copied: (queue: string) => `Copied “${queue}”.`,
  hiddenNow: (queue: string) => `${queue} is hidden from the board; it still counts and alerts.`,
  hiddenUnwatched: (queue: string) => `${queue} is hidden from the board.`,
  undo: 'Undo',
  dismiss: 'Dismiss',
  layoutNotKept: 'How you arranged the board was not kept.',
} as const;
