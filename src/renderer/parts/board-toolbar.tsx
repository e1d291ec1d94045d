import type { RefObject } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { windowWords } from '../../shared/words/en/window.ts';
import { type Chip, type ChipCounts, chips, type Filter } from '../board/filtering.ts';

const words = windowWords.toolbar;

interface BoardToolbarProps {
  filter: Filter;
  counts: ChipCounts;
  searchInput: RefObject<HTMLInputElement | null>;
  isBehind: boolean;
  isExporting: boolean;
  canExport: boolean;
  onSearch: (search: string) => void;
  onChip: (chip: Chip) => void;
  onSortNow: () => void;
  onExport: () => void;
}

export function BoardToolbar(props: BoardToolbarProps) {
  const { filter, counts, searchInput, isBehind, isExporting, canExport } = props;
  // "My queues" only says something where the board also shows others.
  const shownChips = chips.filter((chip) => chip !== 'watched' || counts.watched < counts.all);
  return (
    <section className="toolbar" aria-label={words.label}>
      <SearchField
        className="search"
        aria-label={words.search}
        value={filter.search}
        onChange={props.onSearch}
      >
        <Input ref={searchInput} className="input" placeholder={words.searchHint} autoComplete="off" />
      </SearchField>
      {shownChips.map((chip) => (
        <button
          key={chip}
          type="button"
          className="chip"
          aria-pressed={filter.chip === chip}
          onClick={() => props.onChip(chip)}
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
        <Button className="button" isDisabled={isExporting || !canExport} onPress={props.onExport}>
          {isExporting ? words.exporting : words.export}
        </Button>
      </div>
    </section>
  );
}
