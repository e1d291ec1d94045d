import type { MenuItemConstructorOptions } from 'electron';
import { trayWords } from '../../shared/words/en/tray.ts';
import type { TrayMenuRows } from './tray-view.ts';

export interface TrayActions {
  open: () => void;
  showQueue: (key: string) => void;
  refresh: () => void;
  /** Null: unmute. */
  mute: (minutes: number | null) => void;
  quit: () => void;
}

/** A mute always ends by itself: one that does not is forgotten. */
const muteMinutes = [15, 60, 480] as const;

/** The menu of the tray icon: what is going on, worst first, then what can be done. */
export function toMenuTemplate(rows: TrayMenuRows, actions: TrayActions): MenuItemConstructorOptions[] {
  const { headline, worstQueues, failing, mutedForMs } = rows;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    { label: escapeLabel(headline), enabled: false },
    ...worstQueues.map(({ key, label }) => ({
      label: escapeLabel(label),
      click: () => actions.showQueue(key),
    })),
    ...failing.map(({ label }) => ({ label: escapeLabel(label), click: () => actions.open() })),
    separator,
    { label: trayWords.refresh, click: () => actions.refresh() },
    mutedForMs === null
      ? {
          label: trayWords.mute,
          submenu: muteMinutes.map((minutes) => ({
            label: trayWords.muteFor(minutes),
            click: () => actions.mute(minutes),
          })),
        }
      : { label: trayWords.unmute(mutedForMs), click: () => actions.mute(null) },
    separator,
    { label: trayWords.open, click: () => actions.open() },
    { label: trayWords.quit, click: () => actions.quit() },
  ];
}

/** In a label `&` marks the key of the next letter and vanishes; a queue may well be called “R&D”. */
function escapeLabel(label: string): string {
  return label.replaceAll('&', '&&');
}
