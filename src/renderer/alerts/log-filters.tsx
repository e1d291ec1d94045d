import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { EpisodeRecord } from '../../shared/episode.ts';
import { logFilterWords as words } from '../../shared/words/en/alerts-page.ts';
import { MenuArrow } from '../parts/menu-arrow.tsx';
import {
  type EpisodeFilter,
  type FilterName,
  filterNames,
  isFiltered,
  toFilterChoices,
} from './episode-filter.ts';

const anything = 'any';

interface LogFiltersProps {
  /** All that the span holds, whatever is looked at of it. */
  episodes: readonly EpisodeRecord[];
  filter: EpisodeFilter;
  onChange: (part: Partial<EpisodeFilter>) => void;
  onClear: () => void;
}

/** Narrows the log to what somebody looks for. */
export function LogFilters({ episodes, filter, onChange, onClear }: LogFiltersProps) {
  return (
    <fieldset className="log-filters" aria-label={words.label}>
      {filterNames.map((name) => (
        <FilterEntry
          key={name}
          name={name}
          choices={toFilterChoices(episodes, name)}
          value={filter[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {isFiltered(filter) && (
        <Button className="link" onPress={onClear}>
          {words.clear}
        </Button>
      )}
    </fieldset>
  );
}

interface FilterEntryProps {
  name: FilterName;
  choices: { id: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

function FilterEntry({ name, choices, value, onChange }: FilterEntryProps) {
  // What was chosen stays, also where the span holds none of it: or nobody could tell why it is empty.
  const isMissing = value !== null && choices.every(({ id }) => id !== value);
  const items = [
    { id: anything, label: words.any[name] },
    ...choices,
    ...(isMissing ? [{ id: value, label: value }] : []),
  ];
  return (
    <Select
      className="log-filter"
      aria-label={words.names[name]}
      value={value ?? anything}
      onChange={(id) => onChange(id === anything || id === null ? null : String(id))}
    >
      <Button className="input select-button" data-set={value !== null || undefined}>
        <SelectValue className="select-value" />
        <MenuArrow />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="menu" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className="menu-item">
              {item.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
