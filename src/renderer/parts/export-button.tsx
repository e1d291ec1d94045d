import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import { exportWords as words } from '../../shared/words/en/export.ts';

interface ExportButtonProps {
  isRunning: boolean;
  /** There is nothing to export. */
  isDisabled: boolean;
  onExport: (target: ExportTarget) => void;
}

/** What is shown as a file; beside it, the same as a table to paste. */
export function ExportButton({ isRunning, isDisabled, onExport }: ExportButtonProps) {
  // A button that waits keeps the keyboard; one that is off would lose it.
  const off = { isPending: isRunning, isDisabled };
  return (
    <div className="split-button">
      <Button className="button" {...off} onPress={() => onExport('file')}>
        {isRunning ? words.asking : words.export}
      </Button>
      <MenuTrigger>
        <Button className="button split-more" aria-label={words.more} {...off}>
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <path d="M1.5 3.5 5 7l3.5-3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
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
}
