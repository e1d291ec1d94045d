import { standardFormat } from '../src/main/export/csv-format.ts';
import { historyCsvHeader, toHistoryCsvRows } from '../src/main/export/history-csv.ts';
import { createExportCalls } from '../src/main/export-calls.ts';
import { ExportDesk, type ExportTable } from '../src/main/export-desk.ts';
import { callContract } from '../src/shared/contract.ts';
import type { ChartPoint } from '../src/shared/episode.ts';
import type { ReportRun } from '../src/shared/report.ts';
import { type Granularity, granularities } from '../src/shared/report-terms.ts';
import { ok } from '../src/shared/result.ts';

/*
 * Exports as long as nobody has them every day: the past of a queue, whose rows are made from figures while they are
 * written, and a report that is in memory already.
 */

/** Writes so many rows, and answers how many it wrote. */
type WriteRows = (count: number) => Promise<number>;

const from = Date.UTC(2026, 2, 2);
const stepMs = 60_000;
const timeZone = 'Europe/Berlin';

function createDesk(path: string): ExportDesk {
  return new ExportDesk({
    clock: { monotonic: () => performance.now() },
    format: () => standardFormat,
    mayExport: () => ok(null),
    askPath: async () => path,
    copyText: async () => false,
    revealFile: async () => ok(null),
    onProgress: () => undefined,
  });
}

export function createHistoryWriter(path: string): WriteRows {
  const desk = createDesk(path);
  return async (count) => {
    const written = await desk.deliver(toHistoryTable(count), 'file');
    return written.ok && written.value.outcome === 'saved' ? written.value.rows : 0;
  };
}

function toHistoryTable(count: number): ExportTable {
  const queue = {
    connectionId: 'bench',
    connectionName: 'Bench',
    queueId: '00000000-0000-4000-8000-000000000001',
    queueName: 'Support, "Tier 2"',
    mediaType: 'voice' as const,
    from,
    to: from + count * stepMs,
    stepMs,
  };
  const rows = toHistoryCsvRows(queue, makePoints(count), from, timeZone);
  return { fileName: 'history.csv', title: 'Export', header: historyCsvHeader, rows, rowCount: count };
}

function* makePoints(count: number): Generator<ChartPoint> {
  for (let index = 0; index < count; index += 1)
    yield {
      at: from + index * stepMs,
      readAt: from + index * stepMs + 45_000,
      waiting: index % 23,
      longestWaitMs: (index % 240) * 1_000,
      agentsAvailable: index % 7,
      agentsOnQueue: 8 + (index % 5),
      serviceLevelPercent: 71.4 + (index % 20),
      offered: index % 900,
      answered: index % 870,
      abandoned: index % 30,
    };
}

/** By the same call as the window's, its check included. */
export function createReportWriter(path: string, mostRows: number): WriteRows {
  const run = makeRun(mostRows);
  const ask = {
    connectionIds: ['bench'],
    kind: 'intervals' as const,
    queueIds: null,
    preset: 'own' as const,
    from: run.from,
    to: run.to,
    timeZone,
    granularity,
    thresholdMs: null,
    formula: null,
  };
  const calls = createExportCalls({
    desk: createDesk(path),
    now: () => run.to,
    findRow: () => undefined,
    statuses: () => [],
    alerts: () => [],
    readEpisodes: async () => [],
    readChart: async () => [],
    reports: { find: () => ok({ ask, run }) },
  });
  return async (count) => {
    const order = count === mostRows ? null : Array.from({ length: count }, (_, index) => index);
    const asked = { runId: run.id, order, target: 'file' };
    const written = await calls['export.report'](callContract['export.report'].input.parse(asked));
    return written.ok && written.value.outcome === 'saved' ? written.value.rows : 0;
  };
}

const granularity: Granularity = granularities[0];
const intervalMs = 900_000;
const queues = 500;

function makeRun(count: number): ReportRun {
  // By way of JSON as from a vendor: text that is put together here is kept in pieces, and grows when it is written.
  const names: { queueId: string; queueName: string }[] = JSON.parse(
    JSON.stringify(
      Array.from({ length: queues }, (_, index) => ({
        queueId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        queueName: `Support, "Tier ${index}"`,
      })),
    ),
  );
  const rows = Array.from({ length: count }, (_, index) => {
    const intervalStart = from + Math.floor(index / queues) * intervalMs;
    return {
      intervalStart,
      intervalEnd: intervalStart + intervalMs,
      queueId: names[index % queues]?.queueId ?? null,
      queueName: names[index % queues]?.queueName ?? '',
      offered: index % 900,
      handled: index % 870,
      abandoned: index % 30,
      serviceLevelPercent: 71.4 + (index % 20),
      averageHandleSeconds: 251.4,
    };
  });
  const to = from + Math.ceil(count / queues) * intervalMs;
  return {
    id: 1,
    from,
    to,
    parts: [
      {
        connectionId: 'bench',
        connectionName: 'Bench',
        outcome: 'answered',
        formula: 'answered',
        answeredAt: to,
        answer: { api: 'platform', notes: [], cutShort: null, answer: { kind: 'intervals', rows } },
      },
    ],
  };
}
