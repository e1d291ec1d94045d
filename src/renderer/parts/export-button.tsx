import { memo } from 'react';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import { exportWords as words } from '../../shared/words/en/export.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import { MenuArrow } from './menu-arrow.tsx';
import { MenuButton } from './menu-button.tsx';
import { MenuPicture } from './menu-picture.tsx';

const later = {
  choices: createLater(async () => (await import('./export-choices.tsx')).ExportChoices),
};

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
  useIdleLoad(later);
  return (
    <div className="split-button">
      <button
        type="button"
        className="button menu-button"
        // A button that waits keeps the keyboard; one that is off would lose it.
        aria-disabled={isRunning || undefined}
        disabled={isDisabled}
        onClick={() => {
          if (!isRunning) onExport('file');
        }}
      >
        {!isRunning && <MenuPicture name="export" />}
        <span className={isRunning ? undefined : 'menu-button-text'}>
          {isRunning ? words.asking : words.export}
        </span>
      </button>
      <MenuButton
        className="button split-more"
        label={words.more}
        isDisabled={isDisabled}
        isPending={isRunning}
        menu={(opened) => <later.choices.View opened={opened} onCopy={() => onExport('clipboard')} />}
      >
        <MenuArrow />
      </MenuButton>
    </div>
  );
});
