import type { AnsweredPart, ReportRows, ReportRun } from '../../shared/report.ts';
import { toReportHeader, toRowCells } from '../../shared/report-columns.ts';
import type { ReportKind } from '../../shared/report-terms.ts';
import { describeFailure } from '../../shared/words/en/failure.ts';
import { describeReportNote } from '../../shared/words/en/report.ts';
import type { Cell, CsvRow } from './csv-line.ts';
import { createIsoFormat } from './iso-time.ts';

/** What a row cannot say of itself, behind the columns that the command line writes. */
const contextColumns = [
  'connection',
  'asOf',
  'timeZone',
  'from',
  'to',
  'serviceLevelFormula',
  // `yes`, or `partial` where the answer was cut short.
  'complete',
  'notes',
  // Connections that were asked too and gave no answer: the file has no row of theirs.
  'missingConnections',
] as const;

export function toReportCsvHeader(kind: ReportKind): string[] {
  return [...toReportHeader(kind), ...contextColumns];
}

/**
 * All parts, one line per row, each made when it is asked for: a report may have a million. `order` numbers the rows
 * through all of them (null: as they were answered).
 */
export function* toReportCsvRows(
  run: ReportRun,
  timeZone: string,
  order: readonly number[] | null,
): Generator<CsvRow> {
  const parts = toNumberedParts(run, timeZone);
  for (const number of order ?? countUp(countReportRows(run))) {
    const part = parts.find(({ first, end }) => number >= first && number < end);
    if (part === undefined) continue;
    const cells = toRowCells(part.connectionId, part.rows, number - part.first);
    if (cells !== null) yield [...cells, ...part.context];
  }
}

/** Of all parts. */
export function countReportRows({ parts }: ReportRun): number {
  return parts.reduce(
    (sum, part) => sum + (part.outcome === 'failed' ? 0 : part.answer.answer.rows.length),
    0,
  );
}

function* countUp(end: number): Generator<number> {
  for (let number = 0; number < end; number += 1) yield number;
}

interface NumberedPart {
  connectionId: string;
  rows: ReportRows;
  /** The numbers of its rows; `end` is exclusive. */
  first: number;
  end: number;
  /** The cells behind those of each row. */
  context: readonly Cell[];
}

function toNumberedParts(run: ReportRun, timeZone: string): NumberedPart[] {
  const toIso = createIsoFormat(timeZone);
  const missing = run.parts.filter(({ outcome }) => outcome === 'failed');
  const missingNames = missing.map(({ connectionName }) => connectionName).join('; ') || null;
  let end = 0;
  return run.parts.flatMap((part) => {
    if (part.outcome === 'failed') return [];
    const { answer: rows, cutShort } = part.answer;
    const first = end;
    end += rows.rows.length;
    const context = [
      part.connectionName,
      toIso(part.answeredAt),
      timeZone,
      toIso(run.from),
      toIso(run.to),
      part.formula,
      cutShort === null ? 'yes' : 'partial',
      sayNotes(part),
      missingNames,
    ];
    return [{ connectionId: part.connectionId, rows, first, end, context }];
  });
}

function sayNotes({ answer: { notes, cutShort } }: AnsweredPart): string | null {
  const said = notes.map(describeReportNote);
  if (cutShort !== null) said.unshift(describeFailure(cutShort).message);
  return said.join(' ') || null;
}
