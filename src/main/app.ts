import { closeKeepsTray } from '../shared/words/en/app.ts';
import type { ScenarioName } from '../simulator/scenario.ts';
import { wireCalls } from './app-calls.ts';
import { followHistoryNotice } from './app-info.ts';
import { type AppParts, createParts } from './app-parts.ts';
import { renderTrayOnChange } from './app-settings.ts';
import type { Clock } from './clock.ts';
import { lockDownSession } from './desktop/lockdown.ts';
import { servePage } from './desktop/page.ts';
import { findWindowName } from './desktop/page-address.ts';
import { watchPower, watchPresence } from './desktop/power.ts';
import { bindCalls } from './ipc/channels.ts';
import { createGate } from './ipc/gate.ts';
import type { LevelledLog } from './log.ts';
import type { MonitorChange } from './monitor/monitor.ts';
import type { SettingsStore } from './settings/settings.ts';
import { limitTime } from './time-limit.ts';

export interface AppOptions {
  clock: Clock;
  /** 0 to 1, for jitter. */
  random: () => number;
  log: LevelledLog;
  folders: { userData: string; page: string; preload: string };
  version: string;
  locale: string;
  /** What runs instead of Electron and what that does not prove; null under Electron. */
  hostNote: string | null;
  demoScenario: ScenarioName | null;
  /** Starts in the tray, without the window. */
  isHidden: boolean;
  /** As the computer knows whoever sits there. */
  userName: string;
  /** The history's own thread. */
  historyWorker: string | URL;
  quit: () => void;
  /** A fault of the program that it cannot get over by itself: it is logged and a restart is offered. */
  onFault: (what: string) => void;
}

const idleAfterMs = 300_000;
const longestRestoreMs = 10_000;
const everyOpenEpisode = { from: 0, to: 0, limit: 10_000 };

/**
 * Sets the parts going, carries readings through them and ends them; `app-parts.ts` says what there is. A reading's way:
 * monitor (board), history, alerts (which tell notifications), then tray and page; `#onChange` calls them in that order.
 */
export class App {
  readonly #options: AppOptions;
  readonly #parts: AppParts;
  #endPresence: () => void = () => undefined;
  #quitting = false;
  #isChanging = false;
  /** Ends what the page asked for and nobody waits for any more: tests and sign-ins of drafts. */
  readonly #ending = new AbortController();

  constructor(options: AppOptions) {
    this.#options = options;
    this.#parts = createParts(options, {
      onChange: (change) => this.#onChange(change),
      onAlerts: () => this.#show(),
      onTrayMissing: (isLost) => this.#sayTrayMissing(isLost),
      onTrayFound: () => this.#takeTray(),
      onWindowClosing: (size) => this.#onWindowClosing(size),
      showWindow: () => this.showWindow(),
      showQueue: (key) => this.#showQueue(key),
      keepSettings: (change) => this.#keepSettings(change),
      isQuitting: () => this.#quitting,
    });
  }

  async start(): Promise<void> {
    const { clock, log, hostNote, version, locale, folders, isHidden } = this.#options;
    const { settings, settingsDesk, keychain, monitor, connections, alerts, history, ...parts } = this.#parts;
    const { away, trayFinder, tray, feed } = parts;
    log.info('started', { version, host: hostNote ?? 'Electron' });
    lockDownSession(log);
    servePage(folders.page);
    bindCalls(createGate(this.#wireCalls(), { findWindow: findWindowName, log }));
    for (const { code, reason, subject } of settingsDesk.applyKept())
      log.warn('a setting cannot take effect', { code, reason, subject });
    renderTrayOnChange(settings, tray);
    watchPower({ onSuspend: () => monitor.suspend(), onResume: () => this.#wake() });
    this.#endPresence = watchPresence({
      clock,
      idleAfterMs,
      onAway: (at) => away.leave(at),
      onBack: (at) => void away.comeBack(at),
    });
    followHistoryNotice(history, feed, locale);
    this.#show();
    trayFinder.start();
    if (!isHidden) this.showWindow();
    await this.#restoreAlerts();
    // Ended meanwhile: nothing is asked any more.
    if (this.#ending.signal.aborted) return;
    monitor.start();
    const applied = await connections.apply();
    // Without a connection nothing would ever answer, and the last run's alerts would stay up for ever.
    alerts.setConnections();
    this.#show();
    if (!applied.ok)
      log.error('the demo did not start', { code: applied.failure.code, detail: applied.failure.detail });
    await keychain.probe();
  }

  /** A disk that does not answer holds up the memory of alerts, not the watching. */
  async #restoreAlerts(): Promise<void> {
    const { clock, log } = this.#options;
    const { history, alerts } = this.#parts;
    const kept = Promise.all([history.readMemory(), history.readEpisodes(everyOpenEpisode)]);
    const [text, written] = await limitTime(clock, longestRestoreMs, kept, () => {
      log.error('the history did not answer in time; the memory of alerts begins anew');
      return [null, []];
    });
    alerts.restore(text, written);
    alerts.start();
  }

  /** The application is about to quit: from now on a window that closes is not one that the supervisor closed. */
  prepareToQuit(): void {
    this.#quitting = true;
  }

  /** Ends everything, in reverse order of the start. */
  async stop(): Promise<void> {
    const { monitor, connections, history, alerts, windows, tray, ...parts } = this.#parts;
    this.#ending.abort(new DOMException('called off', 'AbortError'));
    parts.trayFinder.stop();
    this.#endPresence();
    monitor.stop();
    alerts.stop();
    parts.reports.cancel();
    parts.exports.cancel();
    parts.backtest.cancel();
    parts.sound.stop();
    const toastsGone = parts.notifications.closeAll();
    tray.destroy();
    parts.commands.shortcut.release();
    windows.destroy();
    await Promise.all([toastsGone, connections.stop()]);
    await history.close();
    this.#options.log.info('stopped');
  }

  showWindow(): void {
    if (!this.#quitting) this.#parts.windows.main.open();
  }

  #wake(): void {
    this.#parts.monitor.resume();
    this.#parts.alerts.wake();
  }

  #onChange(change: MonitorChange): void {
    if (this.#ending.signal.aborted) return;
    const { clock } = this.#options;
    const { monitor, history, alerts, feed, diary } = this.#parts;
    this.#isChanging = true;
    try {
      feed.note(change);
      diary.note(monitor.statuses(), clock.now());
      alerts.setConnections();
      alerts.forget(change.removedKeys);
      const answered = monitor.statuses().find(({ id }) => id === change.answered);
      if (answered !== undefined) {
        const current = monitor.rowsOf(answered.id).filter(({ quality }) => quality === 'current');
        const readings = current.map(({ reading }) => reading);
        history.appendPoll(answered.id, clock.now(), readings);
        alerts.judge(answered, change.firstAnswer);
      }
    } finally {
      this.#isChanging = false;
      this.#show();
    }
  }

  /** Tray and page as things stand now; once for all that an answer brings about. */
  #show(): void {
    if (this.#ending.signal.aborted || this.#isChanging) return;
    const { tray, commands, feed } = this.#parts;
    tray.render();
    commands.render();
    feed.push();
  }

  /** Opens the window at a queue. */
  #showQueue(key: string): void {
    this.#parts.feed.showQueue(key);
    this.showWindow();
  }

  #onWindowClosing(size: { width: number; height: number }): void {
    const { settings, trayFinder, notifications } = this.#parts;
    const { told } = settings.current;
    const sayTray = !told.closeKeepsTray && !this.#quitting && trayFinder.found;
    this.#keepSettings({ window: size, told: { ...told, closeKeepsTray: told.closeKeepsTray || sayTray } });
    const toast = { slot: 'tray', showKey: null, ...closeKeepsTray, actions: [] };
    if (sayTray) void notifications.show({ ...toast, urgency: 'warning' });
    trayFinder.look();
  }

  #keepSettings(change: Parameters<SettingsStore['update']>[0]): void {
    const updated = this.#parts.settings.update(change);
    if (!updated.ok)
      this.#options.log.warn('the settings were not saved', {
        code: updated.failure.code,
        detail: updated.failure.detail,
      });
  }

  /**
   * A desktop without a tray is told once, not at every start: the supervisor cannot change it every day. That a tray has
   * gone is told each time.
   */
  #sayTrayMissing(isLost: boolean): void {
    const { settings, feed, windows } = this.#parts;
    const { told } = settings.current;
    // There is nothing else to reach the program by.
    if (!windows.main.isInReach && !this.#quitting) windows.main.openBehind();
    if (told.noTray && !isLost) return;
    this.#keepSettings({ told: { ...told, noTray: true } });
    feed.changeInfo({ trayMissing: true });
  }

  #takeTray(): void {
    const { tray, feed } = this.#parts;
    tray.renew();
    if (feed.info.trayMissing) feed.changeInfo({ trayMissing: false });
  }

  #wireCalls() {
    return wireCalls({
      ...this.#parts,
      options: this.#options,
      showWindow: () => this.showWindow(),
      showQueue: (key) => this.#showQueue(key),
      ending: this.#ending.signal,
    });
  }
}
