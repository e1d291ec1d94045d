import type * as Electron from 'electron';
import { Application } from './application.ts';
import { ApplicationMenu } from './application-menu.ts';
import { HostWindow, type WindowSurroundings } from './browser-window.ts';
import { BusLink } from './bus-link.ts';
import { Chromium } from './chromium.ts';
import { HostClipboard } from './clipboard.ts';
import { CustomProtocols } from './custom-protocol.ts';
import { dialogParts } from './desktop-dialogs.ts';
import { HostShell } from './desktop-shell.ts';
import { HostGlobalShortcut } from './global-shortcut.ts';
import { IdleTime } from './idle-time.ts';
import { MainIpc } from './ipc-main.ts';
import { HostMenu, HostMenuItem, type RunRole } from './menu.ts';
import { nativeImageParts } from './native-image.ts';
import { HostTheme } from './native-theme.ts';
import { HostNotification } from './notification.ts';
import { PageZoom } from './page-zoom.ts';
import { HostPowerMonitor } from './power-monitor.ts';
import { provided } from './provided.ts';
import { HostScreen } from './screen.ts';
import { HostSession } from './session.ts';
import { HostTray } from './tray.ts';

/**
 * The module `electron` of the Chromium host: what Queuewatch uses of Electron's main process, on Node, an installed
 * Chromium, X11 and D-Bus. Importing it starts nothing. Whatever is not here throws by name.
 */
const application = new Application();
const appName = () => application.getName();
const sessionBus = new BusLink('session');
const systemBus = new BusLink('system');
const chromium = new Chromium(appName);
const mainIpc = new MainIpc();
const protocols = new CustomProtocols(() => application.isReady());
const hostSession = new HostSession();
const theme = new HostTheme(sessionBus);
const idle = new IdleTime(async () => (await chromium.openDisplay()).connection);
const power = new HostPowerMonitor({ systemBus, sessionBus, idle });
const hostClipboard = new HostClipboard();
const zoom = new PageZoom(chromium);
const applicationMenu = new ApplicationMenu();
const shortcuts = new HostGlobalShortcut(() => application.isReady());
const hostScreen = new HostScreen(() => chromium.screen());
const ids = { last: 0 };
const nextId = () => {
  ids.last += 1;
  return ids.last;
};

export const app = provided<Electron.App>('app', application);
export const ipcMain = provided<Electron.IpcMain>('ipcMain', mainIpc);
export const protocol = provided<Electron.Protocol>('protocol', protocols);
export const nativeTheme = provided<Electron.NativeTheme>('nativeTheme', theme);
export const nativeImage = provided<typeof Electron.nativeImage>('nativeImage', nativeImageParts);
export const dialog = provided<Electron.Dialog>('dialog', dialogParts);
export const shell = provided<Electron.Shell>('shell', new HostShell(sessionBus));
export const powerMonitor = provided<Electron.PowerMonitor>('powerMonitor', power);
export const clipboard = provided<Electron.Clipboard>('clipboard', hostClipboard);
const defaultSession = provided<Electron.Session>('session.defaultSession', hostSession);
export const session = provided<typeof Electron.session>('session', { defaultSession });

export const screen = provided<Electron.Screen>('screen', hostScreen);
export const globalShortcut = provided<Electron.GlobalShortcut>('globalShortcut', shortcuts);

/** Those of text fields are Chromium's own affair; nothing here shows a menu that they could be chosen from. */
const runRole: RunRole = (role, window) => {
  if (role === 'quit') application.quit();
  else if (role === 'about') application.showAboutPanel();
  else if (role === 'close') window?.close();
  else if (role === 'minimize') window?.minimize();
  else if (role === 'togglefullscreen') window?.setFullScreen(!window.isFullScreen());
  else if (role === 'reload' && window !== null) (window as Electron.BrowserWindow).reload();
};

const around: WindowSurroundings = {
  chromium,
  ipc: mainIpc,
  protocols,
  session: hostSession,
  zoom,
  menu: applicationMenu,
  windows: application.windows,
  publicSession: defaultSession,
  nextId,
  isReady: () => application.isReady(),
  created(window) {
    application.emit('web-contents-created', {}, window.webContents);
    application.emit('browser-window-created', {}, window.public);
    void showTheme(window);
  },
  allClosed: () => application.allWindowsClosed(),
};

async function showTheme(window: HostWindow): Promise<void> {
  const value =
    theme.themeSource === 'system' ? (theme.shouldUseDarkColors ? 'dark' : 'light') : theme.themeSource;
  const features = [{ name: 'prefers-color-scheme', value }];
  await window.contents.page('Emulation.setEmulatedMedia', { features }).catch(() => undefined);
}

theme.on('updated', () => {
  for (const window of application.windows) void showTheme(window);
});
applicationMenu.onChange = () => {
  for (const window of application.windows) window.contents.showKeys();
};
chromium.onGone = () => {
  zoom.forget();
  for (const window of [...application.windows]) window.lost();
};
chromium.onTargetGone = (targetId) => {
  for (const window of [...application.windows]) if (window.isTarget(targetId)) window.gone();
};
application.use({
  async warmUp() {
    theme.followDesktop().catch(() => undefined);
    // A display that is missing is told by the first window.
    const display = await chromium.openDisplay().catch(() => null);
    if (display) {
      hostScreen.begin();
      display.onWorkArea = () => hostScreen.changed();
      display.monitors.onChange = () => hostScreen.changed();
    }
    await power.start();
    chromium.start().catch(() => undefined);
  },
  async close() {
    idle.stop();
    shortcuts.close();
    await Promise.all([chromium.close(), hostClipboard.close()]);
    await Promise.all([sessionBus.close(), systemBus.close()]);
  },
  showAbout({ applicationName, applicationVersion, copyright, credits }) {
    const detail = [applicationVersion, credits, copyright].filter(Boolean).join('\n\n');
    dialogParts
      .showMessageBox({
        title: applicationName ?? '',
        message: applicationName ?? '',
        detail,
        buttons: ['Close'],
      })
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  },
});

/** A class of the module: `new` gives the strict face of an object, statics are named one by one. */
function providedClass<Class extends object>(
  name: string,
  statics: object,
  create: (...given: never[]) => object,
  prototype: object,
): Class {
  function construct(): void {}
  Object.assign(construct, statics);
  construct.prototype = prototype;
  return new Proxy(provided<Class>(name, construct), {
    construct: (_target, given) => create(...(given as never[])),
  });
}

const windowsOf = () => [...application.windows];
export const BrowserWindow = providedClass<typeof Electron.BrowserWindow>(
  'BrowserWindow',
  {
    getAllWindows: () => windowsOf().map((window) => window.public),
    getFocusedWindow: () => windowsOf().find((window) => window.isFocused())?.public ?? null,
    fromWebContents: (contents: Electron.WebContents) =>
      windowsOf().find((window) => window.webContents === contents)?.public ?? null,
    fromId: (id: number) => windowsOf().find((window) => window.id === id)?.public ?? null,
  },
  (options?: Electron.BrowserWindowConstructorOptions) => new HostWindow(around, options).public,
  HostWindow.prototype,
);

export const Tray = providedClass<typeof Electron.Tray>(
  'Tray',
  {},
  (image: Electron.NativeImage | string) =>
    provided('Tray', new HostTray({ bus: sessionBus, appName, nextId }, image)),
  HostTray.prototype,
);

export const Notification = providedClass<typeof Electron.Notification>(
  'Notification',
  { isSupported: () => true },
  (options?: Electron.NotificationConstructorOptions) =>
    provided('Notification', new HostNotification({ bus: sessionBus, appName }, options)),
  HostNotification.prototype,
);

export const Menu = providedClass<typeof Electron.Menu>(
  'Menu',
  {
    buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
      provided('Menu', new HostMenu(template, runRole)),
    setApplicationMenu: (menu: Electron.Menu | null) =>
      applicationMenu.set(menu as unknown as HostMenu | null),
    getApplicationMenu: () => applicationMenu.current,
  },
  () => provided('Menu', new HostMenu([], runRole)),
  HostMenu.prototype,
);

export const MenuItem = providedClass<typeof Electron.MenuItem>(
  'MenuItem',
  {},
  (options: Electron.MenuItemConstructorOptions) => provided('MenuItem', new HostMenuItem(options, runRole)),
  HostMenuItem.prototype,
);

const electron = provided<object>('electron', {
  app,
  ipcMain,
  protocol,
  nativeTheme,
  nativeImage,
  dialog,
  shell,
  powerMonitor,
  clipboard,
  session,
  screen,
  globalShortcut,
  BrowserWindow,
  Tray,
  Notification,
  Menu,
  MenuItem,
});

/** `import electron from 'electron'`, as CommonJS modules are imported, and `require('electron')`. */
export { electron as default, electron as 'module.exports' };
