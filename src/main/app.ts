import { snoozeMinutes } from '../shared/attention.ts';
import { ok } from '../shared/result.ts';
import { closeKeepsTray, productName } from '../shared/words/en/app.ts';
import { describeHistoryNotice } from '../shared/words/en/history.ts';
import { describeSettingsNotice } from '../shared/words/en/settings.ts';
import type { ScenarioName } from '../simulator/scenario.ts';
import { AlertDesk } from './alert-desk.ts';
import { createCsvWriter, wireCalls } from './app-calls.ts';
import { AwayDesk } from './away-desk.ts';
import type { Clock } from './clock.ts';
import { Connections } from './connections.ts';
import { createKeychain, type Keychain } from './credentials/keychain.ts';
import { openInBrowser } from './desktop/browser.ts';
import { askCsvPath } from './desktop/dialogs.ts';
import { lockDownSession } from './desktop/lockdown.ts';
import { Notifications } from './desktop/notifications.ts';
import { isPageUrl, servePage } from './desktop/page.ts';
import { watchPower, watchPresence } from './desktop/power.ts';
import { findSystemProxy } from './desktop/proxy.ts';
import { SoundPlayer } from './desktop/sound.ts';
import { systemToasts } from './desktop/system-toasts.ts';
import { applyTheme } from './desktop/theme.ts';
import { hasTray } from './desktop/tray-support.ts';
import { MainWindow } from './desktop/window.ts';
import { type History, openHistory } from './history/history.ts';
import { bindCalls, sendPush } from './ipc/channels.ts';
import { createGate } from './ipc/gate.ts';
import type { Log } from './log.ts';
import { Monitor, type MonitorChange } from './monitor/monitor.ts';
import { createAppInfo, PageFeed } from './page-feed.ts';
import { ReportDesk } from './report-desk.ts';
import { RuleBacktest } from './rule-backtest.ts';
import { createSettings, type SettingsStore } from './settings/settings.ts';
import { SettingsDesk } from './settings-desk.ts';
import { limitTime } from './time-limit.ts';
import { TrayDesk } from './tray-desk.ts';
import { TrayFinder } from './tray-finder.ts';
import { createHttp } from './vendors/http.ts';
import { createProxyFinder } from './vendors/proxy-environment.ts';

export interface AppOptions {
  clock: Clock;
  /** 0 to 1, for jitter. */
  random: () => number;
  log: Log;
  folders: { userData: string; page: string; preload: string };
  version: string;
  locale: string;
  /** What runs instead of Electron and what that does not prove; null under Electron. */
  hostNote: string | null;
  demoScenario: ScenarioName | null;
  /** As the computer knows whoever sits there. */
  userName: string;
  /** The history's own thread. */
  historyWorker: string | URL;
  quit: () => void;
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
  readonly #keychain: Keychain;
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
  readonly #reports: ReportDesk;
  readonly #settingsDesk: SettingsDesk;
  readonly #window: MainWindow;
  readonly #feed: PageFeed;
  #endPresence: () => void = () => undefined;
  #quitting = false;
  #isChanging = false;
  /** Ends what the page asked for and nobody waits for any more: tests and sign-ins of drafts. */
  readonly #ending = new AbortController();

  constructor(options: AppOptions) {
    const { clock, random, log, folders } = options;
    this.#options = options;
    this.#settings = createSettings({ folder: folders.userData, now: clock.now });
    this.#keychain = createKeychain({ clock });
    this.#settingsDesk = new SettingsDesk({
      readSettings: () => this.#settings.current,
      updateSettings: (change) => this.#settings.update(change),
      effects: [
        ({ theme }) => {
          applyTheme(theme);
          return ok(null);
        },
      ],
      readSystem: async () => ({ autostart: null }),
      onDrawn: (drawn) => this.#feed.send('settings.changed', drawn),
    });
    this.#monitor = new Monitor({ clock, random, log, onChange: (change) => this.#onChange(change) });
    const findProxy = createProxyFinder(process.env, findSystemProxy);
    this.#connections = new Connections({
      clock,
      log,
      keychain: this.#keychain,
      readSettings: () => this.#settings.current,
      updateSettings: (change) => this.#settings.update(change),
      openHttp: () => createHttp({ clock, findProxy, caFile: this.#settings.current.caFile }),
      openBrowser: openInBrowser,
      demoScenario: options.demoScenario,
      watch: (connections) => this.#monitor.setConnections(connections),
    });
    const showQueue = (key: string) => this.#showQueue(key);
    const { days, megabytes } = this.#settings.current.history;
    this.#history = openHistory({
      folder: folders.userData,
      workerFile: options.historyWorker,
      clock,
      log,
      retention: { days, bytes: megabytes * 1_000_000 },
    });
    this.#sound = new SoundPlayer({ clock, log });
    this.#notifications = new Notifications({
      system: systemToasts,
      onShowQueue: showQueue,
      onOpen: () => this.showWindow(),
      onAction: (_key, slot, action) => {
        const episodeIds = this.#alerts.episodesOf(slot);
        if (action === 'acknowledge') this.#alerts.acknowledge(episodeIds);
        else this.#alerts.snooze(episodeIds, snoozeMinutes);
      },
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
      onCritical: () => this.#window.flash(true),
      setNear: (connectionId, isNear) => this.#monitor.setNear(connectionId, isNear),
      isLookedAt: () => this.#window.current?.isFocused() === true,
      onChange: () => this.#show(),
      keepMemory: (text) => this.#history.keepMemory(text),
      keepEpisode: (record) => this.#history.keepEpisode(record),
      appendDelivery: (record) => this.#history.appendDelivery(record),
      userName: options.userName,
    });
    this.#away = new AwayDesk({
      readEpisodes: (span) => this.#history.readEpisodes(span),
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
    this.#reports = new ReportDesk({
      clock,
      findVendor: (connectionId) => this.#connections.find(connectionId),
      onProgress: (progress) => this.#feed.send('reports.progress', progress),
      askPath: (fileName) => askCsvPath(this.#window.current, 'report', fileName),
      write: createCsvWriter(this.#settings),
    });
    this.#window = new MainWindow({
      title: productName,
      preloadPath: folders.preload,
      size: () => this.#settings.current.window,
      mayClose: () => this.#quitting || this.#trayFinder.found,
      onFocus: () => this.#alerts.markSeen(),
      onClosing: (size) => this.#onWindowClosing(size),
      log,
    });
    this.#tray = new TrayDesk({
      clock,
      actions: {
        showQueue,
        refresh: () => this.#monitor.refresh(),
        acknowledge: (episodeIds) => this.#alerts.acknowledge(episodeIds),
        snooze: (episodeIds, minutes) => this.#alerts.snooze(episodeIds, minutes),
        muteAll: (minutes) => this.#alerts.mute({ kind: 'all' }, minutes),
        muteQueue: (key, minutes) => this.#alerts.muteQueue(key, minutes),
        unmute: (target) => this.#alerts.unmute(target),
        open: () => this.showWindow(),
        quit: options.quit,
      },
      onIcon: (image, description) => this.#window.setOverlay(image, description),
      onMenuOpened: () => this.#alerts.markSeen(),
      toInput: () => ({
        rows: this.#monitor.rows(),
        connections: this.#monitor.statuses(),
        ...this.#alerts.view(),
      }),
      onTick: () => this.#monitor.wakePollers(),
    });
    const { notice } = this.#settings;
    this.#feed = new PageFeed({
      page: () => this.#window.current?.webContents ?? null,
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
      info: createAppInfo(options, notice === null ? null : describeSettingsNotice(notice)),
    });
  }

  async start(): Promise<void> {
    const { log, hostNote, version, folders } = this.#options;
    log.info('started', { version, host: hostNote ?? 'Electron' });
    this.#settingsDesk.applyKept();
    lockDownSession(log);
    servePage(folders.page);
    bindCalls(createGate(this.#wireCalls(), { isPageUrl, log }));
    watchPower({ onSuspend: () => this.#monitor.suspend(), onResume: () => this.#wake() });
    this.#endPresence = watchPresence({
      clock: this.#options.clock,
      idleAfterMs,
      onAway: (at) => this.#away.leave(at),
      onBack: (at) => void this.#away.comeBack(at),
    });
    this.#history.onNotice((notice) => this.#sayHistory(notice));
    this.#sayHistory(this.#history.notice);
    this.#tray.render();
    this.#trayFinder.start();
    this.showWindow();
    await this.#restoreAlerts();
    this.#monitor.start();
    const applied = await this.#connections.apply();
    this.#tray.render();
    if (!applied.ok)
      log.error('the demo did not start', { code: applied.failure.code, detail: applied.failure.detail });
    const keychainFailure = await this.#keychain.probe();
    if (keychainFailure !== null) this.#feed.changeInfo({ keychainFailure });
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
    this.#reports.cancel();
    this.#backtest.cancel();
    this.#sound.stop();
    this.#notifications.closeAll();
    this.#tray.destroy();
    this.#window.destroy();
    await this.#connections.stop();
    await this.#history.close();
    this.#options.log.info('stopped');
  }

  showWindow(): void {
    if (!this.#quitting) this.#window.open();
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
    this.#feed.push();
  }

  /** Opens the window at a queue. */
  #showQueue(key: string): void {
    const isOpen = this.#window.current !== null;
    if (!isOpen) this.#feed.showQueue(key, false);
    this.showWindow();
    if (isOpen) this.#feed.showQueue(key, true);
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

  #sayHistory(notice: History['notice']): void {
    const formatTime = (at: number) => new Date(at).toLocaleString(this.#options.locale);
    const historyNotice = notice === null ? null : describeHistoryNotice(notice, formatTime);
    if (historyNotice !== this.#feed.info.historyNotice) this.#feed.changeInfo({ historyNotice });
  }

  /** Said once, not at every start: the supervisor cannot change it every day. The window stays in any case. */
  #sayTrayMissing(): void {
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
      history: this.#history,
      reports: this.#reports,
      window: this.#window,
      feed: this.#feed,
      ending: this.#ending.signal,
    });
  }
}
