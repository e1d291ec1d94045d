import { dirname } from 'node:path';
import { ok } from '../shared/result.ts';
import { diagnosticsDialogTitle } from '../shared/words/en/diagnostics.ts';
import { testToastWords } from '../shared/words/en/notification.ts';
import { settingsDialogTitles } from '../shared/words/en/settings-transfer.ts';
import type { AppOptions } from './app.ts';
import { readDiagnosticFacts } from './app-diagnostics.ts';
import { markPinIconTold } from './app-info.ts';
import type { AppParts } from './app-parts.ts';
import { createCallHandlers } from './calls.ts';
import { setAutostart } from './desktop/autostart.ts';
import { openInBrowser } from './desktop/browser.ts';
import { copyText } from './desktop/clipboard.ts';
import { askOpenPath, askSavePath } from './desktop/dialogs.ts';
import { openFolder } from './desktop/files.ts';
import type { Toast } from './desktop/notifications.ts';
import { saveDiagnostics } from './diagnostics.ts';
import type { EpisodeQuestion } from './history/messages.ts';
import type { CallHandlers } from './ipc/gate.ts';
import { toLogPath } from './log-file.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { SettingsCallDependencies } from './settings-calls.ts';
import { SettingsTransfer } from './settings-transfer.ts';
import { limitTime } from './time-limit.ts';

/*
 * The part of the wiring that says which module answers what the page asks.
 */

interface CallParts extends AppParts {
  options: AppOptions;
  showWindow: () => void;
  showQueue: (key: string) => void;
  /** Ends what the page asked for and nobody waits for any more: tests and sign-ins of drafts. */
  ending: AbortSignal;
}

/** Some desktops say nothing before the folder is closed again. */
const longestOpeningMs = 3_000;

export function wireCalls(parts: CallParts): CallHandlers {
  const { settings, keychain, monitor, connections, alerts, history, feed } = parts;
  const { clock, log } = parts.options;
  const readEpisodes = async (span: EpisodeQuestion) =>
    alerts.bringUpToDate(await history.readEpisodes(span));
  return createCallHandlers({
    markPinIconTold: () => markPinIconTold(settings, feed),
    takeSnapshot: (asker) => feed.takeSnapshot(asker),
    readSettings: () => settings.current,
    updateSettings: (change) => settings.update(change),
    readOwnSettings: () => settings.own,
    findManaged: (change) => settings.findRefused(change),
    keychain,
    openVendor: (connection, credentials) => {
      // Whoever tries a connection is about to keep it.
      keychain.recheck();
      return connections.openDraft(connection, credentials);
    },
    findVendor: (connectionId) => connections.find(connectionId),
    openKept: (connection) => connections.openKept(connection),
    keepDraft: (connection) => connections.keepDraft(connection),
    forget: (connectionId) => connections.forget(connectionId),
    applyConnections: (again) => connections.apply(again),
    refresh: (connectionId) => monitor.refresh(connectionId),
    cancelReports: (connectionId) => parts.reports.cancel(connectionId),
    tellTest: (progress) => feed.send('connections.testProgress', progress),
    findFailure: (connectionId) => findFailure(monitor, connectionId),
    version: parts.options.version,
    openBrowser: openInBrowser,
    alerts,
    away: parts.away,
    backtest: parts.backtest,
    pollIntervalsMs: () => monitor.statuses().map(({ intervalMs }) => intervalMs),
    play: (severity, volume) => parts.sound.play(severity, volume),
    showTestToast: () => parts.notifications.show(testToast),
    readEpisodes,
    readChart: (question) => history.readChart(question),
    readTrends: (questions) => history.readTrends(questions),
    findRow: (key) => monitor.row(key),
    statuses: () => monitor.statuses(),
    now: clock.now,
    copyText: (text) => copyText(text, log),
    reports: parts.reports,
    recentReports: parts.recentReports,
    exports: {
      desk: parts.exports,
      now: clock.now,
      findRow: (key) => monitor.row(key),
      statuses: () => monitor.statuses(),
      alerts: () => alerts.alerts(),
      readEpisodes,
      readChart: (question) => history.readChart(question),
      reports: parts.reports,
    },
    settings: wireSettingsCalls(parts),
    windows: parts.windows,
    showWindow: parts.showWindow,
    showQueue: parts.showQueue,
    createSignal: (timeoutMs) => AbortSignal.any([AbortSignal.timeout(timeoutMs), parts.ending]),
  });
}

/** Settings and diagnostics, which leave and come in as files. */
function wireSettingsCalls(parts: CallParts): SettingsCallDependencies {
  const { settings, settingsDesk, keychain, monitor, connections, alerts, windows } = parts;
  const { clock, version, folders } = parts.options;
  const owner = () => windows.main.current;
  const logPath = toLogPath(folders.userData);
  const transfer = new SettingsTransfer({
    now: clock.now,
    program: version,
    readSettings: () => settings.current,
    readOwnSettings: () => settings.own,
    settingsDesk,
    findManaged: (change) => settings.findRefused(change),
    keepCopy: () => settings.keepCopy(),
    keychain,
    forget: (connectionId) => connections.forget(connectionId),
    applyConnections: () => connections.apply(),
    pollIntervalsMs: () => monitor.statuses().map(({ intervalMs }) => intervalMs),
    onApplied: () => alerts.tick(),
    askSavePath: (fileName) =>
      askSavePath(owner(), { title: settingsDialogTitles.export, kind: 'json', fileName }),
    askOpenPath: () => askOpenPath(owner(), { title: settingsDialogTitles.import, kind: 'json' }),
  });
  return {
    settingsDesk,
    transfer,
    askCaFile: () => askOpenPath(owner(), { title: settingsDialogTitles.caFile, kind: 'certificates' }),
    caFile: () => settings.current.caFile,
    setAutostart,
    saveDiagnostics: () =>
      saveDiagnostics({
        now: clock.now,
        logPath,
        readFacts: () => readDiagnosticFacts(parts),
        askPath: (fileName) =>
          askSavePath(owner(), { title: diagnosticsDialogTitle, kind: 'text', fileName }),
      }),
    openLogFolder: () => limitTime(clock, longestOpeningMs, openFolder(dirname(logPath)), () => ok(null)),
  };
}

const testToast: Toast = {
  slot: 'test',
  showKey: null,
  title: testToastWords.title,
  body: testToastWords.body,
  urgency: 'warning',
  actions: [],
};

function findFailure(monitor: Monitor, connectionId: string) {
  const status = monitor.statuses().find(({ id }) => id === connectionId);
  return status?.failure ?? status?.todayFailure ?? null;
}
