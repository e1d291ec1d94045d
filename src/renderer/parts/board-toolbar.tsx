import type { Dispatch, RefObject } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { BoardChip, BoardFilter, BoardLayout } from '../../shared/board-layout.ts';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import { toolbarWords as words } from '../../shared/words/en/board.ts';
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

/** What the board shows of all queues, and how. */
export function BoardToolbar(props: BoardToolbarProps) {
  const { filter, layout, arranged, counts, searchInput, isBehind, isExporting, canExport } = props;
  const { onReorder } = props;
  return (
    <section className="toolbar" aria-label={words.label}>
      <SearchField
        className="search"
        aria-label={words.search}
        value={filter.search}
        onChange={(search) => onReorder({ type: 'search', search })}
      >
        <Input ref={searchInput} className="input" placeholder={words.searchHint} autoComplete="off" />
      </SearchField>
      {toShownChips(counts, filter.chip).map((chip: BoardChip) => (
        <button
          key={chip}
          type="button"
          className="chip"
          aria-pressed={filter.chip === chip}
          onClick={() => onReorder({ type: 'chip', chip })}
        >
          {words.chips[chip]} <span className="chip-count">{counts[chip]}</span>
        </button>
      ))}
      <div className="toolbar-end">
        {isBehind && (
          <button type="button" className="link" title={words.held} onClick={props.onSortNow}>
            {words.sortNow}
          </button>
        )}
        <FiltersMenu
          filter={filter}
          savedFilters={layout.savedFilters}
          onFilter={(chosen) => onReorder({ type: 'filter', filter: chosen })}
          onSavedFilters={(savedFilters) => onReorder({ type: 'saved-filters', savedFilters })}
        />
        <GroupMenu
          grouping={layout.grouping}
          onGrouping={(grouping) => onReorder({ type: 'grouping', grouping })}
        />
        <ColumnsMenu arranged={arranged} onColumns={(columns) => onReorder({ type: 'columns', columns })} />
        <ExportButton isRunning={isExporting} isDisabled={!canExport} onExport={props.onExport} />
      </div>
    </section>
  );
}
