import type {
  AnsweredPart,
  IntervalReportRow,
  QueueReportRow,
  ReportPart,
  SlaReportRow,
} from '../../shared/report.ts';
import {
  formatReportPercent,
  formatThreshold,
  formatWait,
  unknownFigure,
} from '../../shared/words/en/figures.ts';
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

/** Whose answer a row is part of. */
type Of<Row> = Row & { connectionName: string };

interface ReportRowsByKind {
  queues: Of<QueueReportRow>[];
  intervals: Of<IntervalReportRow>[];
  sla: Of<SlaReportRow>[];
}

export function toAnsweredParts(parts: readonly ReportPart[]): AnsweredPart[] {
  return parts.filter((part) => part.outcome === 'answered');
}

/** The rows of all parts, in the order in which they were answered. All parts answer the same question. */
export function toRows(parts: readonly AnsweredPart[]): ReportRowsByKind {
  const rows: ReportRowsByKind = { queues: [], intervals: [], sla: [] };
  for (const { connectionName, answer } of parts) {
    const of = <Row>(row: Row): Of<Row> => ({ ...row, connectionName });
    // One by one: a spread of a hundred thousand rows into a call is too long for the stack.
    if (answer.answer.kind === 'queues') for (const row of answer.answer.rows) rows.queues.push(of(row));
    else if (answer.answer.kind === 'intervals')
      for (const row of answer.answer.rows) rows.intervals.push(of(row));
    else for (const row of answer.answer.rows) rows.sla.push(of(row));
  }
  return rows;
}

/**
 * An answer as columns in words, rows in the vendors' order. What a vendor did not say is a dash. Connections are
 * named where more than one was asked.
 */
export function toReportTable(parts: readonly ReportPart[], format: LocaleFormat): ReportTable {
  const answered = toAnsweredParts(parts);
  const { queues, intervals, sla } = toRows(answered);
  const names = parts.length > 1;
  switch (answered[0]?.answer.answer.kind) {
    case 'intervals':
      return { count: intervals.length, columns: toIntervalColumns(intervals, names, format) };
    case 'sla':
      return { count: sla.length, columns: toSlaColumns(sla, names, format) };
    default:
      return { count: queues.length, columns: toQueueColumns(queues, names, format) };
  }
}

function toQueueColumns(
  rows: ReportRowsByKind['queues'],
  names: boolean,
  format: LocaleFormat,
): ReportColumn[] {
  const { text, count, percent, duration, connection } = createColumns(rows, format);
  return [
    text('queue', 150, (row) => row.queueName),
    ...connection(names),
    text('media', 84, (row) => mediaWords[row.mediaType]),
    count('offered', 90, 2, (row) => row.offered),
    count('answered', 98, 5, (row) => row.answered),
    count('abandoned', 112, 3, (row) => row.abandoned),
    percent('serviceLevel', 126, 4, (row) => row.serviceLevelPercent),
    duration('averageHandle', 120, 1, (row) => row.averageHandleSeconds),
  ];
}

function toIntervalColumns(
  rows: ReportRowsByKind['intervals'],
  names: boolean,
  format: LocaleFormat,
): ReportColumn[] {
  const { column, text, count, percent, duration, connection } = createColumns(rows, format);
  return [
    column(
      { id: 'interval', widthPx: 190, isNumber: false, leaves: null },
      (row) => row.intervalStart,
      (row) => format.formatSpan(row.intervalStart, row.intervalEnd),
    ),
    text('queue', 130, (row) => row.queueName),
    ...connection(names),
    count('offered', 90, 2, (row) => row.offered),
    count('handled', 94, 4, (row) => row.handled),
    count('abandoned', 112, 3, (row) => row.abandoned),
    percent('serviceLevel', 126, 5, (row) => row.serviceLevelPercent),
    duration('averageHandle', 120, 1, (row) => row.averageHandleSeconds),
  ];
}

function toSlaColumns(rows: ReportRowsByKind['sla'], names: boolean, format: LocaleFormat): ReportColumn[] {
  const { column, text, count, percent, connection } = createColumns(rows, format);
  return [
    text('queue', 150, (row) => row.queueName),
    ...connection(names),
    count('answered', 98, 2, (row) => row.answered),
    count('withinThreshold', 88, 3, (row) => row.withinThreshold),
    column(
      { id: 'threshold', widthPx: 108, isNumber: true, leaves: 1 },
      (row) => row.thresholdSeconds,
      (row) => (row.thresholdSeconds === null ? null : formatThreshold(row.thresholdSeconds)),
    ),
    percent('serviceLevel', 126, null, (row) => row.slaPercent),
  ];
}

/** How to make columns over these rows. */
function createColumns<Row extends { connectionName: string }>(
  rows: readonly Row[],
  { formatCount }: LocaleFormat,
) {
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
  const text = (id: ReportColumnId, widthPx: number, get: (row: Row) => string) =>
    column({ id, widthPx, isNumber: false, leaves: null }, get, get);
  return {
    column,
    text,
    connection: (isNamed: boolean) => (isNamed ? [text('connection', 150, (row) => row.connectionName)] : []),
    count: figure(formatCount),
    percent: figure(formatReportPercent),
    duration: figure((seconds) => formatWait(seconds * 1000)),
  };
}
