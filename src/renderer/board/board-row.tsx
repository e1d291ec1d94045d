// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
import { memo } from 'react';
import { drawCell, type MetaParts } from './board-cells.tsx';
import type { Column } from './columns.ts';
import type { RowView } from './row-view.ts';

interface BoardRowProps {
  view: RowView;
  elapsedMs: number;
  columns: readonly Column[];
  index: number;
  topPx: number;
  isSelected: boolean;
  isActive: boolean;
  isPinned: boolean;
  isGrouped: boolean;
  meta: MetaParts;
  onPick: (key: string) => void;
  onPin: (key: string) => void;
}

/** The id of a row or of a group's head, as the grid names its active one. */
export function toItemId(id: string): string {
  return `row:${id}`;
}

/** One row of the grid, placed by the virtualiser. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { view, columns, index, topPx, isSelected, isActive, onPick } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      role="row"
      id={toItemId(view.row.key)}
      className="row"
      data-key={view.row.key}
      data-state={view.state}
      data-late={view.freshness === 'late' || undefined}
      data-active={isActive || undefined}
      data-grouped={props.isGrouped || undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onPick(view.row.key)}
    >
      {columns.map((column, columnIndex) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles of these cells support it
        <div
          key={column.id}
          role={column.id === 'queue' ? 'rowheader' : 'gridcell'}
          aria-colindex={columnIndex + 1}
          className={`cell cell-${column.id}`}
        >
          {drawCell(column.id, props)}
        </div>
      ))}
    </div>
  );
});
