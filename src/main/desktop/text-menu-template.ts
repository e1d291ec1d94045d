import type { MenuItemConstructorOptions } from 'electron';
import { appMenuWords as words } from '../../shared/words/en/app-menu.ts';

/** Empty: there is nothing to do. */
export function toTextMenuTemplate({
  isEditable,
  selectionText,
  editFlags,
}: Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> & {
  editFlags: Pick<Electron.EditFlags, 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
}): MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
  const copy: MenuItemConstructorOptions = { role: 'copy', label: words.copy, enabled: canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: words.cut, enabled: canCut },
    copy,
    { role: 'paste', label: words.paste, enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: words.selectAll, enabled: canSelectAll },
  ];
}
