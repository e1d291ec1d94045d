import { type Dispatch, memo } from 'react';
import type { BoardGrouping } from '../../shared/board-layout.ts';
import { toolbarWords, groupWords as words } from '../../shared/words/en/board.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import type { BoardAction } from './board-state.ts';
import { ToolbarMenu } from './toolbar-menu.tsx';

const later = {
  choices: createLater(async () => (await import('./group-choices.tsx')).GroupChoices),
};

interface GroupMenuProps {
  grouping: BoardGrouping;
  onReorder: Dispatch<BoardAction>;
}

/** What the rows are grouped by. */
export const GroupMenu = memo(function GroupMenu({ grouping, onReorder }: GroupMenuProps) {
  useIdleLoad(later);
  return (
    <ToolbarMenu
      picture="group"
      label={grouping === 'none' ? toolbarWords.group : toolbarWords.groupedBy(words.groupings[grouping])}
      isOn={grouping !== 'none'}
      menu={(opened) => <later.choices.View opened={opened} grouping={grouping} onReorder={onReorder} />}
    />
  );
});
