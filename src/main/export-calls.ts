import type { Alert } from '../shared/alert.ts';
import type { BoardRow, ConnectionStatus } from '../shared/board.ts';
import type { CallInput } from '../shared/contract.ts';
import type { ChartPoint, EpisodeRecord } from '../shared/episode.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { toRowKey } from '../shared/row-key.ts';
import { exportTitles, toExportFileName } from '../shared/words/en/export.ts';
import { boardCsvHeader, toBoardCsvRows } from './export/board-csv.ts';
import { episodesCsvHeader, toEpisodesCsvRows } from './export/episodes-csv.ts';
import { historyCsvHeader, toHistoryCsvRows } from './export/history-csv.ts';
import { countReportRows, toReportCsvHeader, toReportCsvRows } from './export/report-csv.ts';
import type { ExportDesk, ExportTable } from './export-desk.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { ReportDesk } from './report-desk.ts';

/*
 * What the page may have as a file or on the clipboard: the rows that it shows, in its order, with the figures of
 * this process.
 */

export interface ExportCallDependencies {
  desk: Pick<ExportDesk, 'deliver' | 'cancel' | 'reveal'>;
  now: () => number;
  findRow: (key: string) => BoardRow | undefined;
  statuses: () => readonly ConnectionStatus[];
  /** The worst first. */
  alerts: () => readonly Alert[];
  readEpisodes: (span: { from: number; to: number; limit: number }) => Promise<EpisodeRecord[]>;
  readChart: (question: CallInput<'history.chart'>) => Promise<ChartPoint[]>;
  reports: Pick<ReportDesk, 'find'>;
}

type ExportCallName = Extract<keyof CallHandlers, `export.${string}`>;

/** More than the log is ever asked for at once. */
const everyEpisode = 10_000;

export function createExportCalls(use: ExportCallDependencies): Pick<CallHandlers, ExportCallName> {
  const { desk } = use;
  return {
    'export.board': ({ keys, target }) => desk.deliver(toBoardTable(use, keys), target),
    'export.episodes': async ({ episodeIds, target }) =>
      desk.deliver(await toEpisodesTable(use, episodeIds), target),
    'export.history': async ({ target, ...question }) => {
      const table = await toHistoryTable(use, question);
      return table.ok ? desk.deliver(table.value, target) : table;
    },
    'export.report': async ({ runId, order, target }) => {
      const table = toReportTable(use, runId, order);
      return table.ok ? desk.deliver(table.value, target) : table;
    },
    'export.cancel': async () => {
      desk.cancel();
      return ok({});
    },
    'export.reveal': () => desk.reveal(),
  };
}

function toBoardTable(use: ExportCallDependencies, keys: readonly string[]): ExportTable {
  const now = use.now();
  const connections = new Map(use.statuses().map((status) => [status.id, status]));
  // The worst alert of a row is set last.
  const severities = new Map(
    use
      .alerts()
      .toReversed()
      .map((alert) => [toRowKey(alert), alert.severity]),
  );
  const rows = keys.flatMap((key) => {
    const row = use.findRow(key);
    const connection = row === undefined ? undefined : connections.get(row.reading.connectionId);
    if (row === undefined || connection === undefined) return [];
    return { row, connection, severity: severities.get(key) ?? null };
  });
  return {
    fileName: toExportFileName('board', new Date(now)),
    title: exportTitles.board,
    header: boardCsvHeader,
    // At once, since the board changes while the file is chosen.
    rows: [...toBoardCsvRows(rows, now)],
    rowCount: rows.length,
  };
}

async function toEpisodesTable(use: ExportCallDependencies, ids: readonly string[]): Promise<ExportTable> {
  const now = use.now();
  const kept = await use.readEpisodes({ from: 0, to: now + 1, limit: everyEpisode });
  const byId = new Map(kept.map((episode) => [episode.episodeId, episode]));
  const episodes = ids.flatMap((id) => byId.get(id) ?? []);
  return {
    fileName: toExportFileName('alerts', new Date(now)),
    title: exportTitles.alerts,
    header: episodesCsvHeader,
    rows: toEpisodesCsvRows(episodes, now),
    rowCount: episodes.length,
  };
}

async function toHistoryTable(
  use: ExportCallDependencies,
  { key, from, to, stepMs }: Omit<CallInput<'export.history'>, 'target'>,
): Promise<Result<ExportTable>> {
  const now = use.now();
  const row = use.findRow(key);
  if (row === undefined) return failed(createFailure('not-found', { reason: 'no-queue' }));
  const { connectionId, queueId, queueName, mediaType } = row.reading;
  const connectionName = use.statuses().find(({ id }) => id === connectionId)?.name ?? connectionId;
  const points = await use.readChart({ connectionId, queueId, mediaType, from, to, stepMs });
  const queue = { connectionId, connectionName, queueId, queueName, mediaType, from, to, stepMs };
  return ok({
    fileName: toExportFileName('history', new Date(now)),
    title: exportTitles.history,
    header: historyCsvHeader,
    rows: toHistoryCsvRows(queue, points, now),
    rowCount: points.length,
  });
}

function toReportTable(
  use: ExportCallDependencies,
  runId: number,
  order: readonly number[] | null,
): Result<ExportTable> {
  const found = use.reports.find(runId);
  if (!found.ok) return found;
  const { ask, run } = found.value;
  return ok({
    fileName: toExportFileName(`report-${ask.kind}`, new Date(use.now())),
    title: exportTitles.report,
    header: toReportCsvHeader(ask.kind),
    rows: toReportCsvRows(run, ask.timeZone, order),
    rowCount: order?.length ?? countReportRows(run),
  });
}
