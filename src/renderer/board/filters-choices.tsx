import { Header, type Key, MenuItem, MenuSection, Separator } from 'react-aria-components';
import { filterWords as words } from '../../shared/words/en/board.ts';
import { ButtonMenu } from '../parts/button-menu.tsx';
import type { OpenedMenu } from '../parts/menu-button.tsx';
import type { SavedFilter } from './layout-change.ts';
import { MenuCheck } from './menu-check.tsx';

interface FiltersChoicesProps {
  opened: OpenedMenu;
  savedFilters: readonly SavedFilter[];
  chosen: SavedFilter | undefined;
  onAction: (id: Key) => void;
}

/** The kept filters, and what can be done with them. */
export function FiltersChoices({ opened, savedFilters, chosen, onAction }: FiltersChoicesProps) {
  return (
    <ButtonMenu opened={opened} placement="bottom end" onAction={onAction}>
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
    </ButtonMenu>
  );
}
