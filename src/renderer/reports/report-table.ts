import type { IntervalReportRow, QueueReportRow, ReportRows, SlaReportRow } from '../../shared/report.ts';
import { formatWait, unknownFigure } from '../../shared/words/en/figures.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import type { reportWords } from '../../shared/words/en/report.ts';
import type { LocaleFormat } from '../locale-format.ts';

export type ReportColumnId = keyof typeof reportWords.columns;
type Value = string | number | null;

/** One column over all rows of an answer; texts are made for the rows in sight only. */
export interface ReportColumn {
  id: ReportColumnId;
  /** A queue's name takes what the others leave, and never less than this. */
  widthPx: number;
  isNumber: boolean;
  /** Who leaves first when it gets narrow, 1 before 2; null stays. */
  leaves: number | null;
  valueAt(index: number): Value;
  textAt(index: number): string;
}

export interface ReportTable {
  count: number;
  columns: readonly ReportColumn[];
}

/** An answer as columns in words, rows in the vendor's order. What the vendor did not say is a dash. */
export function toReportTable(answer: ReportRows, format: LocaleFormat): ReportTable {
  const count = answer.rows.length;
  switch (answer.kind) {
    case 'queues':
      return { count, columns: toQueueColumns(answer.rows, format) };
    case 'intervals':
      return { count, columns: toIntervalColumns(answer.rows, format) };
    case 'sla':
      return { count, columns: toSlaColumns(answer.rows, format) };
  }
}

function toQueueColumns(rows: readonly QueueReportRow[], format: LocaleFormat): ReportColumn[] {
  const { text, count, percent, duration } = createColumns(rows, format);
  return [
    text('queue', 150, (row) => row.queueName),
    text('media', 84, (row) => mediaWords[row.mediaType]),
    count('offered', 90, 2, (row) => row.offered),
    count('answered', 98, null, (row) => row.answered),
    count('abandoned', 112, 3, (row) => row.abandoned),
    percent('serviceLevel', 126, 4, (row) => row.serviceLevelPercent),
    duration('averageHandle', 120, 1, (row) => row.averageHandleSeconds),
  ];
}

function toIntervalColumns(rows: readonly IntervalReportRow[], format: LocaleFormat): ReportColumn[] {
  const { column, text, count, percent, duration } = createColumns(rows, format);
  return [
    column(
      { id: 'interval', widthPx: 190, isNumber: false, leaves: null },
      (row) => row.intervalStart,
      (row) => format.formatSpan(row.intervalStart, row.intervalEnd),
    ),
    text('queue', 130, (row) => row.queueName),
    count('offered', 90, 2, (row) => row.offered),
    count('handled', 94, 4, (row) => row.handled),
    count('abandoned', 112, 3, (row) => row.abandoned),
    percent('serviceLevel', 126, 5, (row) => row.serviceLevelPercent),
    duration('averageHandle', 120, 1, (row) => row.averageHandleSeconds),
  ];
}

function toSlaColumns(rows: readonly SlaReportRow[], format: LocaleFormat): ReportColumn[] {
  const { column, text, count, percent } = createColumns(rows, format);
  return [
    text('queue', 150, (row) => row.queueName),
    count('answered', 98, 2, (row) => row.answered),
    count('withinThreshold', 88, 3, (row) => row.withinThreshold),
    column(
      { id: 'threshold', widthPx: 108, isNumber: true, leaves: 1 },
      (row) => row.thresholdSeconds,
      (row) => (row.thresholdSeconds === null ? null : sayThreshold(row.thresholdSeconds)),
    ),
    percent('serviceLevel', 126, null, (row) => row.slaPercent),
  ];
}

/** `20 s`, `30 min`, `24 h`: as targets are spoken of. */
function sayThreshold(seconds: number): string {
  if (seconds < 120 || seconds % 60 !== 0) return `${seconds} s`;
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds / 60} min`;
}

/** How to make columns over these rows. */
function createColumns<Row>(rows: readonly Row[], { formatCount }: LocaleFormat) {
  const at = (index: number): Row => {
    const row = rows[index];
    if (row === undefined) throw new Error(`the report has no row ${index}`);
    return row;
  };
  const column = (
    spec: Omit<ReportColumn, 'valueAt' | 'textAt'>,
    value: (row: Row) => Value,
    say: (row: Row) => string | null,
  ): ReportColumn => ({
    ...spec,
    valueAt: (index) => value(at(index)),
    textAt: (index) => say(at(index)) ?? unknownFigure,
  });
  const figure =
    (format: (value: number) => string) =>
    (id: ReportColumnId, widthPx: number, leaves: number | null, get: (row: Row) => number | null) =>
      column({ id, widthPx, isNumber: true, leaves }, get, (row) => {
        const value = get(row);
        return value === null ? null : format(value);
      });
  return {
    column,
    text: (id: ReportColumnId, widthPx: number, get: (row: Row) => string) =>
      column({ id, widthPx, isNumber: false, leaves: null }, get, get),
    count: figure(formatCount),
    // Two decimals: reports are laid beside other reports.
    percent: figure((percent) => `${percent.toFixed(2)} %`),
    duration: figure((seconds) => formatWait(seconds * 1000)),
  };
}
