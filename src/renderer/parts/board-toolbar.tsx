import { type Dispatch, memo, type RefObject } from 'react';
import type { BoardFilter, BoardLayout } from '../../shared/board-layout.ts';
import type { BoardChip } from '../../shared/board-terms.ts';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import { toolbarWords as words } from '../../shared/words/en/board.ts';
import { formatNumber } from '../../shared/words/en/figures.ts';
import type { BoardAction } from '../board/board-state.ts';
import type { ArrangedColumns } from '../board/columns.ts';
import { ColumnsMenu } from '../board/columns-menu.tsx';
import { type ChipCounts, toShownChips } from '../board/filtering.ts';
import { FiltersMenu } from '../board/filters-menu.tsx';
import { GroupMenu } from '../board/group-menu.tsx';
import { ExportButton } from './export-button.tsx';

interface BoardToolbarProps {
  filter: BoardFilter;
  layout: Pick<BoardLayout, 'grouping' | 'savedFilters'>;
  arranged: ArrangedColumns;
  counts: ChipCounts;
  searchInput: RefObject<HTMLInputElement | null>;
  isBehind: boolean;
  isExporting: boolean;
  canExport: boolean;
  /** What asks for other rows or another order. */
  onReorder: Dispatch<BoardAction>;
  onSortNow: () => void;
  onExport: (target: ExportTarget) => void;
}

interface BoardSearchProps {
  search: string;
  searchInput: RefObject<HTMLInputElement | null>;
  onReorder: Dispatch<BoardAction>;
}

const BoardSearch = memo(function BoardSearch({ search, searchInput, onReorder }: BoardSearchProps) {
  return (
    <div className="search">
      <input
        ref={searchInput}
        type="search"
        className="input"
        aria-label={words.search}
        placeholder={words.searchHint}
        autoComplete="off"
        value={search}
        onChange={({ target }) => onReorder({ type: 'search', search: target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          event.preventDefault();
          onReorder({ type: 'search', search: '' });
        }}
      />
    </div>
  );
});

/**
 * What the board shows of all queues, and how. Its menus are drawn anew only for a change of their own: all of them
 * together cost as much as the rows, with every push and every second.
 */
export function BoardToolbar(props: BoardToolbarProps) {
  const { filter, layout, arranged, counts, searchInput, isBehind, isExporting, canExport } = props;
  const { onReorder } = props;
  return (
    <section className="toolbar" aria-label={words.label}>
      <BoardSearch search={filter.search} searchInput={searchInput} onReorder={onReorder} />
      {toShownChips(counts, filter.chip).map((chip: BoardChip) => (
        <button
          key={chip}
          type="button"
          className="chip"
          aria-pressed={filter.chip === chip}
          onClick={() => onReorder({ type: 'chip', chip })}
        >
          {words.chips[chip]} <span className="chip-count">{formatNumber(counts[chip])}</span>
        </button>
      ))}
      <div className="toolbar-end">
        {isBehind && (
          <button type="button" className="link" title={words.held} onClick={props.onSortNow}>
            {words.sortNow}
          </button>
        )}
        <FiltersMenu filter={filter} savedFilters={layout.savedFilters} onReorder={onReorder} />
        <GroupMenu grouping={layout.grouping} onReorder={onReorder} />
        <ColumnsMenu arranged={arranged} onReorder={onReorder} />
        <ExportButton isRunning={isExporting} isDisabled={!canExport} onExport={props.onExport} />
      </div>
    </section>
  );
}
