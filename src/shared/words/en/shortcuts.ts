/** The sheet of all keys. */
export const shortcutWords = {
  title: 'Keyboard shortcuts',
  /** With the short word in it, for who speaks to the computer. */
  open: 'Keys: all keyboard shortcuts',
  openShort: 'Keys',
  openKey: '?',
  wallboard: 'Wallboard, in a window of its own',
  wallboardShort: 'Wallboard',
  close: 'Close',
  or: 'or',
  places: {
    views: 'Views',
    everywhere: 'Everywhere',
    window: 'Window',
    board: 'On the board',
    header: 'On a column of the board',
    forms: 'Forms and menus',
  },
  names: {
    'show-board': 'Board',
    'show-alerts': 'Alerts',
    'show-reports': 'Reports',
    'show-connections': 'Connections',
    'show-settings': 'Settings',
    search: 'Search',
    export: 'Export what is shown',
    close: 'Close details',
    refresh: 'Ask all connections now',
    'acknowledge-all': 'Acknowledge all alerts',
    shortcuts: 'This sheet',
    wallboard: 'Open the wallboard',
    'full-screen': 'Full screen',
    'zoom-in': 'Larger',
    'zoom-out': 'Smaller',
    'zoom-reset': 'Normal size',
    'close-window': 'Close the window',
    quit: 'Quit',
    row: 'Row above or below',
    rows: 'Screen up or down',
    ends: 'First or last row',
    details: 'Details of the row',
    pin: 'Pin or unpin the row',
    hide: 'Hide the row',
    group: 'Close or open the group',
    column: 'Column left or right',
    sort: 'Sort by the column',
    sortToo: 'Add it to the sort',
    move: 'Move the column',
    columnMenu: 'Menu of the column',
    rowMenu: 'Menu of the row',
    next: 'Next field or button',
    previous: 'Previous field or button',
    press: 'Press the button',
    choice: 'Next or previous choice',
    cancel: 'Leave without saving',
  },
} as const;

export type ShortcutPlace = keyof typeof shortcutWords.places;
export type ShortcutName = keyof typeof shortcutWords.names;

/** Keys with a name other than what stands on them; `said` where the sign does not read well aloud. */
const keyNames: Readonly<Record<string, { sign: string; said?: string }>> = {
  CmdOrCtrl: { sign: 'Ctrl' },
  Plus: { sign: '+', said: 'plus' },
  '-': { sign: '−', said: 'minus' },
  '/': { sign: '/', said: 'slash' },
  '?': { sign: '?', said: 'question mark' },
  ' ': { sign: 'Space' },
  Escape: { sign: 'Esc', said: 'Escape' },
  ArrowUp: { sign: '↑', said: 'Up' },
  ArrowDown: { sign: '↓', said: 'Down' },
  ArrowLeft: { sign: '←', said: 'Left' },
  ArrowRight: { sign: '→', said: 'Right' },
  PageUp: { sign: 'Page Up' },
  PageDown: { sign: 'Page Down' },
  ContextMenu: { sign: 'Menu' },
};

const appleNames: typeof keyNames = {
  CmdOrCtrl: { sign: '⌘', said: 'Command' },
  Shift: { sign: '⇧', said: 'Shift' },
};

/** What stands on a key of this computer, and how it is said. */
export function nameKey(key: string, isApple: boolean): { sign: string; said: string } {
  const { sign, said = sign } = (isApple ? appleNames[key] : undefined) ?? keyNames[key] ?? { sign: key };
  return { sign, said };
}
