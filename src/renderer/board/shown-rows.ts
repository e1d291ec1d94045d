import { useMemo, useState } from 'react';
import type { PageState } from '../state.ts';
import { type BoardState, toFilter } from './board-state.ts';
import { type ArrangedColumns, toArrangedColumns } from './columns.ts';
import { type ChipCounts, countChips, filterRows, type Marks, toMarks } from './filtering.ts';
import { type BoardItem, toBoardItems, toSections } from './grouping.ts';
import { type OrderHold, useOrderHold } from './order-hold.ts';
import type { RowView } from './row-view.ts';
import { createRowSorter } from './sorting.ts';

interface ShownRows {
  marks: Marks;
  counts: ChipCounts;
  arranged: ArrangedColumns;
  items: readonly BoardItem[];
  /** Every row in its order, those of closed groups too. */
  toKeys: () => string[];
  isEmpty: boolean;
  hold: OrderHold;
}

/** From all rows to the lines of the grid: filtered, sorted, grouped, and held where somebody is looking. */
export function useShownRows(
  views: readonly RowView[],
  board: BoardState,
  connections: PageState['connections'],
): ShownRows {
  const { layout, search } = board;
  const { sorts, grouping, closedGroups, pinnedKeys, hiddenKeys, columns } = layout;
  const { chip } = toFilter(board);
  const [sortRows] = useState(createRowSorter);
  const marks = useMemo(() => toMarks({ pinnedKeys, hiddenKeys }), [pinnedKeys, hiddenKeys]);
  const arranged = useMemo(() => toArrangedColumns(columns), [columns]);
  const counts = useMemo(() => countChips(views, marks), [views, marks]);
  const sorted = useMemo(
    () => sortRows(filterRows(views, { chip, search }, marks), sorts, marks.pinned),
    [views, chip, search, marks, sorts, sortRows],
  );
  const asked = useMemo(() => toSections(sorted, grouping, connections), [sorted, grouping, connections]);
  // Whether a row needs attention changes by itself; whatever else takes one out was done by hand.
  const leavers = useMemo(
    () => (chip === 'attention' ? views.filter(({ row }) => !marks.hidden.has(row.key)) : []),
    [chip, views, marks],
  );
  const hold = useOrderHold(asked, leavers);
  const items = useMemo(() => toBoardItems(hold.sections, closedGroups), [hold.sections, closedGroups]);
  const toKeys = () => hold.sections.flatMap((section) => section.views.map((view) => view.row.key));
  const isEmpty = hold.sections.every((section) => section.views.length === 0);
  return { marks, counts, arranged, items, toKeys, isEmpty, hold };
}
