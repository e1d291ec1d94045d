import type { BrowserWindow } from 'electron';
import type { AppOptions } from './app.ts';
import { mayExport } from './app-managed.ts';
import type { Connections } from './connections.ts';
import { copyText } from './desktop/clipboard.ts';
import { askSavePath } from './desktop/dialogs.ts';
import { revealFile } from './desktop/files.ts';
import { toCsvFormat } from './export/csv-format.ts';
import { ExportDesk } from './export-desk.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { PageFeed } from './page-feed.ts';
import { RecentReports } from './recent-reports.ts';
import { ReportDesk } from './report-desk.ts';
import type { SettingsStore } from './settings/settings.ts';

/*
 * The part of the wiring that asks about the past and hands tables over.
 */

interface ReportWiring {
  options: Pick<AppOptions, 'clock' | 'log' | 'locale'>;
  settings: SettingsStore;
  connections: Connections;
  monitor: Monitor;
  feed: () => PageFeed;
  /** The window that a dialog belongs to. */
  owner: () => BrowserWindow | null;
}

export interface ReportParts {
  reports: ReportDesk;
  recentReports: RecentReports;
  exports: ExportDesk;
}

export function createReportParts(wiring: ReportWiring): ReportParts {
  const { settings, connections, monitor, feed, owner } = wiring;
  const { clock, log, locale } = wiring.options;
  const recentReports = new RecentReports({
    clock,
    log,
    readSettings: () => settings.current,
    updateSettings: (change) => settings.update(change),
  });
  const reports = new ReportDesk({
    clock,
    findVendor: (connectionId) => connections.find(connectionId),
    nameOf: (connectionId) => monitor.nameOf(connectionId),
    onAsk: (ask) => recentReports.note(ask),
    onProgress: (progress) => feed().send('reports.progress', progress),
  });
  const exports = new ExportDesk({
    clock,
    format: () => toCsvFormat(settings.current.csvPreset, locale),
    mayExport: () => mayExport(settings.managed),
    askPath: (title, fileName) => askSavePath(owner(), { title, fileName, kind: 'csv' }),
    copyText: (text) => copyText(text, log),
    revealFile,
    onProgress: (progress) => feed().send('export.progress', progress),
  });
  return { reports, recentReports, exports };
}
