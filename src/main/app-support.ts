import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { BrowserWindow } from 'electron';
import { ok } from '../shared/result.ts';
import { diagnosticsDialogTitle, diagnosticsWords } from '../shared/words/en/diagnostics.ts';
import { settingsDialogTitles } from '../shared/words/en/settings-transfer.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { AppOptions } from './app.ts';
import { readCaFile } from './app-settings.ts';
import type { Connections } from './connections.ts';
import type { Keychain } from './credentials/keychain.ts';
import { setAutostart } from './desktop/autostart.ts';
import { askOpenPath, askSavePath } from './desktop/dialogs.ts';
import { openFolder } from './desktop/files.ts';
import { readSystemFacts } from './desktop/system-facts.ts';
import { saveDiagnostics } from './diagnostics.ts';
import type { DiagnosticFacts } from './diagnostics-text.ts';
import type { FailureDiary } from './failure-diary.ts';
import { readHistorySizes } from './history/history-sizes.ts';
import { toLogPath } from './log-file.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { PageFeed } from './page-feed.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { SettingsCallDependencies } from './settings-calls.ts';
import type { SettingsDesk } from './settings-desk.ts';
import { SettingsTransfer } from './settings-transfer.ts';
import { limitTime } from './time-limit.ts';
import { toProxyName } from './vendors/proxy-choice.ts';
import { listEnvironmentProxies } from './vendors/proxy-environment.ts';

/*
 * The part of the wiring in `app.ts` that hands settings and diagnostics over as files.
 */

const longestOpeningMs = 3_000;

export interface SettingsCallParts {
  options: AppOptions;
  settings: SettingsStore;
  settingsDesk: SettingsDesk;
  keychain: Keychain;
  monitor: Monitor;
  connections: Connections;
  alerts: AlertDesk;
  feed: PageFeed;
  diary: FailureDiary;
  /** The window that a dialog belongs to. */
  owner: () => BrowserWindow | null;
}

export function wireSettingsCalls(parts: SettingsCallParts): SettingsCallDependencies {
  const { settings, settingsDesk, keychain, monitor, connections, alerts, owner } = parts;
  const { clock, version, folders } = parts.options;
  const logPath = toLogPath(folders.userData);
  const transfer = new SettingsTransfer({
    now: clock.now,
    program: version,
    readSettings: () => settings.current,
    settingsDesk,
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
        readFacts: () => readFacts(parts),
        askPath: (fileName) =>
          askSavePath(owner(), { title: diagnosticsDialogTitle, kind: 'text', fileName }),
      }),
    // Some desktops say nothing before the folder is closed again.
    openLogFolder: () => limitTime(clock, longestOpeningMs, openFolder(dirname(logPath)), () => ok(null)),
  };
}

async function readFacts(parts: SettingsCallParts): Promise<Omit<DiagnosticFacts, 'at' | 'logLines'>> {
  const { settings, monitor, alerts, feed, diary } = parts;
  const { version, hostNote, locale, folders } = parts.options;
  const open = alerts.alerts();
  const { mutes, quietUntil } = alerts.view();
  return {
    program: {
      version,
      host: hostNote ?? diagnosticsWords.electron,
      ...readSystemFacts(),
      locale,
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      trayMissing: String(feed.info.trayMissing),
    },
    homeFolder: homedir(),
    settings: settings.current,
    environmentProxies: listEnvironmentProxies(process.env).map((choice) =>
      choice.kind === 'proxy'
        ? { name: toProxyName(choice.proxy), hasSignIn: choice.proxy.authorization !== null }
        : { name: choice.kind === 'unsupported' ? choice.name : choice.kind, hasSignIn: false },
    ),
    caFile: await readCaFile(settings, parts.options.clock),
    keychainFailure: feed.info.keychainFailure,
    statuses: monitor.statuses(),
    rowsOf: (connectionId) => monitor.rowsOf(connectionId).length,
    failures: diary.entries,
    historyFiles: await readHistorySizes(folders.userData),
    historyNotice: feed.info.historyNotice,
    alerts: {
      open: open.length,
      critical: open.filter(({ severity }) => severity === 'critical').length,
      acknowledgedOrSnoozed: open.filter(({ attention }) => attention !== 'new').length,
      mutes: mutes.length,
      quietNow: quietUntil === null ? 0 : 1,
    },
  };
}
