import type { BoardRow, RowColumns } from './board.ts';
import type { FigureName, MediaType, ServiceLevel } from './queue.ts';
import { toRowKey } from './row-key.ts';

/*
 * Rows on their way to a page and back. Apart from the schema of what is sent: a page draws before it has any.
 */

export function toRowColumns(rows: readonly BoardRow[]): RowColumns {
  const column = <T>(read: (row: BoardRow) => T) => toColumn(rows, read);
  const figure = (name: FigureName) => column((row) => row.reading[name]);
  const level = (name: keyof ServiceLevel) => column((row) => row.reading.serviceLevel?.[name] ?? null);
  return {
    connectionId: column((row) => row.reading.connectionId),
    queueId: toRepeated(rows, (row) => row.reading.queueId),
    queueName: toRepeated(rows, (row) => row.reading.queueName),
    mediaType: column((row) => row.reading.mediaType),
    quality: column((row) => row.quality),
    watched: column((row) => row.watched),
    lagMs: column((row) => row.lagMs),
    observedAt: column((row) => row.reading.observedAt),
    waiting: figure('waiting'),
    longestWaitMs: figure('longestWaitMs'),
    interacting: figure('interacting'),
    agentsOnQueue: figure('agentsOnQueue'),
    agentsAvailable: figure('agentsAvailable'),
    agentsBusy: figure('agentsBusy'),
    offered: figure('offered'),
    answered: figure('answered'),
    abandoned: figure('abandoned'),
    averageHandleMs: figure('averageHandleMs'),
    averageWaitMs: figure('averageWaitMs'),
    serviceLevelPercent: level('percent'),
    withinTarget: level('withinTarget'),
    serviceLevelTotal: level('total'),
    targetMs: column((row) => row.targetMs ?? row.reading.serviceLevel?.targetMs ?? null),
    goalPercent: column((row) => row.goalPercent ?? row.reading.serviceLevel?.goalPercent ?? null),
    windowFrom: column((row) => row.reading.window?.from ?? null),
    windowTo: column((row) => row.reading.window?.to ?? null),
  };
}

/** A column in which all rows have the same is its first cell alone: a third of a board is. */
function toColumn<T>(rows: readonly BoardRow[], read: (row: BoardRow) => T): T[] {
  const cells = rows.map(read);
  return cells.every((cell) => cell === cells[0]) ? cells.slice(0, 1) : cells;
}

/**
 * The media of a queue stand one after the other. Another queue of the same name says it again: who reads a row would
 * otherwise have to look back over thousands of them.
 */
function toRepeated(rows: readonly BoardRow[], read: (row: BoardRow) => string): (string | null)[] {
  return rows.map((row, index) => {
    const before = rows[index - 1];
    const isSame = before?.reading.queueId === row.reading.queueId && read(before) === read(row);
    return isSame ? null : read(row);
  });
}

/** One row of the columns back as an object (the renderer keeps these). */
export function toBoardRow(columns: RowColumns, index: number): BoardRow {
  const connectionId = readCell(columns.connectionId, index);
  const queueId = readRepeated(columns.queueId, index);
  const mediaType = readCell(columns.mediaType, index) satisfies MediaType;
  const from = readCell(columns.windowFrom, index);
  const to = readCell(columns.windowTo, index);
  const percent = readCell(columns.serviceLevelPercent, index);
  const withinTarget = readCell(columns.withinTarget, index);
  const total = readCell(columns.serviceLevelTotal, index);
  const targetMs = readCell(columns.targetMs, index);
  const goalPercent = readCell(columns.goalPercent, index);
  const knowsLevel = percent !== null || withinTarget !== null || total !== null;
  return {
    key: toRowKey({ connectionId, queueId, mediaType }),
    quality: readCell(columns.quality, index),
    watched: readCell(columns.watched, index),
    lagMs: readCell(columns.lagMs, index),
    targetMs,
    goalPercent,
    reading: {
      connectionId,
      queueId,
      queueName: readRepeated(columns.queueName, index),
      mediaType,
      observedAt: readCell(columns.observedAt, index),
      waiting: readCell(columns.waiting, index),
      longestWaitMs: readCell(columns.longestWaitMs, index),
      interacting: readCell(columns.interacting, index),
      agentsOnQueue: readCell(columns.agentsOnQueue, index),
      agentsAvailable: readCell(columns.agentsAvailable, index),
      agentsBusy: readCell(columns.agentsBusy, index),
      offered: readCell(columns.offered, index),
      answered: readCell(columns.answered, index),
      abandoned: readCell(columns.abandoned, index),
      averageHandleMs: readCell(columns.averageHandleMs, index),
      averageWaitMs: readCell(columns.averageWaitMs, index),
      serviceLevel: knowsLevel ? { percent, withinTarget, total, targetMs, goalPercent } : null,
      window: from === null || to === null ? null : { from, to },
    },
  };
}

/** Where there is one cell only, all rows have it. */
function readCell<T>(column: readonly T[], index: number): T {
  const value = column[column.length === 1 ? 0 : index];
  if (value === undefined) throw new Error(`row ${index} is missing from a column`);
  return value;
}

function readRepeated(column: readonly (string | null)[], index: number): string {
  for (let at = index; at >= 0; at -= 1) {
    const text = column[at];
    if (text === undefined) break;
    if (text !== null) return text;
  }
  throw new Error(`row ${index} is missing from a column`);
}
