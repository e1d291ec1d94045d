import type { MenuItemConstructorOptions } from 'electron';
import { accelerators } from '../../shared/accelerators.ts';
import { type Appearance, themeNames } from '../../shared/appearance.ts';
import { muteMinutes } from '../../shared/mute-minutes.ts';
import type { PageCommand } from '../../shared/page-command.ts';
import { appMenuWords as words } from '../../shared/words/en/app-menu.ts';
import { trayWords } from '../../shared/words/en/tray.ts';

/** What the menu shows of the state of things. */
export interface AppMenuState {
  theme: Appearance['theme'];
  isStripShown: boolean;
  canAcknowledge: boolean;
  isMuted: boolean;
}

export interface AppMenuActions {
  /** For the main window, in front. */
  command: (name: PageCommand) => void;
  setTheme: (theme: Appearance['theme']) => void;
  zoom: (by: 'in' | 'out' | 'reset') => void;
  openWallboard: () => void;
  showStrip: (isShown: boolean) => void;
  refresh: () => void;
  acknowledgeAll: () => void;
  muteAll: (minutes: number) => void;
  unmuteAll: () => void;
  openLogFolder: () => void;
}

export interface AppMenuKind {
  isMac: boolean;
  /** Not an installed program: pages can be loaded again. */
  isDevelopment: boolean;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** The menu of all windows. What a page does itself, it is asked to by a command. */
export function toAppMenuTemplate(state: AppMenuState, actions: AppMenuActions, kind: AppMenuKind): Item[] {
  const { isMac } = kind;
  return [
    ...(isMac ? [toMacMenu(actions)] : []),
    {
      label: words.file,
      submenu: [
        toCommand('export', words.export, actions),
        separator,
        { role: 'close', label: words.closeWindow, accelerator: accelerators['close-window'] },
        ...(isMac ? [] : [quit]),
      ],
    },
    editMenu,
    { label: words.view, submenu: toViewItems(state, actions, kind) },
    {
      label: words.queues,
      submenu: [
        toCommand('search', words.search, actions),
        { label: words.refresh, accelerator: accelerators.refresh, click: () => actions.refresh() },
        alsoBy('F5', () => actions.refresh()),
      ],
    },
    { label: words.alerts, submenu: toAlertItems(state, actions) },
    ...(isMac ? [{ role: 'windowMenu', label: words.window } as const] : []),
    {
      role: 'help',
      label: words.help,
      submenu: [
        toCommand('shortcuts', words.shortcuts, actions),
        { label: words.logFolder, click: () => actions.openLogFolder() },
        ...(isMac ? [] : [separator, about]),
      ],
    },
  ];
}

const quit: Item = { role: 'quit', label: words.quit, accelerator: accelerators.quit };
const about: Item = { role: 'about', label: words.about };

/** Chromium knows the keys of text fields; the roles name them. */
const editMenu: Item = {
  label: words.edit,
  submenu: [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'delete', label: words.delete },
    separator,
    { role: 'selectAll', label: words.selectAll },
  ],
};

function toMacMenu(actions: AppMenuActions): Item {
  return {
    role: 'appMenu',
    submenu: [
      about,
      separator,
      { label: words.settings, accelerator: 'Cmd+,', click: () => actions.command('show-settings') },
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      quit,
    ],
  };
}

function toViewItems(state: AppMenuState, actions: AppMenuActions, { isDevelopment }: AppMenuKind): Item[] {
  const views = ['show-board', 'show-alerts', 'show-reports', 'show-connections', 'show-settings'] as const;
  const zoom = (by: 'in' | 'out' | 'reset') => () => actions.zoom(by);
  return [
    ...views.map((name) => toCommand(name, words.views[name], actions)),
    separator,
    {
      label: words.theme,
      submenu: themeNames.map((theme) => ({
        label: words.themes[theme],
        type: 'radio' as const,
        checked: theme === state.theme,
        click: () => actions.setTheme(theme),
      })),
    },
    { label: words.zoomIn, accelerator: accelerators['zoom-in'], click: zoom('in') },
    // The key of the plus sign without Shift.
    alsoBy('CmdOrCtrl+=', zoom('in')),
    { label: words.zoomOut, accelerator: accelerators['zoom-out'], click: zoom('out') },
    { label: words.zoomReset, accelerator: accelerators['zoom-reset'], click: zoom('reset') },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen, accelerator: accelerators['full-screen'] },
    { label: words.wallboard, accelerator: accelerators.wallboard, click: () => actions.openWallboard() },
    {
      label: words.strip,
      type: 'checkbox',
      checked: state.isStripShown,
      click: ({ checked }) => actions.showStrip(checked),
    },
    ...(isDevelopment
      ? [separator, { role: 'reload', label: words.reload, accelerator: 'CmdOrCtrl+Shift+R' } as const]
      : []),
  ];
}

function toAlertItems({ canAcknowledge, isMuted }: AppMenuState, actions: AppMenuActions): Item[] {
  return [
    {
      label: words.acknowledgeAll,
      accelerator: accelerators['acknowledge-all'],
      enabled: canAcknowledge,
      click: () => actions.acknowledgeAll(),
    },
    separator,
    isMuted
      ? { label: words.unmute, click: () => actions.unmuteAll() }
      : {
          label: words.mute,
          submenu: muteMinutes.map((minutes) => ({
            label: trayWords.muteFor(minutes),
            click: () => actions.muteAll(minutes),
          })),
        },
  ];
}

function toCommand(name: PageCommand, label: string, actions: AppMenuActions): Item {
  return { label, accelerator: accelerators[name], click: () => actions.command(name) };
}

/** Other keys for what stands in the menu. */
function alsoBy(accelerator: string, click: () => void): Item {
  return { label: accelerator, accelerator, visible: false, click };
}
