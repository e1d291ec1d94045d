import { closeKeepsTray } from '../shared/words/en/app.ts';
import type { ScenarioName } from '../simulator/scenario.ts';
import { AlertDesk } from './alert-desk.ts';
import { wireCalls } from './app-calls.ts';
import { AppCommands } from './app-commands.ts';
import { createAppInfo, followHistoryNotice } from './app-info.ts';
import { openSettings } from './app-managed.ts';
import { createReportParts, type ReportParts } from './app-reports.ts';
import { createNetwork, createSettingsDesk, renderTrayOnChange, toRetention } from './app-settings.ts';
import { createToastAction } from './app-toasts.ts';
import { createTray } from './app-tray.ts';
import { AppWindows, keepStripClosed } from './app-windows.ts';
import { AwayDesk } from './away-desk.ts';
import type { Clock } from './clock.ts';
import { Connections } from './connections.ts';
import { createKeychain } from './credentials/keychain.ts';
import { openInBrowser } from './desktop/browser.ts';
import { lockDownSession } from './desktop/lockdown.ts';
import { Notifications } from './desktop/notifications.ts';
import { servePage } from './desktop/page.ts';
import { findWindowName } from './desktop/page-address.ts';
import { watchPower, watchPresence } from './desktop/power.ts';
import { SoundPlayer } from './desktop/sound.ts';
import { systemToasts } from './desktop/system-toasts.ts';
import { hasTray } from './desktop/tray-support.ts';
import { FailureDiary } from './failure-diary.ts';
import { type History, openHistory } from './history/history.ts';
import { bindCalls, sendPush } from './ipc/channels.ts';
import { createGate } from './ipc/gate.ts';
import type { LevelledLog } from './log.ts';
import { Monitor, type MonitorChange } from './monitor/monitor.ts';
import { PageFeed } from './page-feed.ts';
import { RuleBacktest } from './rule-backtest.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { SettingsDesk } from './settings-desk.ts';
import { limitTime } from './time-limit.ts';
import type { TrayDesk } from './tray-desk.ts';
import { TrayFinder } from './tray-finder.ts';
import { type WatchedKeychain, watchKeychain } from './watched-keychain.ts';

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
 * The only place where the modules meet. A reading's way: monitor (board), alerts, tray and notifications, page;
 * `#onChange` calls them in that order.
 */
export class App {
  readonly #options: AppOptions;
  readonly #settings: SettingsStore;
  readonly #keychain: WatchedKeychain;
  readonly #monitor: Monitor;
  readonly #connections: Connections;
  readonly #tray: TrayDesk;
  readonly #notifications: Notifications;
  readonly #alerts: AlertDesk;
  readonly #history: History;
  readonly #away: AwayDesk;
  readonly #backtest: RuleBacktest;
  readonly #sound: SoundPlayer;
  readonly #trayFinder: TrayFinder;
  readonly #reports: ReportParts;
  readonly #settingsDesk: SettingsDesk;
  readonly #windows: AppWindows;
  readonly #commands: AppCommands;
  readonly #feed: PageFeed;
  readonly #diary = new FailureDiary();
  #endPresence: () => void = () => undefined;
  #quitting = false;
  #isChanging = false;
  /** Ends what the page asked for and nobody waits for any more: tests and sign-ins of drafts. */
  readonly #ending = new AbortController();

  constructor(options: AppOptions) {
    const { clock, random, log, folders } = options;
    this.#options = options;
    this.#settings = openSettings(options);
    this.#keychain = watchKeychain(createKeychain({ clock }), () => this.#feed);
    const network = createNetwork(options, this.#settings);
    this.#settingsDesk = createSettingsDesk({
      clock,
      log,
      settings: this.#settings,
      network,
      monitor: () => this.#monitor,
      history: () => this.#history,
      windows: () => this.#windows,
      commands: () => this.#commands,
      feed: () => this.#feed,
    });
    this.#monitor = new Monitor({ clock, random, log, onChange: (change) => this.#onChange(change) });
    this.#connections = new Connections({
      clock,
      log,
      keychain: this.#keychain,
      readSettings: () => this.#settings.current,
      updateSettings: (change) => this.#settings.update(change),
      openHttp: () => network.openHttp(),
      openBrowser: openInBrowser,
      demoScenario: this.#settings.managed.allowDemo ? options.demoScenario : null,
      watch: (connections) => this.#monitor.setConnections(connections),
    });
    const showQueue = (key: string) => this.#showQueue(key);
    this.#history = openHistory({
      folder: folders.userData,
      workerFile: options.historyWorker,
      clock,
      log,
      retention: toRetention(this.#settings.current),
    });
    this.#sound = new SoundPlayer({ clock, log });
    this.#notifications = new Notifications({
      system: systemToasts,
      onShowQueue: showQueue,
      onOpen: () => this.showWindow(),
      onAction: createToastAction({
        log,
        settings: this.#settings,
        monitor: this.#monitor,
        alerts: () => this.#alerts,
      }),
      onReaction: (slot) => this.#alerts.react(slot),
      log,
    });
    this.#alerts = new AlertDesk({
      clock,
      steadyNow: () => this.#monitor.steadyNow(),
      log,
      readSettings: () => this.#settings.current,
      statuses: () => this.#monitor.statuses(),
      nameOf: (id) =>
        this.#settings.current.connections.find((one) => one.id === id)?.name ?? this.#monitor.nameOf(id),
      rowsOf: (connectionId) => this.#monitor.rowsOf(connectionId),
      findRow: (key) => this.#monitor.row(key),
      show: (toast) => this.#notifications.show(toast),
      close: (slot) => this.#notifications.close(slot),
      play: (severity, volume) => void this.#sound.play(severity, volume),
      onCritical: () => this.#windows.main.flash(true),
      setNear: (id, isNear) => this.#monitor.setNear(id, isNear && this.#settings.managed.mayHurry),
      isLookedAt: () => this.#windows.main.current?.isFocused() === true,
      onChange: () => this.#show(),
      keepMemory: (text) => this.#history.keepMemory(text),
      keepEpisode: (record) => this.#history.keepEpisode(record),
      appendDelivery: (record) => this.#history.appendDelivery(record),
      userName: options.userName,
    });
    this.#away = new AwayDesk({
      readEpisodes: async (span) => this.#alerts.bringUpToDate(await this.#history.readEpisodes(span)),
      onChange: (away) => this.#feed.send('away.changed', { away }),
    });
    this.#backtest = new RuleBacktest({
      clock,
      history: this.#history,
      connections: () => this.#monitor.statuses(),
      targetOf: (key) => this.#monitor.row(key) ?? null,
      recoveryNotes: () => this.#settings.current.recoveryNotes,
    });
    this.#trayFinder = new TrayFinder({ clock, log, hasTray, onMissing: () => this.#sayTrayMissing() });
    this.#reports = createReportParts({
      options,
      settings: this.#settings,
      connections: this.#connections,
      monitor: this.#monitor,
      feed: () => this.#feed,
      owner: () => this.#windows.main.current,
    });
    this.#windows = new AppWindows({
      clock,
      log,
      preloadPath: folders.preload,
      readSettings: () => this.#settings.current,
      keepSettings: (change) => this.#keepSettings(change),
      mayClose: () => this.#quitting || this.#trayFinder.found,
      onFocus: () => this.#alerts.markSeen(),
      onPageGone: (name) => this.#feed.losePage(name),
      onFault: options.onFault,
      onClosing: (size) => this.#onWindowClosing(size),
      onStripClosed: () => {
        if (!this.#quitting) void keepStripClosed(this.#settingsDesk, log);
      },
    });
    this.#commands = new AppCommands({
      options,
      settings: this.#settings,
      settingsDesk: this.#settingsDesk,
      monitor: this.#monitor,
      alerts: this.#alerts,
      windows: () => this.#windows,
      showWindow: () => this.showWindow(),
      feed: () => this.#feed,
    });
    this.#tray = createTray({
      options,
      settings: this.#settings,
      monitor: this.#monitor,
      alerts: this.#alerts,
      windows: this.#windows,
      showWindow: () => this.showWindow(),
      showQueue,
    });
    this.#feed = new PageFeed({
      pages: () => this.#windows.pages,
      send: sendPush,
      rows: () => this.#monitor.rows(),
      findRow: (key) => this.#monitor.row(key),
      statuses: () => this.#monitor.statuses(),
      alerts: () => this.#alerts.view(),
      rest: () => ({
        ...this.#settingsDesk.drawn,
        demo: this.#connections.isDemoOn(),
        away: this.#away.card,
      }),
      info: createAppInfo(options, this.#settings),
    });
  }

  async start(): Promise<void> {
    const { log, hostNote, version, folders } = this.#options;
    log.info('started', { version, host: hostNote ?? 'Electron' });
    lockDownSession(log);
    servePage(folders.page);
    bindCalls(createGate(this.#wireCalls(), { findWindow: findWindowName, log }));
    for (const { code, reason, subject } of this.#settingsDesk.applyKept())
      log.warn('a setting cannot take effect', { code, reason, subject });
    renderTrayOnChange(this.#settings, this.#tray);
    watchPower({ onSuspend: () => this.#monitor.suspend(), onResume: () => this.#wake() });
    this.#endPresence = watchPresence({
      clock: this.#options.clock,
      idleAfterMs,
      onAway: (at) => this.#away.leave(at),
      onBack: (at) => void this.#away.comeBack(at),
    });
    followHistoryNotice(this.#history, this.#feed, this.#options.locale);
    this.#show();
    this.#trayFinder.start();
    if (!this.#options.isHidden) this.showWindow();
    await this.#restoreAlerts();
    this.#monitor.start();
    const applied = await this.#connections.apply();
    this.#tray.render();
    if (!applied.ok)
      log.error('the demo did not start', { code: applied.failure.code, detail: applied.failure.detail });
    await this.#keychain.probe();
  }

  /** A disk that does not answer holds up the memory of alerts, not the watching. */
  async #restoreAlerts(): Promise<void> {
    const { clock, log } = this.#options;
    const kept = Promise.all([this.#history.readMemory(), this.#history.readEpisodes(everyOpenEpisode)]);
    const [text, written] = await limitTime(clock, longestRestoreMs, kept, () => {
      log.error('the history did not answer in time; the memory of alerts begins anew');
      return [null, []];
    });
    this.#alerts.restore(text, written);
    this.#alerts.start();
  }

  /** The application is about to quit: from now on a window that closes is not one that the supervisor closed. */
  prepareToQuit(): void {
    this.#quitting = true;
  }

  /** Ends everything, in reverse order of the start. */
  async stop(): Promise<void> {
    this.#ending.abort(new DOMException('called off', 'AbortError'));
    this.#trayFinder.stop();
    this.#endPresence();
    this.#monitor.stop();
    this.#alerts.stop();
    this.#reports.reports.cancel();
    this.#reports.exports.cancel();
    this.#backtest.cancel();
    this.#sound.stop();
    this.#notifications.closeAll();
    this.#tray.destroy();
    this.#commands.shortcut.release();
    this.#windows.destroy();
    await this.#connections.stop();
    await this.#history.close();
    this.#options.log.info('stopped');
  }

  showWindow(): void {
    if (!this.#quitting) this.#windows.main.open();
  }

  #wake(): void {
    this.#monitor.resume();
    this.#alerts.wake();
  }

  #onChange(change: MonitorChange): void {
    if (this.#ending.signal.aborted) return;
    this.#isChanging = true;
    try {
      this.#feed.note(change);
      this.#diary.note(this.#monitor.statuses(), this.#options.clock.now());
      this.#alerts.setConnections();
      this.#alerts.forget(change.removedKeys);
      const answered = this.#monitor.statuses().find(({ id }) => id === change.answered);
      if (answered !== undefined) {
        const current = this.#monitor.rowsOf(answered.id).filter(({ quality }) => quality === 'current');
        const readings = current.map(({ reading }) => reading);
        this.#history.appendPoll(answered.id, this.#options.clock.now(), readings);
        this.#alerts.judge(answered, change.firstAnswer);
      }
    } finally {
      this.#isChanging = false;
      this.#show();
    }
  }

  /** Tray and page as things stand now; once for all that an answer brings about. */
  #show(): void {
    if (this.#ending.signal.aborted || this.#isChanging) return;
    this.#tray.render();
    this.#commands.render();
    this.#feed.push();
  }

  /** Opens the window at a queue. */
  #showQueue(key: string): void {
    this.#feed.showQueue(key);
    this.showWindow();
  }

  #onWindowClosing(size: { width: number; height: number }): void {
    const { told } = this.#settings.current;
    const sayTray = !told.closeKeepsTray && !this.#quitting && this.#trayFinder.found;
    this.#keepSettings({ window: size, told: { ...told, closeKeepsTray: told.closeKeepsTray || sayTray } });
    const toast = { slot: 'tray', showKey: null, ...closeKeepsTray, actions: [] };
    if (sayTray) void this.#notifications.show({ ...toast, urgency: 'warning' });
  }

  #keepSettings(change: Parameters<SettingsStore['update']>[0]): void {
    const updated = this.#settings.update(change);
    if (!updated.ok)
      this.#options.log.warn('the settings were not saved', {
        code: updated.failure.code,
        detail: updated.failure.detail,
      });
  }

  /** Said once, not at every start: the supervisor cannot change it every day. The window stays in any case. */
  #sayTrayMissing(): void {
    // There is nothing else to reach the program by.
    if (this.#options.isHidden) this.showWindow();
    const { told } = this.#settings.current;
    if (told.noTray) return;
    this.#keepSettings({ told: { ...told, noTray: true } });
    this.#feed.changeInfo({ trayMissing: true });
  }

  #wireCalls() {
    return wireCalls({
      options: this.#options,
      settings: this.#settings,
      settingsDesk: this.#settingsDesk,
      keychain: this.#keychain,
      monitor: this.#monitor,
      connections: this.#connections,
      alerts: this.#alerts,
      away: this.#away,
      backtest: this.#backtest,
      sound: this.#sound,
      notifications: this.#notifications,
      history: this.#history,
      ...this.#reports,
      windows: this.#windows,
      showWindow: () => this.showWindow(),
      showQueue: (key) => this.#showQueue(key),
      feed: this.#feed,
      diary: this.#diary,
      ending: this.#ending.signal,
    });
  }
}
