import type { Dispatch } from 'react';
import { Header, MenuItem, MenuSection } from 'react-aria-components';
import { type BoardGrouping, boardGroupings } from '../../shared/board-layout.ts';
import { groupWords as words } from '../../shared/words/en/board.ts';
import { ButtonMenu } from '../parts/button-menu.tsx';
import type { OpenedMenu } from '../parts/menu-button.tsx';
import type { BoardAction } from './board-state.ts';
import { MenuCheck } from './menu-check.tsx';

interface GroupChoicesProps {
  opened: OpenedMenu;
  grouping: BoardGrouping;
  onReorder: Dispatch<BoardAction>;
}

/** What rows can be grouped by. */
export function GroupChoices({ opened, grouping, onReorder }: GroupChoicesProps) {
  return (
    <ButtonMenu opened={opened} placement="bottom end">
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[grouping]}
        onSelectionChange={(keys) => {
          const chosen = boardGroupings.find((one) => keys !== 'all' && keys.has(one));
          if (chosen !== undefined) onReorder({ type: 'grouping', grouping: chosen });
        }}
      >
        <Header className="menu-header">{words.menu}</Header>
        {boardGroupings.map((one) => (
          <MenuItem key={one} id={one} textValue={words.groupings[one]} className="menu-item menu-check-item">
            <MenuCheck />
            {words.groupings[one]}
          </MenuItem>
        ))}
      </MenuSection>
    </ButtonMenu>
  );
}
