import { useState } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import type { BoardFilter } from '../../shared/board-layout.ts';
import { toolbarWords, filterWords as words } from '../../shared/words/en/board.ts';
import { EditFiltersDialog } from './edit-filters-dialog.tsx';
import type { SavedFilter } from './layout-change.ts';
import { MenuArrow } from './menu-arrow.tsx';
import { MenuCheck } from './menu-check.tsx';
import { MenuPicture } from './menu-picture.tsx';
import { SaveFilterDialog } from './save-filter-dialog.tsx';
import { findChosenFilter } from './saved-filters.ts';

interface FiltersMenuProps {
  filter: BoardFilter;
  savedFilters: readonly SavedFilter[];
  onFilter: (filter: BoardFilter) => void;
  onSavedFilters: (savedFilters: readonly SavedFilter[]) => void;
}

/** Chip and search under a name: chosen here, kept, renamed and removed. */
export function FiltersMenu({ filter, savedFilters, onFilter, onSavedFilters }: FiltersMenuProps) {
  const [dialog, setDialog] = useState<'save' | 'edit' | null>(null);
  const chosen = findChosenFilter(savedFilters, filter);
  const act = (id: unknown) => {
    if (id === 'save' || id === 'edit') setDialog(id);
    const saved = savedFilters.find((one) => `saved:${one.id}` === id);
    if (saved !== undefined) onFilter(saved.filter);
  };
  return (
    <>
      <MenuTrigger>
        <Button className="button menu-button" data-on={chosen !== undefined || undefined}>
          <MenuPicture name="filters" />
          <span className="menu-button-text">{chosen?.name ?? toolbarWords.filters}</span>
          <MenuArrow />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={act}>
            <MenuSection
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={chosen === undefined ? [] : [`saved:${chosen.id}`]}
            >
              <Header className="menu-header">{savedFilters.length === 0 ? words.none : words.menu}</Header>
              {savedFilters.map(({ id, name }) => (
                <MenuItem key={id} id={`saved:${id}`} textValue={name} className="menu-item menu-check-item">
                  <MenuCheck />
                  <span className="ellipsis" title={name}>
                    {name}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="menu-line" />
            <MenuItem id="save" className="menu-item">
              {words.save}
            </MenuItem>
            <MenuItem id="edit" className="menu-item" isDisabled={savedFilters.length === 0}>
              {words.edit}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {dialog === 'save' && (
        <SaveFilterDialog
          filter={filter}
          savedFilters={savedFilters}
          onSave={(saved) => onSavedFilters([...savedFilters, saved])}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'edit' && (
        <EditFiltersDialog
          savedFilters={savedFilters}
          onSave={onSavedFilters}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
