import type { BrowserWindow, WebContents } from 'electron';
import type { WindowName } from '../../shared/window-name.ts';
import type { Log } from '../log.ts';

export interface PageEndOptions {
  log: Pick<Log, 'error'>;
  /** Its page ended unexpectedly; answers whether to load it again. */
  onPageGone: (name: WindowName) => boolean;
}

type EndingWindow = Pick<BrowserWindow, 'isDestroyed' | 'reload'> & { webContents: Pick<WebContents, 'on'> };

/**
 * Loads the page of a window again whose process has gone, for whatever reason: Electron tells of it where nobody wanted
 * that, and a window is as blank after a clean end as after a crash.
 */
export function watchPageEnd(
  name: WindowName,
  window: EndingWindow,
  { log, onPageGone }: PageEndOptions,
): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // Nobody misses the page of a window that is no more.
    if (window.isDestroyed()) return;
    log.error('the page ended unexpectedly', { window: name, reason });
    if (onPageGone(name)) window.reload();
  });
}
