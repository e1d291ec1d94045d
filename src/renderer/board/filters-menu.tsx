import { type Dispatch, memo, Suspense, useState } from 'react';
import type { BoardFilter } from '../../shared/board-layout.ts';
import { toolbarWords } from '../../shared/words/en/board.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import type { BoardAction } from './board-state.ts';
import type { SavedFilter } from './layout-change.ts';
import { findChosenFilter } from './saved-filters.ts';
import { ToolbarMenu } from './toolbar-menu.tsx';

const later = {
  choices: createLater(async () => (await import('./filters-choices.tsx')).FiltersChoices),
  save: createLater(async () => (await import('./save-filter-dialog.tsx')).SaveFilterDialog),
  edit: createLater(async () => (await import('./edit-filters-dialog.tsx')).EditFiltersDialog),
};

interface FiltersMenuProps {
  filter: BoardFilter;
  savedFilters: readonly SavedFilter[];
  onReorder: Dispatch<BoardAction>;
}

/** Chip and search under a name: chosen here, kept, renamed and removed. */
export const FiltersMenu = memo(function FiltersMenu({ filter, savedFilters, onReorder }: FiltersMenuProps) {
  const [dialog, setDialog] = useState<'save' | 'edit' | null>(null);
  useIdleLoad(later);
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
      <ToolbarMenu
        picture="filters"
        label={chosen?.name ?? toolbarWords.filters}
        isOn={chosen !== undefined}
        menu={(opened) => (
          <later.choices.View opened={opened} savedFilters={savedFilters} chosen={chosen} onAction={act} />
        )}
      />
      <Suspense>
        {dialog === 'save' && (
          <later.save.View
            filter={filter}
            savedFilters={savedFilters}
            onSave={(saved) => setSavedFilters([...savedFilters, saved])}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'edit' && (
          <later.edit.View
            savedFilters={savedFilters}
            onSave={setSavedFilters}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  );
});
