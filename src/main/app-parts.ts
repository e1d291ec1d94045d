import { AlertDesk } from './alert-desk.ts';
import type { AppOptions } from './app.ts';
import { AppCommands } from './app-commands.ts';
import { createAppInfo } from './app-info.ts';
import { openSettings } from './app-managed.ts';
import { createReportParts, type ReportParts } from './app-reports.ts';
import { createNetwork, createSettingsDesk, toRetention } from './app-settings.ts';
import { createToastAction } from './app-toasts.ts';
import { createTray } from './app-tray.ts';
import { AppWindows, keepStripClosed } from './app-windows.ts';
import { AwayDesk } from './away-desk.ts';
import { Connections } from './connections.ts';
import { createKeychain } from './credentials/keychain.ts';
import { openInBrowser } from './desktop/browser.ts';
import { Notifications } from './desktop/notifications.ts';
import { SoundPlayer } from './desktop/sound.ts';
import { systemToasts } from './desktop/system-toasts.ts';
import { hasTray } from './desktop/tray-support.ts';
import type { WindowOptions } from './desktop/window.ts';
import { FailureDiary } from './failure-diary.ts';
import { type History, openHistory } from './history/history.ts';
import { sendPush } from './ipc/channels.ts';
import { Monitor, type MonitorChange } from './monitor/monitor.ts';
import { PageFeed } from './page-feed.ts';
import { RuleBacktest } from './rule-backtest.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { SettingsDesk } from './settings-desk.ts';
import type { TrayDesk } from './tray-desk.ts';
import { TrayFinder } from './tray-finder.ts';
import { type WatchedKeychain, watchKeychain } from './watched-keychain.ts';

/*
 * The parts that `app.ts` sets going, each with what it needs of the others. None calls another before `App.start`, so one
 * may name another that is made further down.
 */

export interface AppParts extends ReportParts {
  settings: SettingsStore;
  settingsDesk: SettingsDesk;
  keychain: WatchedKeychain;
  monitor: Monitor;
  connections: Connections;
  history: History;
  sound: SoundPlayer;
  notifications: Notifications;
  alerts: AlertDesk;
  away: AwayDesk;
  backtest: RuleBacktest;
  trayFinder: TrayFinder;
  windows: AppWindows;
  commands: AppCommands;
  tray: TrayDesk;
  feed: PageFeed;
  diary: FailureDiary;
}

/** What the parts hand back to `App`. */
interface AppEvents {
  onChange: (change: MonitorChange) => void;
  /** Alerts, mutes or marks may have changed. */
  onAlerts: () => void;
  onTrayMissing: (isLost: boolean) => void;
  onTrayFound: () => void;
  onWindowClosing: WindowOptions['onClosing'];
  showWindow: () => void;
  showQueue: (key: string) => void;
  keepSettings: (change: Parameters<SettingsStore['update']>[0]) => void;
  isQuitting: () => boolean;
}

export function createParts(options: AppOptions, events: AppEvents): AppParts {
  const { clock, random, log, folders } = options;
  const settings = openSettings(options);
  const keychain = watchKeychain(createKeychain({ clock }), () => feed);
  const network = createNetwork(options, settings);
  const settingsDesk = createSettingsDesk({
    clock,
    log,
    settings,
    network,
    monitor: () => monitor,
    history: () => history,
    windows: () => windows,
    commands: () => commands,
    feed: () => feed,
  });
  const monitor = new Monitor({ clock, random, log, onChange: events.onChange });
  const connections = new Connections({
    clock,
    log,
    keychain,
    readSettings: () => settings.current,
    updateSettings: (change) => settings.update(change),
    openHttp: () => network.openHttp(),
    openBrowser: openInBrowser,
    demoScenario: settings.managed.allowDemo ? options.demoScenario : null,
    watch: (connections) => monitor.setConnections(connections),
  });
  const history = openHistory({
    folder: folders.userData,
    workerFile: options.historyWorker,
    clock,
    log,
    retention: toRetention(settings.current),
  });
  const sound = new SoundPlayer({ clock, log });
  const notifications = new Notifications({
    clock,
    system: systemToasts,
    onShowQueue: events.showQueue,
    onOpen: events.showWindow,
    onAction: createToastAction({ log, settings, monitor, alerts: () => alerts }),
    onReaction: (slot) => alerts.react(slot),
    log,
  });
  const alerts = new AlertDesk({
    clock,
    steadyNow: () => monitor.steadyNow(),
    log,
    readSettings: () => settings.current,
    statuses: () => monitor.statuses(),
    nameOf: (id) => settings.current.connections.find((one) => one.id === id)?.name ?? monitor.nameOf(id),
    rowsOf: (connectionId) => monitor.rowsOf(connectionId),
    findRow: (key) => monitor.row(key),
    show: (toast) => notifications.show(toast),
    close: (slot) => notifications.close(slot),
    play: (severity, volume) => void sound.play(severity, volume),
    onCritical: () => windows.main.flash(true),
    setNear: (id, isNear) => monitor.setNear(id, isNear && settings.managed.mayHurry),
    isLookedAt: () => windows.main.current?.isFocused() === true,
    onChange: events.onAlerts,
    keepMemory: (text) => history.keepMemory(text),
    keepEpisode: (record) => history.keepEpisode(record),
    appendDelivery: (record) => history.appendDelivery(record),
    userName: options.userName,
  });
  const away = new AwayDesk({
    readEpisodes: async (span) => alerts.bringUpToDate(await history.readEpisodes(span)),
    onChange: (away) => feed.send('away.changed', { away }),
  });
  const backtest = new RuleBacktest({
    clock,
    history,
    connections: () => monitor.statuses(),
    targetOf: (key) => monitor.row(key) ?? null,
    recoveryNotes: () => settings.current.recoveryNotes,
  });
  const trayFinder = new TrayFinder({
    clock,
    log,
    hasTray,
    isWindowOpen: () => windows.main.isInReach,
    onMissing: events.onTrayMissing,
    onFound: events.onTrayFound,
  });
  const reports = createReportParts({
    options,
    settings,
    connections,
    monitor,
    feed: () => feed,
    owner: () => windows.main.current,
  });
  const windows = new AppWindows({
    clock,
    log,
    preloadPath: folders.preload,
    readSettings: () => settings.current,
    keepSettings: events.keepSettings,
    mayClose: () => events.isQuitting() || trayFinder.found,
    onFocus: () => alerts.markSeen(),
    onPageGone: (name) => feed.losePage(name),
    onFault: options.onFault,
    onClosing: events.onWindowClosing,
    onStripClosed: () => {
      if (!events.isQuitting()) void keepStripClosed(settingsDesk, log);
    },
  });
  const commands = new AppCommands({
    options,
    settings,
    settingsDesk,
    monitor,
    alerts,
    windows: () => windows,
    showWindow: events.showWindow,
    feed: () => feed,
  });
  const tray = createTray({
    options,
    settings,
    monitor,
    alerts,
    windows,
    showWindow: events.showWindow,
    showQueue: events.showQueue,
  });
  const feed = new PageFeed({
    pages: () => windows.pages,
    send: sendPush,
    rows: () => monitor.rows(),
    findRow: (key) => monitor.row(key),
    statuses: () => monitor.statuses(),
    alerts: () => alerts.view(),
    rest: () => ({
      ...settingsDesk.drawn,
      demo: connections.isDemoOn(),
      away: away.card,
    }),
    info: createAppInfo(options, settings),
  });
  return {
    settings,
    settingsDesk,
    keychain,
    monitor,
    connections,
    history,
    sound,
    notifications,
    alerts,
    away,
    backtest,
    trayFinder,
    ...reports,
    windows,
    commands,
    tray,
    feed,
    diary: new FailureDiary(),
  };
}
