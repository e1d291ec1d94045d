import type { MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

interface RoleTraits {
  readonly label: string;
  /** Its keys where the item names none (lib/browser/api/menu-item-roles). */
  readonly accelerator?: string;
}

/**
 * docs/api/menu-item, roles that mean something here. Those of text fields have no keys of their own in Electron either:
 * Chromium knows them.
 */
const roles: Record<string, RoleTraits> = {
  about: { label: 'About' },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q' },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M' },
  togglefullscreen: { label: 'Toggle Full Screen', accelerator: 'F11' },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R' },
  help: { label: 'Help' },
  undo: { label: 'Undo' },
  redo: { label: 'Redo' },
  cut: { label: 'Cut' },
  copy: { label: 'Copy' },
  paste: { label: 'Paste' },
  delete: { label: 'Delete' },
  selectall: { label: 'Select All' },
};

/** Roles are written in any case. Those that are not known are refused. */
export function findRole(role: Role): RoleTraits & { name: string } {
  const name = role.toLowerCase();
  const found = roles[name];
  if (!found) throw new Error(`not provided by the Chromium host: MenuItem role ${role}`);
  return { ...found, name };
}
