import type { Severity } from '../../shared/alert.ts';
import type { BoardRow, ConnectionStatus } from '../../shared/board.ts';
import { type Freshness, isCurrent, toRowFreshness } from '../../shared/freshness.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import type { Cell, CsvRow } from './csv-line.ts';
import { createIsoFormat, readComputerZone } from './iso-time.ts';

/** A row of the board as it is shown. */
export interface BoardCsvRow {
  row: BoardRow;
  /** Its status at the moment of the export: the ages are taken from it. */
  connection: ConnectionStatus;
  /** The worst open alert of this row; null: none. */
  severity: Severity | null;
}

interface Context extends BoardCsvRow {
  freshness: Freshness;
  toIso: (epochMs: number) => string;
  exportedAt: number;
  timeZone: string;
}

type Column = readonly [name: string, toCell: (context: Context) => Cell];

/** In the order of the file. Times carry their offset, durations are seconds, an empty cell is "not known". */
const columns: readonly Column[] = [
  ['connection', ({ connection }) => connection.name],
  ['connectionId', ({ connection }) => connection.id],
  ['queue', ({ row }) => row.reading.queueName],
  ['queueId', ({ row }) => row.reading.queueId],
  ['media', ({ row }) => mediaWords[row.reading.mediaType]],
  // `no`: a queue that its connection reads for the board only, and that no rule judges.
  ['watched', ({ row }) => (row.watched ? 'yes' : 'no')],
  ['state', toState],
  // `live`, `late`, `stale`, `unknown`, `gone`: how far the figures may be read as the present.
  ['freshness', ({ freshness }) => freshness],
  ['waiting', ({ row }) => row.reading.waiting],
  ['longestWaitSeconds', ({ row }) => toSeconds(row.reading.longestWaitMs)],
  ['interacting', ({ row }) => row.reading.interacting],
  ['agentsOnQueue', ({ row }) => row.reading.agentsOnQueue],
  ['agentsAvailable', ({ row }) => row.reading.agentsAvailable],
  ['agentsBusy', ({ row }) => row.reading.agentsBusy],
  ['offered', ({ row }) => row.reading.offered],
  ['answered', ({ row }) => row.reading.answered],
  ['abandoned', ({ row }) => row.reading.abandoned],
  ['averageWaitSeconds', ({ row }) => toSeconds(row.reading.averageWaitMs)],
  ['averageHandleSeconds', ({ row }) => toSeconds(row.reading.averageHandleMs)],
  ['serviceLevelPercent', ({ row }) => row.reading.serviceLevel?.percent ?? null],
  // A live percentage is the vendor's own; it is never computed anew here.
  ['serviceLevelFormula', ({ row }) => (row.reading.serviceLevel?.percent == null ? null : 'vendor')],
  [
    'serviceLevelTargetSeconds',
    ({ row }) => toSeconds(row.targetMs ?? row.reading.serviceLevel?.targetMs ?? null),
  ],
  ['serviceLevelGoalPercent', ({ row }) => row.goalPercent ?? row.reading.serviceLevel?.goalPercent ?? null],
  // The span that offered, answered, abandoned, averages and service level cover; `windowTo` is exclusive.
  ['windowFrom', ({ row, toIso }) => toTime(row.reading.window?.from, toIso)],
  ['windowTo', ({ row, toIso }) => toTime(row.reading.window?.to, toIso)],
  // When the vendor observed the figures of this row.
  ['asOf', ({ row, toIso }) => toTime(row.reading.observedAt, toIso)],
  ['exportedAt', ({ exportedAt, toIso }) => toIso(exportedAt)],
  // Of the times above; their offsets change with its summer.
  ['timeZone', ({ timeZone }) => timeZone],
];

export const boardCsvHeader: readonly string[] = columns.map(([name]) => name);

/** One line per row in the given order. */
export function* toBoardCsvRows(
  rows: Iterable<BoardCsvRow>,
  exportedAt: number,
  timeZone: string = readComputerZone(),
): Generator<CsvRow> {
  const toIso = createIsoFormat(timeZone);
  for (const { row, connection, severity } of rows) {
    const freshness = toRowFreshness(row, connection.ageMs, connection.intervalMs);
    const context = { row, connection, severity, freshness, toIso, exportedAt, timeZone };
    yield columns.map(([, toCell]) => toCell(context));
  }
}

/** `ok` only where somebody looked: not of a row that no rule judges, nor of one without a current figure. */
function toState({ row, severity, freshness }: Context): string {
  if (severity !== null) return severity;
  if (!row.watched) return 'not-watched';
  return isCurrent(freshness) ? 'ok' : 'unknown';
}

function toSeconds(durationMs: number | null): number | null {
  return durationMs === null ? null : Math.round(durationMs) / 1000;
}

function toTime(epochMs: number | undefined, toIso: (epochMs: number) => string): string | null {
  return epochMs === undefined ? null : toIso(epochMs);
}
