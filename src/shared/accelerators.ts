import type { PageCommand } from './page-command.ts';

/** What the menu does besides the commands of the page. */
type MenuAction =
  | 'refresh'
  | 'acknowledge-all'
  | 'wallboard'
  | 'full-screen'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'close-window'
  | 'quit';

/** Keys of the application menu, as Electron writes them. The menu sets these, and the sheet of shortcuts lists them. */
export const accelerators = {
  'show-board': 'CmdOrCtrl+1',
  'show-alerts': 'CmdOrCtrl+2',
  'show-reports': 'CmdOrCtrl+3',
  'show-connections': 'CmdOrCtrl+4',
  'show-settings': 'CmdOrCtrl+5',
  search: 'CmdOrCtrl+F',
  export: 'CmdOrCtrl+E',
  shortcuts: 'F1',
  refresh: 'CmdOrCtrl+R',
  'acknowledge-all': 'CmdOrCtrl+Shift+A',
  wallboard: 'CmdOrCtrl+Shift+B',
  'full-screen': 'F11',
  'zoom-in': 'CmdOrCtrl+Plus',
  'zoom-out': 'CmdOrCtrl+-',
  'zoom-reset': 'CmdOrCtrl+0',
  'close-window': 'CmdOrCtrl+W',
  quit: 'CmdOrCtrl+Q',
} as const satisfies Record<PageCommand | MenuAction, string>;
