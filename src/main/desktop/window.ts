import { type BrowserWindow, screen } from 'electron';
import { openPageWindow, type PageWindowOptions } from './page-window.ts';
import { WindowArrival } from './window-arrival.ts';

export interface WindowOptions extends PageWindowOptions {
  title: string;
  /** Its size when it was last closed. */
  size: () => { width: number; height: number };
  /** Asked when the supervisor closes the window: false keeps it, minimised (no tray to come back from). */
  mayClose: () => boolean;
  /** Somebody has it before them. */
  onFocus: () => void;
  /** Told its size, so that the next one opens like it. */
  onClosing: (size: { width: number; height: number }) => void;
}

const minimumSize = { width: 720, height: 480 };
/** Room for what the desktop draws around a window; the size given to it is without. */
const titleBarHeight = 32;

/**
 * The main window. Closing it ends its page (nothing is drawn for nobody) and leaves the tray; `open` makes it
 * anew from main's state.
 */
export class MainWindow {
  readonly #options: WindowOptions;
  #window: BrowserWindow | null = null;
  /** Of the window that there is. */
  #arrival = new WindowArrival();
  #overlay: { image: Electron.NativeImage; description: string } | null = null;

  constructor(options: WindowOptions) {
    this.#options = options;
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** A person can get at it: it is on the screen or in the taskbar. */
  get isInReach(): boolean {
    return this.#window !== null && (this.#window.isVisible() || this.#window.isMinimized());
  }

  /** Shows the window, in front, making it when there is none. */
  open(): void {
    const window = this.#window ?? this.#create();
    this.#arrival.bringToFront(window);
  }

  /** Shows the window by nobody's wish: what is being typed elsewhere stays there. */
  openBehind(): void {
    if (this.#window === null) this.#arrival.awaitPaint(this.#create());
    else this.#arrival.showBehind(this.#window);
  }

  /** In front, or out of the way where it is in front already. */
  toggle(): void {
    const window = this.#window;
    if (window === null || !window.isFocused()) this.open();
    else if (this.#options.mayClose()) window.hide();
    else window.minimize();
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
    const { title } = this.#options;
    // A size kept from a larger screen, or the first one on a small laptop, must not reach under the panel.
    const { workAreaSize } = screen.getPrimaryDisplay();
    const size = {
      width: Math.min(this.#options.size().width, workAreaSize.width),
      height: Math.min(this.#options.size().height, workAreaSize.height - titleBarHeight),
    };
    const window = openPageWindow('main', this.#options, {
      title,
      ...size,
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
    });
    this.#window = window;
    this.#arrival = new WindowArrival();
    if (this.#overlay !== null) this.setOverlay(this.#overlay.image, this.#overlay.description);
    window.on('close', (event) => {
      const { width, height } = window.getNormalBounds();
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
    return window;
  }
}
