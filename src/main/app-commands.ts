import { dirname } from 'node:path';
import type { Alert } from '../shared/alert.ts';
import { type Appearance, zoomPercents } from '../shared/appearance.ts';
import type { CallInput } from '../shared/contract.ts';
import type { PageCommand } from '../shared/page-command.ts';
import { isTakenCareOf } from '../shared/taken-care.ts';
import { productName } from '../shared/words/en/app.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { AppOptions } from './app.ts';
import type { AppWindows } from './app-windows.ts';
import { describeProgram } from './desktop/about.ts';
import { AppMenu } from './desktop/app-menu.ts';
import { openFolder } from './desktop/files.ts';
import { Shortcut } from './desktop/shortcut.ts';
import { systemShortcuts } from './desktop/system-shortcuts.ts';
import { toLogPath } from './log-file.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { PageFeed } from './page-feed.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { SettingsDesk } from './settings-desk.ts';

/*
 * The part of the wiring behind the application menu and the keys that work from anywhere.
 */

interface CommandParts {
  options: AppOptions;
  settings: SettingsStore;
  settingsDesk: SettingsDesk;
  monitor: Monitor;
  alerts: AlertDesk;
  windows: () => AppWindows;
  showWindow: () => void;
  feed: () => PageFeed;
}

export class AppCommands {
  /** Shows the main window, or puts it out of the way. */
  readonly shortcut: Shortcut;
  readonly #parts: CommandParts;
  readonly #menu: AppMenu;

  constructor(parts: CommandParts) {
    const { monitor, alerts, windows } = parts;
    this.#parts = parts;
    this.shortcut = new Shortcut(() => windows().main.toggle(), systemShortcuts);
    this.#menu = new AppMenu({
      command: (name) => this.#command(name),
      setTheme: (theme) => void this.#set({ theme }),
      zoom: (by) => void this.#set({ zoomPercent: findZoom(parts.settings.current.zoomPercent, by) }),
      openWallboard: () => windows().openWallboard(),
      showStrip: (stripShown) => void this.#set({ stripShown }),
      refresh: () => monitor.refresh(),
      acknowledgeAll: () => alerts.acknowledge(this.#unacknowledged().map(({ episodeId }) => episodeId)),
      muteAll: (minutes) => alerts.mute({ kind: 'all' }, minutes),
      unmuteAll: () => alerts.unmute({ kind: 'all' }),
      openLogFolder: () => void this.#openLogFolder(),
    });
    parts.settings.onChange(() => this.render());
    const { version, hostNote } = parts.options;
    describeProgram({ name: productName, version, note: hostNote });
  }

  /** The menu as things stand now. */
  render(): void {
    const { theme, stripShown } = this.#parts.settings.current;
    this.#menu.render({
      theme,
      isStripShown: stripShown,
      canAcknowledge: this.#unacknowledged().length > 0,
      isMuted: this.#parts.alerts.view().mutes.some(({ target }) => target.kind === 'all'),
    });
  }

  #command(name: PageCommand): void {
    this.#parts.feed().command(name);
    this.#parts.showWindow();
  }

  #unacknowledged(): Alert[] {
    return this.#parts.alerts.alerts().filter((alert) => !isTakenCareOf(alert));
  }

  async #set(change: CallInput<'settings.set'>): Promise<void> {
    const { settingsDesk, options } = this.#parts;
    const set = await settingsDesk.set(change);
    if (set.ok) return;
    options.log.warn('a setting of the menu was not kept', { code: set.failure.code });
    // The menu has ticked it already.
    this.#menu.renderAgain();
  }

  async #openLogFolder(): Promise<void> {
    const { log, folders } = this.#parts.options;
    const opened = await openFolder(dirname(toLogPath(folders.userData)));
    if (!opened.ok) log.warn('the folder of the log was not opened', { detail: opened.failure.detail });
  }
}

/** The next of the steps that the settings offer; the last one stays. */
function findZoom(percent: Appearance['zoomPercent'], by: 'in' | 'out' | 'reset'): Appearance['zoomPercent'] {
  if (by === 'reset') return 100;
  const steps = by === 'in' ? zoomPercents : zoomPercents.toReversed();
  return steps.find((step) => (by === 'in' ? step > percent : step < percent)) ?? percent;
}
