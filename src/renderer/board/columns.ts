import type { BoardLayout, BoardSort } from '../../shared/board-layout.ts';
import { type BoardColumnId, boardColumnIds } from '../../shared/board-terms.ts';

export type ColumnId = BoardColumnId;
export type SortDirection = BoardSort['direction'];
/** Every column in the supervisor's order. */
export type ArrangedColumns = BoardLayout['columns'];

export interface Column {
  id: ColumnId;
  /** The queue's name takes what the others leave, and never less than this. */
  widthPx: number;
}

interface ColumnTraits {
  usualPx: number;
  leastPx: number;
  /** The order of the first click on its header: what a supervisor looks for comes first. Null: it has none. */
  firstDirection: SortDirection | null;
  isUsual: boolean;
}

const traits: Record<ColumnId, ColumnTraits> = {
  state: { usualPx: 104, leastPx: 92, firstDirection: 'descending', isUsual: true },
  queue: { usualPx: 176, leastPx: 140, firstDirection: 'ascending', isUsual: true },
  connection: { usualPx: 140, leastPx: 60, firstDirection: 'ascending', isUsual: false },
  media: { usualPx: 84, leastPx: 60, firstDirection: 'ascending', isUsual: false },
  waiting: { usualPx: 78, leastPx: 56, firstDirection: 'descending', isUsual: true },
  longest: { usualPx: 80, leastPx: 60, firstDirection: 'descending', isUsual: true },
  nextMiss: { usualPx: 86, leastPx: 72, firstDirection: 'ascending', isUsual: true },
  agents: { usualPx: 78, leastPx: 60, firstDirection: 'ascending', isUsual: true },
  serviceLevel: { usualPx: 110, leastPx: 76, firstDirection: 'ascending', isUsual: true },
  abandonRate: { usualPx: 94, leastPx: 68, firstDirection: 'descending', isUsual: true },
  trend: { usualPx: 84, leastPx: 80, firstDirection: null, isUsual: true },
  offered: { usualPx: 74, leastPx: 52, firstDirection: 'descending', isUsual: false },
  answered: { usualPx: 84, leastPx: 52, firstDirection: 'descending', isUsual: false },
  abandoned: { usualPx: 92, leastPx: 52, firstDirection: 'descending', isUsual: false },
  age: { usualPx: 64, leastPx: 52, firstDirection: 'descending', isUsual: true },
};

const mostPx = 800;

/** Who leaves first when it gets narrow; those not named stay. */
const leaving: readonly ColumnId[] = [
  'answered',
  'offered',
  'abandoned',
  'trend',
  'media',
  'connection',
  'abandonRate',
  'age',
  'nextMiss',
  'serviceLevel',
  'agents',
];

/** What a row is, and how it is: a board without these says nothing. */
export const lastingColumnIds: readonly ColumnId[] = ['state', 'queue'];

/** What a queue's cell needs on top where it names the connection too: cut off, it tells no two apart. */
const connectionNamePx = 110;

/** All columns in the order that was kept; one that was not named stands behind the one it first stood behind. */
export function toArrangedColumns(kept: BoardLayout['columns']): ArrangedColumns {
  const arranged = kept.map((column) => ({
    ...column,
    isShown: column.isShown || lastingColumnIds.includes(column.id),
  }));
  boardColumnIds.forEach((id, index) => {
    if (arranged.some((column) => column.id === id)) return;
    const before = boardColumnIds
      .slice(0, index)
      .findLast((other) => arranged.some((column) => column.id === other));
    const place = before === undefined ? 0 : arranged.findIndex((column) => column.id === before) + 1;
    arranged.splice(place, 0, { id, isShown: traits[id].isUsual, widthPx: null });
  });
  return arranged;
}

/**
 * The columns that fit side by side, so that nothing scrolls sideways. Who leaves is decided by the usual widths: one
 * that was made wider by hand takes its room from the queue's name before another has to go.
 */
export function toVisibleColumns(
  arranged: ArrangedColumns,
  availablePx: number,
  namesConnection = false,
): Column[] {
  let visible = arranged.filter(({ isShown }) => isShown);
  // The name of the connection moves into the queue's cell where its own column is not there.
  const toQueuePx = () => {
    const hasOwnColumn = visible.some(({ id }) => id === 'connection');
    return traits.queue.usualPx + (namesConnection && !hasOwnColumn ? connectionNamePx : 0);
  };
  const toColumns = (): Column[] =>
    visible.map(({ id, widthPx }) => ({
      id,
      widthPx: id === 'queue' ? toQueuePx() : Math.max(traits[id].leastPx, widthPx ?? traits[id].usualPx),
    }));
  const fits = () => {
    const columns = toColumns();
    const wantedPx = columns.map(({ id, widthPx }) =>
      id === 'queue' ? widthPx : Math.min(widthPx, traits[id].usualPx),
    );
    return wantedPx.reduce((sum, px) => sum + px, 0) <= availablePx && sumLeast(columns) <= availablePx;
  };
  for (const leaver of leaving) {
    if (fits()) break;
    visible = visible.filter(({ id }) => id !== leaver);
  }
  return toColumns();
}

/** With the queue's name as narrow as it may get. */
function sumLeast(columns: readonly Column[]): number {
  return columns.reduce((sum, { id, widthPx }) => sum + (id === 'queue' ? traits.queue.leastPx : widthPx), 0);
}

export function toGridTemplate(visible: readonly Column[]): string {
  return visible.map(({ id, widthPx }) => (id === 'queue' ? `minmax(0, 1fr)` : `${widthPx}px`)).join(' ');
}

/** The width a column can have by hand: readable, and none of the others has to leave for it. */
export function toFittingWidth(
  visible: readonly Column[],
  availablePx: number,
  id: ColumnId,
  widthPx: number,
): number {
  const own = visible.find((column) => column.id === id)?.widthPx ?? 0;
  const widestPx = Math.max(own, own + availablePx - sumLeast(visible));
  return Math.round(Math.max(traits[id].leastPx, Math.min(widthPx, widestPx, mostPx)));
}

export function resizeColumn(
  arranged: ArrangedColumns,
  id: ColumnId,
  widthPx: number | null,
): ArrangedColumns {
  return arranged.map((column) => (column.id === id ? { ...column, widthPx } : column));
}

export function showColumns(arranged: ArrangedColumns, shown: ReadonlySet<unknown>): ArrangedColumns {
  return arranged.map((column) => ({
    ...column,
    isShown: shown.has(column.id) || lastingColumnIds.includes(column.id),
  }));
}

/** Puts a column before another one; null: behind all. */
export function placeColumn(
  arranged: ArrangedColumns,
  id: ColumnId,
  beforeId: ColumnId | null,
): ArrangedColumns {
  const moved = arranged.find((column) => column.id === id);
  if (moved === undefined || id === beforeId) return arranged;
  const others = arranged.filter((column) => column !== moved);
  const place = others.findIndex((column) => column.id === beforeId);
  return others.toSpliced(place < 0 ? others.length : place, 0, moved);
}

/** One place along those that are in sight; what is hidden between them does not count. */
export function moveColumn(
  arranged: ArrangedColumns,
  visible: readonly Column[],
  id: ColumnId,
  step: -1 | 1,
): ArrangedColumns {
  const index = visible.findIndex((column) => column.id === id);
  const neighbour = visible[index + step];
  if (index < 0 || neighbour === undefined) return arranged;
  if (step < 0) return placeColumn(arranged, id, neighbour.id);
  const place = arranged.findIndex((column) => column.id === neighbour.id);
  return placeColumn(arranged, id, arranged[place + 1]?.id ?? null);
}

export function getFirstDirection(id: ColumnId): SortDirection | null {
  return traits[id].firstDirection;
}
