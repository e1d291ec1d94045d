import type { CellValue, Column } from './reading-columns.ts';
import type { IntervalReportRow, QueueReportRow, ReportRows, SlaReportRow } from './report.ts';
import type { ReportKind } from './report-terms.ts';

/*
 * Reports as flat rows: durations in seconds, percentages 0 to 100, times as ISO 8601 in UTC, null where the vendor
 * did not say. The connection's id stands first. Scripts depend on the names and their order.
 */

const queueColumns: readonly Column<QueueReportRow>[] = [
  { name: 'queueId', get: (row) => row.queueId },
  { name: 'queueName', get: (row) => row.queueName },
  { name: 'mediaType', get: (row) => row.mediaType },
  { name: 'offered', get: (row) => row.offered },
  { name: 'answered', get: (row) => row.answered },
  { name: 'abandoned', get: (row) => row.abandoned },
  { name: 'serviceLevelPercent', get: (row) => row.serviceLevelPercent },
  { name: 'averageHandleSeconds', get: (row) => row.averageHandleSeconds },
];

const intervalColumns: readonly Column<IntervalReportRow>[] = [
  { name: 'intervalStart', get: (row) => new Date(row.intervalStart).toISOString() },
  { name: 'intervalEnd', get: (row) => new Date(row.intervalEnd).toISOString() },
  { name: 'queueId', get: (row) => row.queueId },
  { name: 'queueName', get: (row) => row.queueName },
  { name: 'offered', get: (row) => row.offered },
  { name: 'handled', get: (row) => row.handled },
  { name: 'abandoned', get: (row) => row.abandoned },
  { name: 'serviceLevelPercent', get: (row) => row.serviceLevelPercent },
  { name: 'averageHandleSeconds', get: (row) => row.averageHandleSeconds },
];

const slaColumns: readonly Column<SlaReportRow>[] = [
  { name: 'queueId', get: (row) => row.queueId },
  { name: 'queueName', get: (row) => row.queueName },
  { name: 'answered', get: (row) => row.answered },
  { name: 'withinThreshold', get: (row) => row.withinThreshold },
  { name: 'thresholdSeconds', get: (row) => row.thresholdSeconds },
  { name: 'slaPercent', get: (row) => row.slaPercent },
  { name: 'formula', get: (row) => row.formula },
];

const columns = { queues: queueColumns, intervals: intervalColumns, sla: slaColumns };

export function toReportHeader(kind: ReportKind): string[] {
  return ['connectionId', ...columns[kind].map(({ name }) => name)];
}

/** The cells of each row, in the order of the header. */
export function toReportCells(connectionId: string, report: ReportRows): CellValue[][] {
  return report.rows.flatMap((_, index) => {
    const cells = toRowCells(connectionId, report, index);
    return cells === null ? [] : [cells];
  });
}

/** Of one row by its number, since all of a long report at once would fill the memory; null: there is none. */
export function toRowCells(connectionId: string, report: ReportRows, index: number): CellValue[] | null {
  switch (report.kind) {
    case 'queues':
      return toCells(connectionId, queueColumns, report.rows[index]);
    case 'intervals':
      return toCells(connectionId, intervalColumns, report.rows[index]);
    case 'sla':
      return toCells(connectionId, slaColumns, report.rows[index]);
  }
}

function toCells<Row>(
  connectionId: string,
  of: readonly Column<Row>[],
  row: Row | undefined,
): CellValue[] | null {
  return row === undefined ? null : [connectionId, ...of.map(({ get }) => get(row))];
}
