import type { Dispatch } from 'react';
import { Header, MenuItem, MenuSection, Separator, Text } from 'react-aria-components';
import { columnWords, columnMenuWords as words } from '../../shared/words/en/board.ts';
import { ButtonMenu } from '../parts/button-menu.tsx';
import type { OpenedMenu } from '../parts/menu-button.tsx';
import type { BoardAction } from './board-state.ts';
import { type ArrangedColumns, lastingColumnIds, showColumns } from './columns.ts';
import { MenuCheck } from './menu-check.tsx';

interface ColumnsChoicesProps {
  opened: OpenedMenu;
  arranged: ArrangedColumns;
  onReorder: Dispatch<BoardAction>;
}

/** The columns in their order, and the way back to the usual ones. */
export function ColumnsChoices({ opened, arranged, onReorder }: ColumnsChoicesProps) {
  const setColumns = (columns: ArrangedColumns) => onReorder({ type: 'columns', columns });
  const shown = arranged.filter(({ isShown }) => isShown).map(({ id }) => id);
  return (
    <ButtonMenu
      opened={opened}
      placement="bottom end"
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
    </ButtonMenu>
  );
}
