import { Menu, Tray } from 'electron';
import type { Clock, Timer } from '../clock.ts';
import { toIconImage } from './icon-image.ts';
import { type TrayActions, toMenuTemplate } from './menu.ts';
import type { TrayMenuRows, TrayView } from './tray-view.ts';

export interface TrayOptions {
  clock: Pick<Clock, 'setTimer'>;
  actions: TrayActions;
  /** The picture and what it says, for the taskbar button of the window. */
  onIcon: (image: Electron.NativeImage, description: string) => void;
  /**
   * The menu is about to show. Electron tells by the menu's own event: from its menu tracking on macOS and Windows,
   * on Linux when the panel announces it (`AboutToShow`), which not every panel does.
   */
  onMenuOpened?: () => void;
}

/** Images that follow each other faster are lost on some desktops. */
const throttleMs = 200;
const maxCachedImages = 64;

/** The side of the icon at scale 1 and the scales it is drawn for, after what each system's panel uses. */
const sizes: Partial<Record<NodeJS.Platform, { base: number; drawn: readonly number[] }>> = {
  win32: { base: 16, drawn: [16, 24, 32, 48, 64] },
  darwin: { base: 22, drawn: [22, 44] },
};
const otherSizes = { base: 22, drawn: [22, 24, 32, 44, 48, 64] };

/** The icon in the tray. It compares and sets; what to show is decided in `tray-view.ts`. */
export class TrayIcon {
  readonly #options: TrayOptions;
  readonly #images = new Map<string, Electron.NativeImage>();
  #tray: Tray | null = null;
  #shown: { iconKey: string; tooltip: string; title: string; menuKey: string } | null = null;
  #waiting: TrayView | null = null;
  #timer: Timer | null = null;
  #isDestroyed = false;

  constructor(options: TrayOptions) {
    this.#options = options;
  }

  /** Shows a view, at once or with the next beat; of several in between only the last is shown. */
  render(view: TrayView): void {
    if (this.#isDestroyed) return;
    if (this.#timer !== null) {
      this.#waiting = view;
      return;
    }
    this.#show(view);
    this.#timer = this.#options.clock.setTimer(throttleMs, () => {
      this.#timer = null;
      const next = this.#waiting;
      this.#waiting = null;
      if (next !== null) this.render(next);
    });
  }

  /** Renews the tooltip alone: a menu that is open stays open. */
  renderTooltip(tooltip: string): void {
    if (this.#tray === null || this.#shown === null || this.#shown.tooltip === tooltip) return;
    this.#tray.setToolTip(tooltip);
    this.#shown = { ...this.#shown, tooltip };
  }

  /** Takes the icon away for good. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#timer?.cancel();
    this.#timer = null;
    this.#tray?.destroy();
    this.#tray = null;
  }

  #show(view: TrayView): void {
    const next = {
      iconKey: JSON.stringify([view.state, view.number, view.muted, view.incomplete, view.unseen]),
      tooltip: view.tooltip,
      title: view.number ?? '',
      menuKey: JSON.stringify(view.menu),
    };
    const shown = this.#shown;
    const tray = this.#tray ?? this.#create(view, next.iconKey);
    if (shown?.iconKey !== next.iconKey) {
      const image = this.#toImage(view, next.iconKey);
      if (shown !== null) tray.setImage(image);
      this.#options.onIcon(image, view.tooltip);
    }
    if (shown?.tooltip !== next.tooltip) tray.setToolTip(next.tooltip);
    // Only macOS shows text beside the icon; there the exact number has room.
    if (process.platform === 'darwin' && shown?.title !== next.title)
      tray.setTitle(next.title, { fontType: 'monospacedDigit' });
    // On Linux a changed menu must be set again as a whole, so it always is.
    if (shown?.menuKey !== next.menuKey) tray.setContextMenu(this.#createMenu(view.menu));
    this.#shown = next;
  }

  #create(view: TrayView, iconKey: string): Tray {
    const tray = new Tray(this.#toImage(view, iconKey));
    // On macOS a click opens the menu; elsewhere it would do nothing.
    if (process.platform !== 'darwin') tray.on('click', () => this.#options.actions.open());
    this.#tray = tray;
    return tray;
  }

  #createMenu(rows: TrayMenuRows): Menu {
    const menu = Menu.buildFromTemplate(toMenuTemplate(rows, this.#options.actions));
    menu.on('menu-will-show', () => this.#options.onMenuOpened?.());
    return menu;
  }

  #toImage(view: TrayView, iconKey: string): Electron.NativeImage {
    const cached = this.#images.get(iconKey);
    if (cached !== undefined) return cached;
    const { base, drawn } = sizes[process.platform] ?? otherSizes;
    // macOS has room for the exact number beside the icon.
    const number = process.platform === 'darwin' ? null : view.number;
    const image = toIconImage({ ...view, number }, base, drawn);
    if (this.#images.size >= maxCachedImages) this.#images.clear();
    this.#images.set(iconKey, image);
    return image;
  }
}
