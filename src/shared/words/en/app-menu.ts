/** The windows of the program beside the main one, as the system lists them. */
export const windowTitles = { wallboard: 'Queuewatch wallboard', strip: 'Queuewatch strip' };

/** The application menu. `&` stands before the letter that Alt opens a menu by. */
export const appMenuWords = {
  file: '&File',
  export: 'Export what is shown…',
  closeWindow: 'Close window',
  quit: 'Quit',

  edit: '&Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  delete: 'Delete',
  selectAll: 'Select all',

  view: '&View',
  views: {
    'show-board': 'Board',
    'show-alerts': 'Alerts',
    'show-reports': 'Reports',
    'show-connections': 'Connections',
    'show-settings': 'Settings',
  },
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomReset: 'Normal size',
  fullScreen: 'Full screen',
  wallboard: 'Wallboard',
  strip: 'Strip on top of other windows',
  reload: 'Load the page again',

  queues: '&Queues',
  search: 'Search…',
  refresh: 'Ask all now',

  alerts: '&Alerts',
  acknowledgeAll: 'Acknowledge all',
  mute: 'Mute notifications',
  unmute: 'Unmute',

  window: 'Window',
  help: '&Help',
  shortcuts: 'Keyboard shortcuts',
  logFolder: 'Open the folder of the log',
  about: 'About Queuewatch',

  settings: 'Settings…',
  services: 'Services',
  hide: 'Hide Queuewatch',
  hideOthers: 'Hide others',
  showAll: 'Show all',
};
