import { type Dispatch, memo, useState } from 'react';
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
import { MenuArrow } from '../parts/menu-arrow.tsx';
import type { BoardAction } from './board-state.ts';
import { EditFiltersDialog } from './edit-filters-dialog.tsx';
import type { SavedFilter } from './layout-change.ts';
import { MenuCheck } from './menu-check.tsx';
import { MenuPicture } from './menu-picture.tsx';
import { SaveFilterDialog } from './save-filter-dialog.tsx';
import { findChosenFilter } from './saved-filters.ts';

interface FiltersMenuProps {
  filter: BoardFilter;
  savedFilters: readonly SavedFilter[];
  onReorder: Dispatch<BoardAction>;
}

/** Chip and search under a name: chosen here, kept, renamed and removed. */
export const FiltersMenu = memo(function FiltersMenu({ filter, savedFilters, onReorder }: FiltersMenuProps) {
  const [dialog, setDialog] = useState<'save' | 'edit' | null>(null);
  const setSavedFilters = (changed: readonly SavedFilter[]) =>
    onReorder({ type: 'saved-filters', savedFilters: changed });
  const chosen = findChosenFilter(savedFilters, filter);
  const act = (id: unknown) => {
    if (id === 'save' || id === 'edit') setDialog(id);
    const saved = savedFilters.find((one) => `saved:${one.id}` === id);
    if (saved !== undefined) onReorder({ type: 'filter', filter: saved.filter });
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
          onSave={(saved) => setSavedFilters([...savedFilters, saved])}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'edit' && (
        <EditFiltersDialog
          savedFilters={savedFilters}
          onSave={setSavedFilters}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
});
