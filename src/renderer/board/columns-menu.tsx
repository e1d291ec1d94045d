import { type Dispatch, memo } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import { columnWords, toolbarWords, columnMenuWords as words } from '../../shared/words/en/board.ts';
import { MenuArrow } from '../parts/menu-arrow.tsx';
import type { BoardAction } from './board-state.ts';
import { type ArrangedColumns, lastingColumnIds, showColumns } from './columns.ts';
import { MenuCheck } from './menu-check.tsx';
import { MenuPicture } from './menu-picture.tsx';

interface ColumnsMenuProps {
  arranged: ArrangedColumns;
  onReorder: Dispatch<BoardAction>;
}

/** Which columns are shown, in their order, and the way back to the usual ones. */
export const ColumnsMenu = memo(function ColumnsMenu({ arranged, onReorder }: ColumnsMenuProps) {
  const setColumns = (columns: ArrangedColumns) => onReorder({ type: 'columns', columns });
  const shown = arranged.filter(({ isShown }) => isShown).map(({ id }) => id);
  return (
    <MenuTrigger>
      <Button className="button menu-button">
        <MenuPicture name="columns" />
        <span className="menu-button-text">{toolbarWords.columns}</span>
        <MenuArrow />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          onAction={(id) => {
            if (id === 'usual') setColumns([]);
          }}
        >
          <MenuSection
            selectionMode="multiple"
            selectedKeys={shown}
            onSelectionChange={(keys) => {
              if (keys !== 'all') setColumns(showColumns(arranged, keys));
            }}
          >
            <Header className="menu-header">{words.shown}</Header>
            {arranged.map(({ id }) => (
              <MenuItem
                key={id}
                id={id}
                textValue={columnWords[id]}
                className="menu-item menu-check-item"
                isDisabled={lastingColumnIds.includes(id)}
              >
                <MenuCheck />
                {columnWords[id]}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-line" />
          <MenuItem id="usual" textValue={words.usual} className="menu-item">
            {words.usual}
            <Text slot="description" className="menu-hint">
              {words.hint}
            </Text>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
});
