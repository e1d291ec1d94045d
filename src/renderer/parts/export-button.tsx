import { memo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import { exportWords as words } from '../../shared/words/en/export.ts';
import { MenuPicture } from '../board/menu-picture.tsx';
import { MenuArrow } from './menu-arrow.tsx';

interface ExportButtonProps {
  isRunning: boolean;
  /** There is nothing to export. */
  isDisabled: boolean;
  onExport: (target: ExportTarget) => void;
}

/** What is shown as a file; beside it, the same as a table to paste. */
export const ExportButton = memo(function ExportButton({
  isRunning,
  isDisabled,
  onExport,
}: ExportButtonProps) {
  // A button that waits keeps the keyboard; one that is off would lose it.
  const off = { isPending: isRunning, isDisabled };
  return (
    <div className="split-button">
      <Button className="button menu-button" {...off} onPress={() => onExport('file')}>
        {!isRunning && <MenuPicture name="export" />}
        <span className={isRunning ? undefined : 'menu-button-text'}>
          {isRunning ? words.asking : words.export}
        </span>
      </Button>
      <MenuTrigger>
        <Button className="button split-more" aria-label={words.more} {...off}>
          <MenuArrow />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={() => onExport('clipboard')}>
            <MenuItem id="clipboard" className="menu-item">
              {words.copy}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
});
