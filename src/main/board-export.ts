import type { Alert } from '../shared/alert.ts';
import type { BoardRow, ConnectionStatus } from '../shared/board.ts';
import type { CallOutput } from '../shared/contract.ts';
import { toRowKey } from '../shared/queue.ts';
import { ok, type Result } from '../shared/result.ts';
import { boardFileName } from '../shared/words/en/app.ts';
import { boardCsvHeader, toBoardCsvRows } from './export/board-csv.ts';
import type { CsvRow } from './export/csv.ts';

/*
 * Writes the board to a CSV file: the rows that the page shows, in its order, with the figures of this process.
 */

export interface BoardExportOptions {
  now: () => number;
  findRow: (key: string) => BoardRow | undefined;
  statuses: () => readonly ConnectionStatus[];
  /** The worst first. */
  alerts: () => readonly Alert[];
  /** Null: the supervisor changed their mind. */
  askPath: (fileName: string) => Promise<string | null>;
  write: (path: string, header: readonly string[], rows: CsvRow[]) => Promise<Result<{ rows: number }>>;
}

/** What was true when the button was pressed is written, however long the dialog stays open. */
export async function exportBoard(
  keys: readonly string[],
  { now, findRow, statuses, alerts, askPath, write }: BoardExportOptions,
): Promise<Result<CallOutput<'export.board'>>> {
  const connections = new Map(statuses().map((status) => [status.id, status]));
  // The worst alert of a row is set last.
  const severities = new Map(
    alerts()
      .toReversed()
      .map((alert) => [toRowKey(alert), alert.severity]),
  );
  const rows = keys.flatMap((key) => {
    const row = findRow(key);
    const connection = row === undefined ? undefined : connections.get(row.reading.connectionId);
    if (row === undefined || connection === undefined) return [];
    return { row, connection, severity: severities.get(key) ?? null };
  });
  const lines = [...toBoardCsvRows(rows)];
  const path = await askPath(boardFileName(new Date(now())));
  if (path === null) return ok({ outcome: 'cancelled' });
  const written = await write(path, boardCsvHeader, lines);
  return written.ok ? ok({ outcome: 'saved', path, rows: written.value.rows }) : written;
}
