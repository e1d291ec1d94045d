import { type BrowserWindow, screen } from 'electron';
import type { Clock } from '../clock.ts';
import { openPageWindow, type PageWindowOptions } from './page-window.ts';
import { RestingPlace } from './resting-place.ts';
import { placeStrip } from './strip-place.ts';

interface Place {
  x: number;
  y: number;
}

interface StripOptions extends PageWindowOptions {
  title: string;
  clock: Pick<Clock, 'setTimer'>;
  /** Where it was put; null: nowhere yet. */
  place: () => Place | null;
  onPlaced: (place: Place) => void;
  /** A person closed it, or the program quits. */
  onClosed: () => void;
}

const baseSize = { width: 352, height: 36 };

/**
 * The small window that stays above the others, for desktops that hide tray icons. It never takes the focus by
 * itself. On Wayland no program may place its windows or keep them above: there it is a small window.
 */
export class StripWindow {
  readonly #options: StripOptions;
  readonly #resting: RestingPlace;
  #window: BrowserWindow | null = null;
  readonly #onDisplays = () => this.#keepOnScreen();

  constructor(options: StripOptions) {
    this.#options = options;
    this.#resting = new RestingPlace(options);
  }

  get current(): BrowserWindow | null {
    return this.#window;
  }

  setShown(isShown: boolean): void {
    if (!isShown) this.destroy();
    else if (this.#window === null) this.#create();
  }

  /** After a change of the zoom, which changes its size. */
  resize(): void {
    this.#keepOnScreen();
  }

  destroy(): void {
    this.#resting.flush();
    this.#window?.destroy();
  }

  #create(): void {
    const { title, onClosed } = this.#options;
    const window = openPageWindow('strip', this.#options, {
      title,
      ...this.#toBounds(this.#options.place()),
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      acceptFirstMouse: true,
    });
    this.#window = window;
    window.setAlwaysOnTop(true, 'floating');
    // Windows knows no such thing. On macOS the program stays one with an icon in the dock.
    if (process.platform !== 'win32')
      window.setVisibleOnAllWorkspaces(true, { skipTransformProcessType: true });
    window.once('ready-to-show', () => window.showInactive());
    window.on('move', () => this.#resting.note(window.getBounds()));
    let isByPerson = false;
    window.on('close', () => {
      isByPerson = true;
      this.#resting.flush();
    });
    window.on('closed', () => {
      screen.off('display-added', this.#onDisplays);
      screen.off('display-removed', this.#onDisplays);
      screen.off('display-metrics-changed', this.#onDisplays);
      this.#window = null;
      if (isByPerson) onClosed();
    });
    screen.on('display-added', this.#onDisplays);
    screen.on('display-removed', this.#onDisplays);
    screen.on('display-metrics-changed', this.#onDisplays);
  }

  #keepOnScreen(): void {
    this.#window?.setBounds(this.#toBounds(this.#options.place()));
  }

  #toBounds(place: Place | null): Electron.Rectangle {
    const factor = this.#options.zoomFactor();
    const size = {
      width: Math.round(baseSize.width * factor),
      height: Math.round(baseSize.height * factor),
    };
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    const areas = [primary, ...others].map(({ workArea }) => workArea);
    const ours = placeStrip(place, size, areas);
    this.#resting.setKnown(ours);
    return { ...size, ...ours };
  }
}
