import type { Dispatch } from 'react';
import type { BoardFilter } from '../../shared/board-layout.ts';
import { boardWords as words } from '../../shared/words/en/board.ts';
import type { PageState } from '../state.ts';
import type { BoardAction } from './board-state.ts';
import type { ChipCounts } from './filtering.ts';
import type { Glance } from './glance.ts';

interface EmptyBoardProps {
  state: Pick<PageState, 'rows'>;
  glance: Pick<Glance, 'connections' | 'missingNames'>;
  filter: BoardFilter;
  counts: ChipCounts;
  onShow: Dispatch<BoardAction>;
}

/** Why the board is empty; never "all is well" while somebody does not answer. */
export function EmptyBoard({ state, glance, filter, counts, onShow }: EmptyBoardProps) {
  const areAllHidden = filter.chip === 'all' && filter.search.trim() === '' && counts.hidden > 0;
  return (
    <div className="empty" role="status">
      <p>{areAllHidden ? words.allHidden : sayWhyEmpty(state, glance, filter)}</p>
      {state.rows.size > 0 && (
        <button
          type="button"
          className="button"
          onClick={() => onShow(areAllHidden ? { type: 'chip', chip: 'hidden' } : { type: 'reset' })}
        >
          {areAllHidden ? words.showHidden : words.showAll}
        </button>
      )}
    </div>
  );
}

function sayWhyEmpty(
  state: EmptyBoardProps['state'],
  glance: EmptyBoardProps['glance'],
  { chip, search }: BoardFilter,
): string {
  if (state.rows.size === 0) {
    const hasAnswer = glance.connections.some(({ ageMs }) => ageMs !== null);
    return hasAnswer ? words.noRows : words.firstAnswers;
  }
  if (search.trim() !== '') return words.noMatch(search.trim());
  if (chip === 'watched') return words.noneWatched;
  if (chip === 'pinned') return words.nonePinned;
  if (chip === 'hidden') return words.noneHidden;
  return glance.missingNames.length === 0 ? words.allCalm : words.allCalmBut(glance.missingNames.join(', '));
}
