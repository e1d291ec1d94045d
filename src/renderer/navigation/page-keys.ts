import { useEffect, useRef } from 'react';
import type { PageCommand } from '../../shared/page-command.ts';
import type { ViewCommand } from './page-commands.ts';
import { pageKeys } from './shortcuts.ts';

const textFields = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
const ownKeys = '[role=dialog], [role=alertdialog], [role=listbox], [role=menu]';

/** Runs what a key of the whole window stands for. */
export function usePageKeys(run: (command: PageCommand | ViewCommand) => boolean): void {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const command = pageKeys.find(({ key }) => key === event.key)?.command;
      if (command === undefined || !isFree(event)) return;
      if (newest.current(command)) event.preventDefault();
    };
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, []);
}

/** Whoever types wants the sign itself; a dialog or a menu has keys of its own. */
function isFree({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target.closest(ownKeys) !== null) return false;
  const field = target.closest(textFields);
  // No text begins with a function key, and in an empty field there is nothing to take back.
  const isEmpty = field instanceof HTMLInputElement && field.value === '';
  return field === null || key === 'F1' || (key === 'Escape' && isEmpty);
}
