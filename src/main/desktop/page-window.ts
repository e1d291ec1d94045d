import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import type { WindowName } from '../../shared/window-name.ts';
import type { Log } from '../log.ts';
import { createAppIcon } from './icon-image.ts';
import { toPageUrl } from './page-address.ts';
import { type PageEndOptions, watchPageEnd } from './page-end.ts';
import { offerTextMenu } from './text-menu.ts';

export interface PageWindowOptions extends PageEndOptions {
  preloadPath: string;
  log: Log;
  /** 1: as it is drawn. */
  zoomFactor: () => number;
}

/** What all windows share that show a page of ours: it is sandboxed, comes again after a crash, and the log hears its complaints. */
export function openPageWindow(
  name: WindowName,
  { preloadPath, log, zoomFactor, onPageGone }: PageWindowOptions,
  given: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    icon: createAppIcon(),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111417' : '#f6f7f8',
    ...given,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // For the first time that it is drawn.
      zoomFactor: zoomFactor(),
    },
  });
  const { webContents } = window;
  offerTextMenu(webContents);
  // Chromium remembers a zoom by origin, maybe another one.
  webContents.on('did-finish-load', () => webContents.setZoomFactor(zoomFactor()));
  watchPageEnd(name, window, { log, onPageGone });
  webContents.on('console-message', ({ level, message }) => {
    if (level === 'error' || level === 'warning')
      log.error('the page complained', { window: name, line: message });
  });
  window.loadURL(toPageUrl(name)).catch((error: unknown) => {
    log.error('the page did not load', {
      window: name,
      error: error instanceof Error ? error.message : String(error),
    });
  });
  return window;
}
