import type { AnsweredPart, ReportKind, ReportRun } from '../../shared/report.ts';
import { toReportCells, toReportHeader } from '../../shared/report-columns.ts';
import { describeFailure } from '../../shared/words/en/failure.ts';
import { describeReportNote } from '../../shared/words/en/report.ts';
import type { CsvRow } from './csv.ts';
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

/** All parts, one line per row; `order` numbers the rows through all of them (null: as they were answered). */
export function toReportCsvRows(run: ReportRun, timeZone: string, order: readonly number[] | null): CsvRow[] {
  const toIso = createIsoFormat(timeZone);
  const missing = run.parts.filter(({ outcome }) => outcome === 'failed');
  const missingNames = missing.map(({ connectionName }) => connectionName).join('; ') || null;
  const rows = run.parts.flatMap((part) => {
    if (part.outcome === 'failed') return [];
    const { cutShort } = part.answer;
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
    return toReportCells(part.connectionId, part.answer.answer).map((cells) => [...cells, ...context]);
  });
  return order === null ? rows : order.flatMap((index) => (rows[index] === undefined ? [] : [rows[index]]));
}

function sayNotes({ answer: { notes, cutShort } }: AnsweredPart): string | null {
  const said = notes.map(describeReportNote);
  if (cutShort !== null) said.unshift(describeFailure(cutShort).message);
  return said.join(' ') || null;
}
