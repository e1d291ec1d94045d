import type { Settings } from '../shared/settings.ts';
import type { WindowName } from '../shared/window-name.ts';
import { productName } from '../shared/words/en/app.ts';
import { windowTitles } from '../shared/words/en/app-menu.ts';
import type { Clock } from './clock.ts';
import { StripWindow } from './desktop/strip-window.ts';
import { WallboardWindow } from './desktop/wallboard-window.ts';
import { MainWindow, type WindowOptions } from './desktop/window.ts';
import type { Log } from './log.ts';
import { PageCrashes } from './page-crashes.ts';
import type { SettingsDesk } from './settings-desk.ts';

/*
 * The windows: the main one, the wallboard and the strip.
 */

interface AppWindowsOptions extends Pick<WindowOptions, 'mayClose' | 'onFocus' | 'onClosing'> {
  clock: Pick<Clock, 'setTimer' | 'monotonic'>;
  log: Log;
  preloadPath: string;
  readSettings: () => Readonly<Settings>;
  keepSettings: (change: Partial<Settings>) => void;
  onPageGone: (name: WindowName) => void;
  /** A page ends again and again, and stays away. */
  onFault: (what: string) => void;
  /** Not by its preference: a person closed it. */
  onStripClosed: () => void;
}

export class AppWindows {
  readonly main: MainWindow;
  readonly #wallboard: WallboardWindow;
  readonly #strip: StripWindow;
  #zoomFactor: number;

  constructor(options: AppWindowsOptions) {
    const { clock, log, preloadPath, readSettings, keepSettings, mayClose, onFocus, onClosing } = options;
    const crashes = new PageCrashes(clock);
    const onPageGone = (name: WindowName) => {
      options.onPageGone(name);
      const mayReload = crashes.note(name);
      if (!mayReload) options.onFault(`the page of the window ${name} ends again and again`);
      return mayReload;
    };
    this.#zoomFactor = readSettings().zoomPercent / 100;
    const shared = { preloadPath, log, zoomFactor: () => this.#zoomFactor, onPageGone };
    this.main = new MainWindow({
      ...shared,
      title: productName,
      size: () => readSettings().window,
      mayClose,
      onFocus,
      onClosing,
    });
    this.#wallboard = new WallboardWindow({
      ...shared,
      title: windowTitles.wallboard,
      mainWindow: () => this.main.current,
    });
    this.#strip = new StripWindow({
      ...shared,
      title: windowTitles.strip,
      clock,
      place: () => readSettings().stripPlace,
      onPlaced: (stripPlace) => keepSettings({ stripPlace }),
      onClosed: options.onStripClosed,
    });
  }

  /** The pages of those that are open. */
  get pages(): Partial<Record<WindowName, Electron.WebContents>> {
    const open = this.#all.flatMap(([name, { current }]) =>
      current === null ? [] : [[name, current.webContents]],
    );
    return Object.fromEntries(open);
  }

  openWallboard(): void {
    this.#wallboard.open();
  }

  closeWallboard(): void {
    this.#wallboard.close();
  }

  showStrip(isShown: boolean): void {
    this.#strip.setShown(isShown);
  }

  toggleFullScreen(name: WindowName): void {
    const window = this.#all.find(([one]) => one === name)?.[1].current;
    window?.setFullScreen(!window.isFullScreen());
  }

  /** Of all windows: they share an origin, and Chromium keeps one zoom for each. */
  setZoom(percent: number): void {
    this.#zoomFactor = percent / 100;
    for (const page of Object.values(this.pages)) page.setZoomFactor(this.#zoomFactor);
    this.#strip.resize();
  }

  destroy(): void {
    for (const [, window] of this.#all) window.destroy();
  }

  get #all(): [WindowName, MainWindow | WallboardWindow | StripWindow][] {
    return [
      ['main', this.main],
      ['wallboard', this.#wallboard],
      ['strip', this.#strip],
    ];
  }
}

/** A person closed the strip. Where that cannot be kept it stays closed all the same, until the next start. */
export async function keepStripClosed(
  settingsDesk: Pick<SettingsDesk, 'set'>,
  log: Pick<Log, 'warn'>,
): Promise<void> {
  const kept = await settingsDesk.set({ stripShown: false });
  if (kept.ok) return;
  const { code, reason, detail } = kept.failure;
  log.warn('that the small window was closed was not kept', { code, reason, detail });
}
