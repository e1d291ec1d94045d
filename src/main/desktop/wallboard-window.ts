import { type BrowserWindow, type Display, screen } from 'electron';
import { openPageWindow, type PageWindowOptions } from './page-window.ts';

interface WallboardOptions extends PageWindowOptions {
  title: string;
  /** The main window, whose display the wallboard leaves to it. */
  mainWindow: () => BrowserWindow | null;
}

const size = { width: 1100, height: 700 };

/**
 * The board in large, for a second screen: there it fills the screen at once, with one screen only it is a window
 * like others. It is not opened by itself at the next start.
 */
export class WallboardWindow {
  readonly #options: WallboardOptions;
  #window: BrowserWindow | null = null;

  constructor(options: WallboardOptions) {
    this.#options = options;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  open(): void {
    if (this.#window !== null) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
      return;
    }
    const free = this.#findFreeDisplay();
    const window = openPageWindow('wallboard', this.#options, {
      title: this.#options.title,
      ...size,
      minWidth: 480,
      minHeight: 320,
      // On the other screen before it fills it: a window fills the screen that it is on.
      ...(free === null ? {} : free.workArea),
    });
    this.#window = window;
    window.once('ready-to-show', () => {
      window.show();
      if (free !== null) window.setFullScreen(true);
    });
    window.webContents.on('before-input-event', (_event, { type, key }) => {
      if (type === 'keyDown' && key === 'Escape' && window.isFullScreen()) window.setFullScreen(false);
    });
    window.on('closed', () => {
      this.#window = null;
    });
  }

  close(): void {
    this.#window?.close();
  }

  destroy(): void {
    this.#window?.destroy();
  }

  #findFreeDisplay(): Display | null {
    const displays = screen.getAllDisplays();
    if (displays.length < 2) return null;
    const main = this.#options.mainWindow();
    const taken = main === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(main.getBounds());
    return displays.find(({ id }) => id !== taken.id) ?? null;
  }
}
