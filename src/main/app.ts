import type { BoardRow } from '../shared/board.ts';
import { toRowColumns } from '../shared/board.ts';
import type { AppInfo, Snapshot } from '../shared/contract.ts';
import { ok, type Result } from '../shared/result.ts';
import { closeKeepsTray, productName } from '../shared/words/en/app.ts';
import { describeSettingsNotice } from '../shared/words/en/settings.ts';
import type { ScenarioName } from '../simulator/scenario.ts';
import { AlertDesk } from './alert-desk.ts';
import { exportBoard } from './board-export.ts';
import { createCallHandlers } from './calls.ts';
import type { Clock, Timer } from './clock.ts';
import { Connections } from './connections.ts';
import { createKeychain, type Keychain } from './credentials/keychain.ts';
import { openInBrowser } from './desktop/browser.ts';
import { askCsvPath } from './desktop/dialogs.ts';
import { lockDownSession } from './desktop/lockdown.ts';
import { Notifications } from './desktop/notifications.ts';
import { isPageUrl, servePage } from './desktop/page.ts';
import { watchPower } from './desktop/power.ts';
import { findSystemProxy } from './desktop/proxy.ts';
import { applyTheme } from './desktop/theme.ts';
import { TrayIcon } from './desktop/tray.ts';
import { hasTray } from './desktop/tray-support.ts';
import { toTrayView } from './desktop/tray-view.ts';
import { MainWindow } from './desktop/window.ts';
import { type CsvRow, writeCsv } from './export/csv.ts';
import { bindCalls, sendPush } from './ipc/channels.ts';
import { createGate } from './ipc/gate.ts';
import type { Log } from './log.ts';
import { Monitor, type MonitorChange } from './monitor/monitor.ts';
import { ReportDesk } from './report-desk.ts';
import { createSettings, type SettingsStore } from './settings/settings.ts';
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
  quit: () => void;
}

/** How often the tray's words are looked at again between polls: ages and the rest of a mute grow old. */
const tickMs = 10_000;
const longestMuteMs = 24 * 3_600_000;
/** A panel may start after us: only then is a missing tray said. */
const trayQuestionsAfterMs: readonly number[] = [0, 5_000, 15_000];

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
  readonly #tray: TrayIcon;
  readonly #notifications: Notifications;
  readonly #alerts: AlertDesk;
  readonly #reports: ReportDesk;
  readonly #window: MainWindow;
  #info: AppInfo;
  #sequence = 0;
  #showKey: string | null = null;
  #timers: Timer[] = [];
  /** Not before it is known: whoever closes the window must find it again. */
  #trayFound = false;
  #quitting = false;
  /** Ends what the page asked for and nobody waits for any more: tests and sign-ins of drafts. */
  readonly #ending = new AbortController();

  constructor(options: AppOptions) {
    const { clock, random, log, folders } = options;
    this.#options = options;
    this.#settings = createSettings({ folder: folders.userData, now: clock.now });
    this.#keychain = createKeychain({ clock });
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
    this.#notifications = new Notifications({ onShowQueue: showQueue, onOpen: () => this.showWindow(), log });
    this.#alerts = new AlertDesk({
      log,
      now: clock.now,
      readSettings: () => this.#settings.current,
      show: (toast) => this.#notifications.show(toast),
      close: (rowKey) => this.#notifications.close(rowKey),
      onCritical: () => this.#window.flash(true),
      setNear: (connectionId, isNear) => this.#monitor.setNear(connectionId, isNear),
    });
    this.#reports = new ReportDesk({
      clock,
      findVendor: (connectionId) => this.#connections.find(connectionId),
      onProgress: (progress) =>
        sendPush(this.#window.current?.webContents ?? null, 'reports.progress', progress),
      askPath: (fileName) => askCsvPath(this.#window.current, 'report', fileName),
      write: (path, header, rows) => this.#writeCsv(path, header, rows),
    });
    this.#window = new MainWindow({
      title: productName,
      preloadPath: folders.preload,
      size: () => this.#settings.current.window,
      mayClose: () => this.#quitting || this.#trayFound,
      onClosing: (size) => this.#onWindowClosing(size),
      log,
    });
    this.#tray = new TrayIcon({
      clock,
      actions: {
        showQueue,
        refresh: () => this.#monitor.refresh(),
        mute: (minutes) => this.#mute(minutes),
        open: () => this.showWindow(),
        quit: options.quit,
      },
      onIcon: (image, description) => this.#window.setOverlay(image, description),
    });
    const { notice } = this.#settings;
    this.#info = {
      version: options.version,
      hostNote: options.hostNote,
      keychainFailure: null,
      trayMissing: false,
      settingsNotice: notice === null ? null : describeSettingsNotice(notice),
      locale: options.locale,
    };
  }

  async start(): Promise<void> {
    const { log, hostNote, version, folders } = this.#options;
    log.info('started', { version, host: hostNote ?? 'Electron' });
    applyTheme(this.#settings.current.theme);
    lockDownSession(log);
    servePage(folders.page);
    bindCalls(createGate(this.#createHandlers(), { isPageUrl, log }));
    watchPower({ onSuspend: () => this.#monitor.suspend(), onResume: () => this.#monitor.resume() });
    this.#tick();
    this.#askForTray(0);
    this.showWindow();
    this.#monitor.start();
    const applied = await this.#connections.apply();
    this.#render();
    if (!applied.ok)
      log.error('the demo did not start', { code: applied.failure.code, detail: applied.failure.detail });
    const keychainFailure = await this.#keychain.probe();
    if (keychainFailure !== null) this.#changeInfo({ keychainFailure });
  }

  /** The application is about to quit: from now on a window that closes is not one that the supervisor closed. */
  prepareToQuit(): void {
    this.#quitting = true;
  }

  /** Ends everything, in reverse order of the start. */
  async stop(): Promise<void> {
    this.#ending.abort(new DOMException('called off', 'AbortError'));
    for (const timer of this.#timers) timer.cancel();
    this.#monitor.stop();
    this.#reports.cancel();
    this.#notifications.closeAll();
    this.#tray.destroy();
    this.#window.destroy();
    await this.#connections.stop();
    this.#options.log.info('stopped');
  }

  showWindow(): void {
    if (!this.#quitting) this.#window.open();
  }

  #onChange(change: MonitorChange): void {
    if (this.#ending.signal.aborted) return;
    this.#alerts.forget(change.removedKeys);
    const answered = this.#monitor.statuses().find(({ id }) => id === change.answered);
    if (answered !== undefined)
      this.#alerts.judge(answered, this.#monitor.rowsOf(answered.id), change.firstAnswer);
    this.#render();
    this.#push(
      change.changedKeys.flatMap((key) => this.#monitor.row(key) ?? []),
      change.removedKeys,
    );
  }

  #render(): void {
    this.#tray.render(
      toTrayView({
        rows: this.#monitor.rows(),
        connections: this.#monitor.statuses(),
        alerts: this.#alerts.alerts(),
        mutedForMs: this.#mutedForMs(),
        now: this.#options.clock.now(),
      }),
    );
  }

  #push(rows: readonly BoardRow[], removedKeys: string[]): void {
    this.#sequence += 1;
    const page = this.#window.current?.webContents ?? null;
    if (page !== null) sendPush(page, 'state.changed', this.#toState(rows, removedKeys));
  }

  #toState(rows: readonly BoardRow[], removedKeys: string[]): Snapshot['state'] {
    return {
      sequence: this.#sequence,
      connections: this.#monitor.statuses(),
      rows: toRowColumns(rows),
      removedKeys,
      alerts: this.#alerts.alerts(),
      mutedForMs: this.#mutedForMs(),
    };
  }

  #takeSnapshot(): Snapshot {
    const showKey = this.#showKey;
    this.#showKey = null;
    return {
      state: this.#toState([...this.#monitor.rows()], []),
      app: this.#info,
      theme: this.#settings.current.theme,
      demo: this.#connections.isDemoOn(),
      showKey,
    };
  }

  #changeInfo(change: Partial<AppInfo>): void {
    this.#info = { ...this.#info, ...change };
    sendPush(this.#window.current?.webContents ?? null, 'app.changed', this.#info);
  }

  /** Opens the window at a queue. A window that is only just made asks for its snapshot, which names the queue. */
  #showQueue(key: string): void {
    const isOpen = this.#window.current !== null;
    if (!isOpen) this.#showKey = key;
    this.showWindow();
    if (isOpen) sendPush(this.#window.current?.webContents ?? null, 'view.showQueue', { key });
  }

  #onWindowClosing(size: { width: number; height: number }): void {
    const { told } = this.#settings.current;
    const sayTray = !told.closeKeepsTray && !this.#quitting && this.#trayFound;
    this.#keepSettings({ window: size, told: { ...told, closeKeepsTray: told.closeKeepsTray || sayTray } });
    if (sayTray) void this.#notifications.show({ key: null, ...closeKeepsTray, urgency: 'warning' });
  }

  #keepSettings(change: Parameters<SettingsStore['update']>[0]): void {
    const updated = this.#settings.update(change);
    if (!updated.ok)
      this.#options.log.warn('the settings were not saved', {
        code: updated.failure.code,
        detail: updated.failure.detail,
      });
  }

  #mute(minutes: number | null): Result<null> {
    const mutedUntil = minutes === null ? null : this.#options.clock.now() + minutes * 60_000;
    const updated = this.#settings.update({ mutedUntil });
    if (!updated.ok) return updated;
    if (minutes === null) this.#alerts.tellMissed(this.#monitor.statuses());
    this.#render();
    this.#push([], []);
    return ok(null);
  }

  #mutedForMs(): number | null {
    const { mutedUntil } = this.#settings.current;
    const leftMs = mutedUntil === null ? 0 : mutedUntil - this.#options.clock.now();
    // Longer than any mute that can be chosen: the clock was set back, and the mute would go on for days.
    return leftMs > 0 && leftMs <= longestMuteMs ? leftMs : null;
  }

  #tick(): void {
    this.#wait(tickMs, () => {
      if (this.#settings.current.mutedUntil !== null && this.#mutedForMs() === null) this.#mute(null);
      this.#render();
      this.#tick();
    });
  }

  #askForTray(question: number): void {
    const afterMs = trayQuestionsAfterMs[question];
    if (afterMs === undefined) {
      this.#sayTrayMissing();
      return;
    }
    this.#wait(afterMs, () => {
      hasTray().then(
        (has) => {
          if (has) this.#trayFound = true;
          else if (!this.#ending.signal.aborted) this.#askForTray(question + 1);
        },
        (error: unknown) => this.#options.log.error('asking for a tray threw', { error: String(error) }),
      );
    });
  }

  /** Said once, not at every start: the supervisor cannot change it every day. The window stays in any case. */
  #sayTrayMissing(): void {
    const { told } = this.#settings.current;
    this.#options.log.warn('this desktop shows no tray icons');
    if (told.noTray) return;
    this.#keepSettings({ told: { ...told, noTray: true } });
    this.#changeInfo({ trayMissing: true });
  }

  #wait(delayMs: number, task: () => void): void {
    const timer = this.#options.clock.setTimer(delayMs, () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
      task();
    });
    this.#timers.push(timer);
  }

  #writeCsv(path: string, header: readonly string[], rows: readonly CsvRow[]) {
    return writeCsv({ path, header, rows, byteOrderMark: this.#settings.current.csvByteOrderMark });
  }

  #createHandlers() {
    return createCallHandlers({
      takeSnapshot: () => this.#takeSnapshot(),
      readSettings: () => this.#settings.current,
      updateSettings: (change) => this.#settings.update(change),
      keychain: this.#keychain,
      openVendor: (connection, credentials) => this.#connections.openDraft(connection, credentials),
      findVendor: (connectionId) => this.#connections.find(connectionId),
      keepDraft: (connection) => this.#connections.keepDraft(connection),
      forget: (connectionId) => this.#connections.forget(connectionId),
      applyConnections: (again) => this.#connections.apply(again),
      refresh: (connectionId) => this.#monitor.refresh(connectionId),
      mute: (minutes) => this.#mute(minutes),
      reports: this.#reports,
      exportBoard: (keys) =>
        exportBoard(keys, {
          now: this.#options.clock.now,
          findRow: (key) => this.#monitor.row(key),
          statuses: () => this.#monitor.statuses(),
          alerts: () => this.#alerts.alerts(),
          askPath: (fileName) => askCsvPath(this.#window.current, 'board', fileName),
          write: (path, header, rows) => this.#writeCsv(path, header, rows),
        }),
      applyTheme,
      createSignal: (timeoutMs) => AbortSignal.any([AbortSignal.timeout(timeoutMs), this.#ending.signal]),
    });
  }
}
