import type { BoardGrouping, BoardLayout } from '../../shared/board-layout.ts';
import type { BoardChip } from '../../shared/board-terms.ts';
import type { ArrangedColumns, ColumnId } from './columns.ts';
import { toAddedSorts, toNextSorts } from './sorting.ts';

export type SavedFilter = BoardLayout['savedFilters'][number];

/** What can be changed of how the board is arranged; all of it is kept. */
export type LayoutAction =
  | { type: 'chip'; chip: BoardChip }
  | { type: 'sort'; column: ColumnId; isAdded: boolean }
  | { type: 'sorts'; sorts: BoardLayout['sorts'] }
  | { type: 'columns'; columns: ArrangedColumns }
  | { type: 'grouping'; grouping: BoardGrouping }
  | { type: 'group'; id: string; isOpen: boolean }
  | { type: 'pin'; key: string; isPinned: boolean }
  | { type: 'hide'; key: string; isHidden: boolean }
  | { type: 'saved-filters'; savedFilters: readonly SavedFilter[] };

export const mostSavedFilters = 50;
const mostClosedGroups = 500;
const mostKeys = 5_000;

export function changeLayout(layout: BoardLayout, action: LayoutAction): BoardLayout {
  switch (action.type) {
    case 'chip':
      return { ...layout, filter: { ...layout.filter, chip: action.chip } };
    case 'sort': {
      const toSorts = action.isAdded ? toAddedSorts : toNextSorts;
      return { ...layout, sorts: toSorts(layout.sorts, action.column) };
    }
    case 'sorts':
      return { ...layout, sorts: action.sorts };
    case 'columns':
      return { ...layout, columns: action.columns };
    case 'grouping':
      return { ...layout, grouping: action.grouping };
    case 'group':
      return {
        ...layout,
        closedGroups: mark(layout.closedGroups, action.id, !action.isOpen, mostClosedGroups),
      };
    case 'pin':
      return { ...layout, pinnedKeys: mark(layout.pinnedKeys, action.key, action.isPinned, mostKeys) };
    case 'hide':
      return { ...layout, hiddenKeys: mark(layout.hiddenKeys, action.key, action.isHidden, mostKeys) };
    case 'saved-filters':
      return { ...layout, savedFilters: action.savedFilters.slice(0, mostSavedFilters) };
  }
}

/** Beyond the most that are kept, the oldest are forgotten. */
function mark(marked: readonly string[], one: string, isMarked: boolean, most: number): string[] {
  const others = marked.filter((other) => other !== one);
  return isMarked ? [...others, one].slice(-most) : others;
}
