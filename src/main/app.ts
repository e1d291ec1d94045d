import type { BoardRow } from '../shared/board.ts';
import { toRowColumns } from '../shared/board.ts';
import type { AppInfo, CallOutput, Snapshot } from '../shared/contract.ts';
import { toRowKey } from '../shared/queue.ts';
import { ok, type Result } from '../shared/result.ts';
import { toDeliveryWords } from '../shared/words/en/alert.ts';
import { boardFileName, closeKeepsTray, productName } from '../shared/words/en/app.ts';
import { describeSettingsNotice } from '../shared/words/en/settings.ts';
import type { ScenarioName } from '../simulator/scenario.ts';
import { type AlertState, emptyAlertState, evaluate, forgetConnection, toAlerts } from './alerts/engine.ts';
import { type Delivery, decideSpeech, recordTold, type Told } from './alerts/speech.ts';
import { createCallHandlers } from './calls.ts';
import type { Clock, Timer } from './clock.ts';
import { Connections } from './connections.ts';
import { createKeychain, type Keychain } from './credentials/keychain.ts';
import { askCsvPath } from './desktop/dialogs.ts';
import { lockDownSession } from './desktop/lockdown.ts';
import { Notifications } from './desktop/notifications.ts';
import { isPageUrl, servePage } from './desktop/page.ts';
import { watchPower } from './desktop/power.ts';
import { applyTheme } from './desktop/theme.ts';
import { TrayIcon } from './desktop/tray.ts';
import { hasTray } from './desktop/tray-support.ts';
import { toTrayView } from './desktop/tray-view.ts';
import { MainWindow } from './desktop/window.ts';
import { boardCsvHeader, toBoardCsvRows } from './export/board-csv.ts';
import { writeCsv } from './export/csv.ts';
import { bindCalls, sendPush } from './ipc/channels.ts';
import { createGate } from './ipc/gate.ts';
import type { Log } from './log.ts';
import { Monitor, type MonitorChange } from './monitor/monitor.ts';
import { createSettings, type SettingsStore } from './settings/settings.ts';

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
  readonly #window: MainWindow;
  #alerts: AlertState = emptyAlertState;
  #told: Told = {};
  #info: AppInfo;
  #sequence = 0;
  #showKey: string | null = null;
  #timers: Timer[] = [];
  #trayMissing = false;
  #quitting = false;
  #stopping = false;

  constructor(options: AppOptions) {
    const { clock, random, log, folders } = options;
    this.#options = options;
    this.#settings = createSettings({ folder: folders.userData, now: clock.now });
    this.#keychain = createKeychain({ clock });
    this.#monitor = new Monitor({ clock, random, log, onChange: (change) => this.#onChange(change) });
    this.#connections = new Connections({
      clock,
      log,
      keychain: this.#keychain,
      readSettings: () => this.#settings.current,
      demoScenario: options.demoScenario,
      watch: (connections) => this.#monitor.setConnections(connections),
    });
    const showQueue = (key: string) => this.#showQueue(key);
    this.#notifications = new Notifications({ onShowQueue: showQueue, onOpen: () => this.showWindow(), log });
    this.#window = new MainWindow({
      title: productName,
      preloadPath: folders.preload,
      size: () => this.#settings.current.window,
      mayClose: () => this.#quitting || !this.#trayMissing,
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
    this.#render();
    this.#tick();
    this.#askForTray(0);
    this.showWindow();
    this.#monitor.start();
    const applied = await this.#connections.apply();
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
    this.#stopping = true;
    for (const timer of this.#timers) timer.cancel();
    this.#monitor.stop();
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
    if (this.#stopping) return;
    for (const id of this.#forgottenConnections()) this.#alerts = forgetConnection(this.#alerts, id);
    if (change.answered !== null) this.#judge(change.answered, change.firstAnswer);
    this.#render();
    this.#push(
      change.changedKeys.flatMap((key) => this.#monitor.row(key) ?? []),
      change.removedKeys,
    );
  }

  #forgottenConnections(): string[] {
    const watched = new Set(this.#monitor.statuses().map(({ id }) => id));
    return this.#alerts.open.map(({ alert }) => alert.connectionId).filter((id) => !watched.has(id));
  }

  #judge(connectionId: string, firstAnswer: boolean): void {
    const status = this.#monitor.statuses().find(({ id }) => id === connectionId);
    if (status === undefined) return;
    const now = this.#options.clock.now();
    const { rules, notifications, mutedUntil } = this.#settings.current;
    const rows = this.#monitor.rowsOf(connectionId);
    const { intervalMs } = status;
    const judged = evaluate(this.#alerts, { rules, connectionId, rows, now, intervalMs, firstAnswer });
    this.#alerts = judged.state;
    const { transitions, alerts } = judged;
    const decision = decideSpeech({
      transitions,
      startUp: firstAnswer,
      notificationsOn: notifications,
      mutedUntil,
      now,
      told: this.#told,
    });
    this.#told = recordTold(this.#told, [], alerts);
    for (const { to, rowKey } of transitions)
      if (to === 'ok' && !alerts.some((alert) => toRowKey(alert) === rowKey))
        this.#notifications.close(rowKey);
    for (const delivery of decision.deliveries) void this.#deliver(delivery, status.name);
  }

  /** Told is what the system accepted: a notification that failed may be tried again by a later transition. */
  async #deliver(delivery: Delivery, connectionName: string): Promise<void> {
    const [first] = delivery.alerts;
    if (first === undefined) return;
    const key = delivery.kind === 'alert' ? toRowKey(first) : null;
    const row = key === null ? undefined : this.#monitor.row(key);
    const { title, body } = toDeliveryWords(delivery, { connectionName, row });
    const shown = await this.#notifications.show({ key, title, body, urgency: delivery.severity });
    if (shown) this.#told = recordTold(this.#told, [delivery], toAlerts(this.#alerts));
    this.#options.log.info('a notification was handed over', {
      title,
      accepted: shown,
      because: delivery.because,
    });
    if (delivery.severity === 'critical') this.#window.flash(true);
  }

  #render(): void {
    const { mutedUntil } = this.#settings.current;
    this.#tray.render(
      toTrayView({
        rows: this.#monitor.rows(),
        connections: this.#monitor.statuses(),
        alerts: toAlerts(this.#alerts),
        mutedForMs: this.#mutedForMs(mutedUntil),
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
      alerts: toAlerts(this.#alerts),
      mutedForMs: this.#mutedForMs(this.#settings.current.mutedUntil),
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
    const sayTray = !told.closeKeepsTray && !this.#quitting && !this.#trayMissing;
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
    this.#render();
    this.#push([], []);
    return ok(null);
  }

  #mutedForMs(mutedUntil: number | null): number | null {
    if (mutedUntil === null) return null;
    const leftMs = mutedUntil - this.#options.clock.now();
    return leftMs > 0 ? leftMs : null;
  }

  #tick(): void {
    this.#wait(tickMs, () => {
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
          if (!has && !this.#stopping) this.#askForTray(question + 1);
        },
        (error: unknown) => this.#options.log.error('asking for a tray threw', { error: String(error) }),
      );
    });
  }

  /** Said once, not at every start: the supervisor cannot change it every day. The window stays in any case. */
  #sayTrayMissing(): void {
    this.#trayMissing = true;
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

  async #exportBoard(keys: readonly string[]): Promise<Result<CallOutput<'export.board'>>> {
    const { clock } = this.#options;
    const statuses = new Map(this.#monitor.statuses().map((status) => [status.id, status]));
    const alerts = toAlerts(this.#alerts);
    const rows = keys.flatMap((key) => {
      const row = this.#monitor.row(key);
      const connection = row === undefined ? undefined : statuses.get(row.reading.connectionId);
      if (row === undefined || connection === undefined) return [];
      return { row, connection, severity: alerts.find((alert) => toRowKey(alert) === key)?.severity ?? null };
    });
    // What was true when the button was pressed is written, however long the dialog stays open.
    const lines = [...toBoardCsvRows(rows)];
    const path = await askCsvPath(this.#window.current, boardFileName(new Date(clock.now())));
    if (path === null) return ok({ outcome: 'cancelled' });
    const byteOrderMark = this.#settings.current.csvByteOrderMark;
    const written = await writeCsv({ path, header: boardCsvHeader, rows: lines, byteOrderMark });
    return written.ok ? ok({ outcome: 'saved', path, rows: written.value.rows }) : written;
  }

  #createHandlers() {
    return createCallHandlers({
      takeSnapshot: () => this.#takeSnapshot(),
      readSettings: () => this.#settings.current,
      updateSettings: (change) => this.#settings.update(change),
      keychain: this.#keychain,
      openVendor: (connection, credentials) => this.#connections.openDraft(connection, credentials),
      applyConnections: (again) => this.#connections.apply(again),
      refresh: () => this.#monitor.refresh(),
      mute: (minutes) => this.#mute(minutes),
      exportBoard: (keys) => this.#exportBoard(keys),
      applyTheme,
      createSignal: (timeoutMs) => AbortSignal.timeout(timeoutMs),
    });
  }
}
