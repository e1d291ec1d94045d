import { type Dispatch, memo } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { type BoardGrouping, boardGroupings } from '../../shared/board-layout.ts';
import { toolbarWords, groupWords as words } from '../../shared/words/en/board.ts';
import { MenuArrow } from '../parts/menu-arrow.tsx';
import type { BoardAction } from './board-state.ts';
import { MenuCheck } from './menu-check.tsx';
import { MenuPicture } from './menu-picture.tsx';

interface GroupMenuProps {
  grouping: BoardGrouping;
  onReorder: Dispatch<BoardAction>;
}

/** What the rows are grouped by. */
export const GroupMenu = memo(function GroupMenu({ grouping, onReorder }: GroupMenuProps) {
  return (
    <MenuTrigger>
      <Button className="button menu-button" data-on={grouping !== 'none' || undefined}>
        <MenuPicture name="group" />
        <span className="menu-button-text">
          {grouping === 'none' ? toolbarWords.group : toolbarWords.groupedBy(words.groupings[grouping])}
        </span>
        <MenuArrow />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
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
              <MenuItem
                key={one}
                id={one}
                textValue={words.groupings[one]}
                className="menu-item menu-check-item"
              >
                <MenuCheck />
                {words.groupings[one]}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
});
