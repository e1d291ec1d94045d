import { Menu, screen, Tray } from 'electron';
import type { Clock, Timer } from '../clock.ts';
import { type IconGrounds, toMostDigits } from './icon.ts';
import { toIconImage } from './icon-image.ts';
import { type TrayActions, toMenuTemplate } from './menu.ts';
import { OpenMenu } from './open-menu.ts';
import { toGist } from './tray-gist.ts';
import type { TrayMenuRows, TrayView } from './tray-view.ts';

export interface TrayOptions {
  clock: Pick<Clock, 'setTimer'>;
  actions: TrayActions;
  /** The picture and what it says, for the taskbar button of the window. */
  onIcon: (image: Electron.NativeImage, description: string) => void;
  /** The menu is about to show, on macOS and Windows. On Linux Electron hears of submenus only (Chromium: `DbusMenu`). */
  onMenuOpened?: () => void;
}

/** Images that follow each other faster are lost on some desktops. */
const throttleMs = 200;
const maxCachedImages = 64;
/**
 * On Linux a new tooltip replaces the whole menu too (Chromium: `StatusIconLinuxDbus::SetToolTip`), and nobody tells
 * whether it is open: what only counts on, beside the same icon, changes as rarely as this there.
 */
const linuxTextsMs = 10_000;

/** The side of the icon at scale 1 and the scales it is drawn for, after what each system's panel uses. */
const sizes: Partial<Record<NodeJS.Platform, { base: number; drawn: readonly number[] }>> = {
  win32: { base: 16, drawn: [16, 24, 32, 48, 64] },
  darwin: { base: 22, drawn: [22, 44] },
};
/**
 * The panel of a Linux desktop is given one picture (Chromium: `StatusIconLinuxDbus` sends the bitmap of scale 1), as large
 * as most panels show it.
 */
const linuxPanelPx = 22;

function toLinuxSize(): { base: number; drawn: readonly number[] } {
  const sizePx = Math.round(linuxPanelPx * screen.getPrimaryDisplay().scaleFactor);
  return { base: sizePx, drawn: [sizePx] };
}

interface Shown {
  image: Electron.NativeImage;
  iconKey: string;
  gist: string;
  tooltip: string;
  title: string;
  menuKey: string;
}

/** The icon in the tray. It compares and sets; what to show is decided in `tray-view.ts`. */
export class TrayIcon {
  readonly #options: TrayOptions;
  readonly #images = new Map<string, Electron.NativeImage>();
  readonly #grounds: IconGrounds = new Map();
  #tray: Tray | null = null;
  #shown: Shown | null = null;
  /** The newest view, shown or not yet. */
  #latest: TrayView | null = null;
  readonly #menu: OpenMenu;
  /** Runs while texts rest; null: they may change. */
  #textsTimer: Timer | null = null;
  #waiting: TrayView | null = null;
  #timer: Timer | null = null;
  #isDestroyed = false;

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#menu = new OpenMenu(options.clock, () => this.#renderLatest());
  }

  /** Shows a view, at once or with the next beat; of several in between only the last is shown. */
  render(view: TrayView): void {
    if (this.#isDestroyed) return;
    this.#latest = view;
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

  /**
   * Makes the icon anew. One that was made while there was no tray is shown in none that comes later (Chromium:
   * `StatusIconLinuxDbus` asks for a watcher once, and gives up for good).
   */
  renew(): void {
    this.#removeIcon();
    this.#renderLatest();
  }

  /** Takes the icon away for good. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#timer?.cancel();
    this.#timer = null;
    this.#removeIcon();
  }

  #removeIcon(): void {
    this.#menu.forget();
    this.#textsTimer?.cancel();
    this.#textsTimer = null;
    this.#tray?.destroy();
    this.#tray = null;
    this.#shown = null;
  }

  #renderLatest(): void {
    if (this.#latest !== null) this.render(this.#latest);
  }

  #show(view: TrayView): void {
    const iconKey = JSON.stringify([view.state, view.number, view.muted, view.incomplete, view.unseen]);
    const menuKey = JSON.stringify(view.menu);
    const title = view.number ?? '';
    const shown = this.#shown;
    const image = this.#toImage(view);
    const tray = this.#tray ?? this.#create(image);
    const isNewIcon = shown?.iconKey !== iconKey;
    if (shown !== null && shown.image !== image) tray.setImage(image);
    if (isNewIcon) this.#options.onIcon(image, view.tooltip);
    // Only macOS shows text beside the icon; there the exact number has room.
    if (process.platform === 'darwin' && shown?.title !== title)
      tray.setTitle(title, { fontType: 'monospacedDigit' });
    const gist = toGist(view);
    const isResting = !isNewIcon && shown?.gist === gist && this.#textsTimer !== null;
    const tooltip = isResting ? (shown?.tooltip ?? '') : view.tooltip;
    const mayChangeMenu = !isResting && !this.#menu.isOpen;
    const isNewTooltip = shown?.tooltip !== tooltip;
    const isNewMenu = shown?.menuKey !== menuKey && mayChangeMenu;
    if (isNewTooltip) tray.setToolTip(tooltip);
    // On Linux a changed menu must be set again as a whole, so it always is.
    if (isNewMenu) tray.setContextMenu(this.#createMenu(view.menu));
    if (process.platform === 'linux' && (isNewTooltip || isNewMenu)) this.#restTexts();
    const shownMenuKey = isNewMenu ? menuKey : (shown?.menuKey ?? '');
    this.#shown = { image, iconKey, gist, tooltip, title, menuKey: shownMenuKey };
  }

  #restTexts(): void {
    this.#textsTimer?.cancel();
    this.#textsTimer = this.#options.clock.setTimer(linuxTextsMs, () => {
      this.#textsTimer = null;
      this.#renderLatest();
    });
  }

  #create(image: Electron.NativeImage): Tray {
    const tray = new Tray(image);
    // On macOS a click opens the menu; elsewhere it would do nothing.
    if (process.platform !== 'darwin') tray.on('click', () => this.#options.actions.open());
    this.#tray = tray;
    return tray;
  }

  #createMenu(rows: TrayMenuRows): Menu {
    const menu = Menu.buildFromTemplate(toMenuTemplate(rows, this.#options.actions));
    this.#menu.watch(menu);
    menu.on('menu-will-show', () => this.#options.onMenuOpened?.());
    return menu;
  }

  /** What looks the same is the same image. */
  #toImage({ state, number, muted, incomplete, unseen }: TrayView): Electron.NativeImage {
    // macOS has room for the exact number beside the icon.
    const drawnNumber = process.platform === 'darwin' ? null : toMostDigits(number);
    const { base, drawn } = sizes[process.platform] ?? toLinuxSize();
    const key = JSON.stringify([state, drawnNumber, muted, incomplete, unseen, drawn]);
    const image =
      this.#images.get(key) ??
      toIconImage({ state, number: drawnNumber, muted, incomplete, unseen }, base, drawn, this.#grounds);
    // The one that was shown the longest ago is the first to go.
    this.#images.delete(key);
    this.#images.set(key, image);
    const [oldest] = this.#images.keys();
    if (this.#images.size > maxCachedImages && oldest !== undefined) this.#images.delete(oldest);
    return image;
  }
}
