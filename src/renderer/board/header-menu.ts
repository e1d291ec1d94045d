import type { BoardSort } from '../../shared/board-layout.ts';
import { columnMenuWords as words } from '../../shared/words/en/board.ts';
import type { ColumnControl } from './column-control.ts';
import { type Column, type ColumnId, getFirstDirection } from './columns.ts';
import type { MenuEntry } from './pointer-menu.tsx';
import { isNameColumn } from './sorting.ts';

const stepPx = 16;

interface HeaderMenuFacts {
  id: ColumnId;
  columns: readonly Column[];
  sorts: readonly BoardSort[];
  control: ColumnControl;
  onSorts: (sorts: BoardSort[]) => void;
}

/** Everything that the mouse can do to a column, in words. */
export function toHeaderMenu({ id, columns, sorts, control, onSorts }: HeaderMenuFacts): MenuEntry[] {
  const index = columns.findIndex((column) => column.id === id);
  const entries: MenuEntry[] = [];
  const first = getFirstDirection(id);
  if (first !== null) {
    const labels = isNameColumn(id) ? words.sortWords : words.sort;
    for (const direction of ['ascending', 'descending'] as const)
      entries.push({
        id: direction,
        label: labels[direction],
        run: () => onSorts([{ column: id, direction }]),
      });
    const isSorted = sorts.some(({ column }) => column === id);
    const others = sorts.filter(({ column }) => column !== id);
    entries.push(
      isSorted
        ? {
            id: 'drop-sort',
            label: words.dropSort,
            isDisabled: others.length === 0,
            run: () => onSorts(others),
          }
        : {
            id: 'add-sort',
            label: words.addSort,
            run: () => onSorts([...sorts.slice(0, 2), { column: id, direction: first }]),
          },
    );
  }
  entries.push(
    {
      id: 'left',
      label: words.left,
      isFirst: first !== null,
      isDisabled: index <= 0,
      run: () => control.move(id, -1),
    },
    {
      id: 'right',
      label: words.right,
      isDisabled: index === columns.length - 1,
      run: () => control.move(id, 1),
    },
  );
  if (id !== 'queue')
    entries.push(
      { id: 'wider', label: words.wider, isFirst: true, run: () => control.resizeBy(id, stepPx) },
      { id: 'narrower', label: words.narrower, run: () => control.resizeBy(id, -stepPx) },
      { id: 'usual', label: words.usualWidth, run: () => control.resetWidth(id) },
    );
  if (control.canHide(id))
    entries.push({ id: 'hide', label: words.hide, isFirst: true, run: () => control.hide(id) });
  return entries;
}
