import { type Dispatch, memo } from 'react';
import { toolbarWords } from '../../shared/words/en/board.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import type { BoardAction } from './board-state.ts';
import type { ArrangedColumns } from './columns.ts';
import { ToolbarMenu } from './toolbar-menu.tsx';

const later = {
  choices: createLater(async () => (await import('./columns-choices.tsx')).ColumnsChoices),
};

interface ColumnsMenuProps {
  arranged: ArrangedColumns;
  onReorder: Dispatch<BoardAction>;
}

/** Which columns are shown, in their order, and the way back to the usual ones. */
export const ColumnsMenu = memo(function ColumnsMenu({ arranged, onReorder }: ColumnsMenuProps) {
  useIdleLoad(later);
  return (
    <ToolbarMenu
      picture="columns"
      label={toolbarWords.columns}
      menu={(opened) => <later.choices.View opened={opened} arranged={arranged} onReorder={onReorder} />}
    />
  );
});
