import { globalShortcut } from 'electron';
import type { ShortcutSystem } from './shortcut.ts';

/** Throws for what it cannot read; false where another program has the keys. */
export const systemShortcuts: ShortcutSystem = globalShortcut;

/** Whether a shortcut is in force is the desktop's affair, and it does not say. */
export function isShortcutUpToDesktop(): boolean {
  return process.platform === 'linux' && process.env.XDG_SESSION_TYPE === 'wayland';
}
