import type { TrayActions } from '../../src/main/desktop/menu.ts';

/** What a tray may ask for, where nothing is to come of it. */
export const idleTrayActions: TrayActions = {
  open: () => undefined,
  showQueue: () => undefined,
  refresh: () => undefined,
  acknowledge: () => undefined,
  snooze: () => undefined,
  muteAll: () => undefined,
  muteQueue: () => undefined,
  unmute: () => undefined,
  quit: () => undefined,
};
