import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../log.ts';
import { createAppIcon } from './icon-image.ts';
import { pageUrl } from './page.ts';

export interface WindowOptions {
  title: string;
  preloadPath: string;
  /** Its size when it was last closed. */
  size: () => { width: number; height: number };
  /** Asked when the supervisor closes the window: false keeps it, minimised (no tray to come back from). */
  mayClose: () => boolean;
  /** Somebody has it before them. */
  onFocus: () => void;
  /** Told its size, so that the next one opens like it. */
  onClosing: (size: { width: number; height: number }) => void;
  log: Log;
}

const minimumSize = { width: 720, height: 480 };
/** Room for what the desktop draws around a window; the size given to it is without. */
const titleBarHeight = 32;

/**
 * The one window. Closing it ends its page (nothing is drawn for nobody) and leaves the tray; `open` makes it
 * anew from main's state.
 */
export class MainWindow {
  readonly #options: WindowOptions;
  #window: BrowserWindow | null = null;
  #overlay: { image: Electron.NativeImage; description: string } | null = null;

  constructor(options: WindowOptions) {
    this.#options = options;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Shows the window, in front, making it when there is none. */
  open(): void {
    const window = this.#window ?? this.#create();
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) window.show();
    window.focus();
  }

  /** Asks for attention on the taskbar, where the window is not the one in front. */
  flash(on: boolean): void {
    this.#window?.flashFrame(on);
  }

  /** Puts the tray's picture on the taskbar button, where the system draws such things (Windows). */
  setOverlay(image: Electron.NativeImage, description: string): void {
    this.#overlay = { image, description };
    if (process.platform === 'win32') this.#window?.setOverlayIcon(image, description);
  }

  destroy(): void {
    this.#window?.destroy();
  }

  #create(): BrowserWindow {
    const { title, preloadPath, log } = this.#options;
    // A size kept from a larger screen, or the first one on a small laptop, must not reach under the panel.
    const { workAreaSize } = screen.getPrimaryDisplay();
    const size = {
      width: Math.min(this.#options.size().width, workAreaSize.width),
      height: Math.min(this.#options.size().height, workAreaSize.height - titleBarHeight),
    };
    const window = new BrowserWindow({
      title,
      icon: createAppIcon(),
      ...size,
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#111417' : '#f6f7f8',
      webPreferences: {
        preload: preloadPath,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    this.#window = window;
    if (this.#overlay !== null) this.setOverlay(this.#overlay.image, this.#overlay.description);
    window.setMenuBarVisibility(false);
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      const { width, height } = window.getBounds();
      this.#options.onClosing({ width, height });
      if (this.#options.mayClose()) return;
      event.preventDefault();
      window.minimize();
    });
    window.on('focus', () => {
      window.flashFrame(false);
      this.#options.onFocus();
    });
    window.on('closed', () => {
      this.#window = null;
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      log.error('the page ended unexpectedly', { reason: details.reason });
      if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
    });
    window.webContents.on('console-message', (details) => {
      if (details.level === 'error' || details.level === 'warning')
        log.error('the page complained', { line: details.message });
    });
    window.loadURL(pageUrl).catch((error: unknown) => {
      log.error('the page did not load', { error: error instanceof Error ? error.message : String(error) });
    });
    return window;
  }
}
