import { MenuItem } from 'react-aria-components';
import { exportWords as words } from '../../shared/words/en/export.ts';
import { ButtonMenu } from './button-menu.tsx';
import type { OpenedMenu } from './menu-button.tsx';

/** Where else than to a file. */
export function ExportChoices({ opened, onCopy }: { opened: OpenedMenu; onCopy: () => void }) {
  return (
    <ButtonMenu opened={opened} placement="bottom end" onAction={onCopy}>
      <MenuItem id="clipboard" className="menu-item">
        {words.copy}
      </MenuItem>
    </ButtonMenu>
  );
}
