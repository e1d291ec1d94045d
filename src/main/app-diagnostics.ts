import { homedir } from 'node:os';
import { diagnosticsWords } from '../shared/words/en/diagnostics.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { AppOptions } from './app.ts';
import { readCaFile } from './app-settings.ts';
import { readSystemFacts } from './desktop/system-facts.ts';
import type { DiagnosticFacts } from './diagnostics-text.ts';
import type { FailureDiary } from './failure-diary.ts';
import { readHistorySizes } from './history/history-sizes.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { PageFeed } from './page-feed.ts';
import { listLocked } from './settings/managed.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { TrayFinder } from './tray-finder.ts';
import { toProxyName } from './vendors/proxy-choice.ts';
import { listEnvironmentProxies } from './vendors/proxy-environment.ts';

/*
 * The part of the wiring that gathers what the modules can say for a diagnostics file.
 */

interface DiagnosticParts {
  options: AppOptions;
  settings: SettingsStore;
  monitor: Monitor;
  alerts: AlertDesk;
  feed: PageFeed;
  diary: FailureDiary;
  trayFinder: TrayFinder;
}

export async function readDiagnosticFacts(
  parts: DiagnosticParts,
): Promise<Omit<DiagnosticFacts, 'at' | 'logLines'>> {
  const { settings, monitor, alerts, feed, diary, trayFinder } = parts;
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
      trayIcons: diagnosticsWords.trayIcons[trayFinder.state],
      managedBy: settings.managed.source ?? diagnosticsWords.none,
      managedNames: listLocked(settings.managed).join(', ') || diagnosticsWords.none,
      managedFault: feed.info.managed?.notice ?? diagnosticsWords.none,
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
