import type { AlertDesk } from './alert-desk.ts';
import type { AppOptions } from './app.ts';
import type { AwayDesk } from './away-desk.ts';
import { exportBoard } from './board-export.ts';
import { createCallHandlers } from './calls.ts';
import type { Connections } from './connections.ts';
import type { Keychain } from './credentials/keychain.ts';
import { copyText } from './desktop/clipboard.ts';
import { askCsvPath } from './desktop/dialogs.ts';
import type { SoundPlayer } from './desktop/sound.ts';
import type { MainWindow } from './desktop/window.ts';
import { type CsvRow, writeCsv } from './export/csv.ts';
import type { History } from './history/history.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { PageFeed } from './page-feed.ts';
import type { ReportDesk } from './report-desk.ts';
import type { RuleBacktest } from './rule-backtest.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { SettingsDesk } from './settings-desk.ts';

/*
 * The second half of the wiring in `app.ts`: which module answers what the page asks.
 */

export interface CallParts {
  options: AppOptions;
  settings: SettingsStore;
  settingsDesk: SettingsDesk;
  keychain: Keychain;
  monitor: Monitor;
  connections: Connections;
  alerts: AlertDesk;
  away: AwayDesk;
  backtest: RuleBacktest;
  sound: SoundPlayer;
  history: History;
  reports: ReportDesk;
  window: MainWindow;
  feed: PageFeed;
  /** Ends what the page asked for and nobody waits for any more: tests and sign-ins of drafts. */
  ending: AbortSignal;
}

export function wireCalls(parts: CallParts): CallHandlers {
  const { settings, keychain, monitor, connections, alerts, history, feed } = parts;
  const { clock, log } = parts.options;
  return createCallHandlers({
    takeSnapshot: () => feed.takeSnapshot(),
    readSettings: () => settings.current,
    updateSettings: (change) => settings.update(change),
    keychain,
    openVendor: (connection, credentials) => connections.openDraft(connection, credentials),
    findVendor: (connectionId) => connections.find(connectionId),
    keepDraft: (connection) => connections.keepDraft(connection),
    forget: (connectionId) => connections.forget(connectionId),
    applyConnections: (again) => connections.apply(again),
    refresh: (connectionId) => monitor.refresh(connectionId),
    alerts,
    away: parts.away,
    backtest: parts.backtest,
    pollIntervalsMs: () => monitor.statuses().map(({ intervalMs }) => intervalMs),
    play: (severity, volume) => parts.sound.play(severity, volume),
    readEpisodes: (span) => history.readEpisodes(span),
    readChart: (question) => history.readChart(question),
    copyText: (text) => copyText(text, log),
    reports: parts.reports,
    exportBoard: (keys) =>
      exportBoard(keys, {
        now: clock.now,
        findRow: (key) => monitor.row(key),
        statuses: () => monitor.statuses(),
        alerts: () => alerts.alerts(),
        askPath: (fileName) => askCsvPath(parts.window.current, 'board', fileName),
        write: createCsvWriter(settings),
      }),
    settingsDesk: parts.settingsDesk,
    createSignal: (timeoutMs) => AbortSignal.any([AbortSignal.timeout(timeoutMs), parts.ending]),
  });
}

/** Writes files as the supervisor wants them. */
export function createCsvWriter(settings: SettingsStore) {
  return (path: string, header: readonly string[], rows: readonly CsvRow[]) =>
    writeCsv({ path, header, rows, byteOrderMark: settings.current.csvPreset === 'excel' });
}
