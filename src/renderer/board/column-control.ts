import type { BoardLayout } from '../../shared/board-layout.ts';
import {
  type ArrangedColumns,
  type Column,
  type ColumnId,
  lastingColumnIds,
  moveColumn,
  placeColumn,
  resizeColumn,
  toFittingWidth,
} from './columns.ts';

/** What can be done to one column from its header. */
export interface ColumnControl {
  place: (id: ColumnId, beforeId: ColumnId | null) => void;
  move: (id: ColumnId, step: -1 | 1) => void;
  resize: (id: ColumnId, widthPx: number) => void;
  resizeBy: (id: ColumnId, stepPx: number) => void;
  resetWidth: (id: ColumnId) => void;
  hide: (id: ColumnId) => void;
  canHide: (id: ColumnId) => boolean;
}

interface ColumnPlaces {
  arranged: ArrangedColumns;
  visible: readonly Column[];
  availablePx: number;
}

export function createColumnControl(
  { arranged, visible, availablePx }: ColumnPlaces,
  onColumns: (columns: BoardLayout['columns']) => void,
  /** Where a column stands now that it was moved by one place; the first is 1. */
  onMoved: (id: ColumnId, place: number) => void,
): ColumnControl {
  const resize = (id: ColumnId, widthPx: number) => {
    // The queue's name takes what the others leave.
    if (id === 'queue') return;
    onColumns(resizeColumn(arranged, id, toFittingWidth(visible, availablePx, id, widthPx)));
  };
  return {
    place: (id, beforeId) => onColumns(placeColumn(arranged, id, beforeId)),
    move: (id, step) => {
      const place = visible.findIndex((column) => column.id === id) + step;
      if (visible[place] === undefined) return;
      onColumns(moveColumn(arranged, visible, id, step));
      onMoved(id, place + 1);
    },
    resize,
    resizeBy: (id, stepPx) => {
      const column = visible.find((one) => one.id === id);
      if (column !== undefined) resize(id, column.widthPx + stepPx);
    },
    resetWidth: (id) => onColumns(resizeColumn(arranged, id, null)),
    hide: (id) =>
      onColumns(arranged.map((column) => (column.id === id ? { ...column, isShown: false } : column))),
    canHide: (id) => !lastingColumnIds.includes(id),
  };
}
