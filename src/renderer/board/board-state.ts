import type { ColumnId } from './columns.ts';
import type { Chip, Filter } from './filtering.ts';
import { defaultSort, type Sort, toNextSort } from './sorting.ts';

/** What the supervisor set on the board; kept while another view is open. */
export interface BoardState {
  filter: Filter;
  sort: Sort;
  selectedKey: string | null;
  /** The selected row is still to be scrolled into view. */
  isRevealing: boolean;
}

export type BoardAction =
  | { type: 'search'; search: string }
  | { type: 'chip'; chip: Chip }
  | { type: 'sort'; column: ColumnId }
  | { type: 'select'; key: string | null }
  | { type: 'show'; key: string }
  | { type: 'revealed' }
  | { type: 'reset' };

export const initialBoardState: BoardState = {
  filter: { chip: 'all', search: '' },
  sort: defaultSort,
  selectedKey: null,
  isRevealing: false,
};

export function reduceBoard(state: BoardState, action: BoardAction): BoardState {
  switch (action.type) {
    case 'search':
      return { ...state, filter: { ...state.filter, search: action.search } };
    case 'chip':
      return { ...state, filter: { ...state.filter, chip: action.chip } };
    case 'sort':
      return { ...state, sort: toNextSort(state.sort, action.column) };
    case 'select':
      return { ...state, selectedKey: action.key };
    case 'show':
      // A filter must not hide the queue that was asked for.
      return {
        ...state,
        filter: initialBoardState.filter,
        selectedKey: action.key,
        isRevealing: true,
      };
    case 'reset':
      return { ...state, filter: initialBoardState.filter };
    case 'revealed':
      return { ...state, isRevealing: false };
  }
}
