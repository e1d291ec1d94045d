import type { BoardFilter, BoardLayout } from '../../shared/board-layout.ts';
import type { BoardChip } from '../../shared/board-terms.ts';
import type { Trouble } from '../bridge.ts';
import { changeLayout, type LayoutAction } from './layout-change.ts';

/** What the supervisor set on the board; kept while another view is open, the layout for good. */
export interface BoardState {
  layout: BoardLayout;
  /** Of this sitting only: a search that nobody remembers would hide queues after a restart. */
  search: string;
  selectedKey: string | null;
  /** The selected row is still to be scrolled into view. */
  isRevealing: boolean;
  /** The row that was hidden last, as long as that can be taken back in place. */
  hiddenKey: string | null;
  /** Why the layout was not kept; null: it was. */
  trouble: Trouble | null;
}

export type BoardAction =
  | LayoutAction
  | { type: 'search'; search: string }
  | { type: 'filter'; filter: BoardFilter }
  | { type: 'select'; key: string | null }
  | { type: 'show'; key: string }
  | { type: 'revealed' }
  | { type: 'reset' }
  | { type: 'forget-hidden' }
  /** Main's layout has changed from elsewhere. */
  | { type: 'take-layout'; layout: BoardLayout }
  | { type: 'kept'; trouble: Trouble | null };

const mostSearchLetters = 200;

export function createBoardState(kept: BoardLayout): BoardState {
  return {
    layout: toOpening(kept),
    search: '',
    selectedKey: null,
    isRevealing: false,
    hiddenKey: null,
    trouble: null,
  };
}

/** Nobody begins a day with what is hidden, nor with a search that somebody else typed. */
function toOpening(kept: BoardLayout): BoardLayout {
  const chip = kept.filter.chip === 'hidden' ? 'all' : kept.filter.chip;
  return { ...kept, filter: { chip, search: '' } };
}

export function toFilter({ layout, search }: BoardState): BoardFilter {
  return { chip: layout.filter.chip, search };
}

export function reduceBoard(state: BoardState, action: BoardAction): BoardState {
  switch (action.type) {
    case 'search':
      return { ...state, search: action.search.slice(0, mostSearchLetters) };
    case 'filter':
      return { ...withChip(state, action.filter.chip), search: action.filter.search };
    case 'select':
      return { ...state, selectedKey: action.key };
    case 'show': {
      // No filter must hide the queue that was asked for.
      const chip = state.layout.hiddenKeys.includes(action.key) ? 'hidden' : 'all';
      return { ...withChip(state, chip), search: '', selectedKey: action.key, isRevealing: true };
    }
    case 'revealed':
      return { ...state, isRevealing: false };
    case 'reset':
      return { ...withChip(state, 'all'), search: '' };
    case 'forget-hidden':
      return { ...state, hiddenKey: null };
    case 'take-layout':
      return { ...state, layout: toOpening(action.layout) };
    case 'kept':
      return { ...state, trouble: action.trouble };
    case 'hide':
      return {
        ...withLayout(state, action),
        hiddenKey: action.isHidden ? action.key : null,
        selectedKey: action.isHidden && state.selectedKey === action.key ? null : state.selectedKey,
      };
    default:
      return withLayout(state, action);
  }
}

function withLayout(state: BoardState, action: LayoutAction): BoardState {
  return { ...state, layout: changeLayout(state.layout, action) };
}

function withChip(state: BoardState, chip: BoardChip): BoardState {
  return withLayout(state, { type: 'chip', chip });
}
