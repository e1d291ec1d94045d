import type { DesktopKind } from '../../desktop-kind.ts';

/** How to keep the tray icon in sight, and the lines about a desktop that shows none. */
export const pinIconWords = {
  title: 'Keep the icon in sight',
  text: 'The number in the icon is how many wait now. A desktop may hide it among others; this keeps it next to the clock:',
  done: 'Got it',
  showStrip: 'Show the small window instead',
  stripNote: 'The small window shows the same number and stays above the others.',
  failed: 'That was not kept.',
  steps: {
    'windows-11': [
      'Open Settings > Personalisation > Taskbar.',
      'Open “Other system tray icons”.',
      'Switch on Queuewatch.',
    ],
    'windows-10': [
      'Open Settings > Personalisation > Taskbar.',
      'Under “Notification area” open “Select which icons appear on the taskbar”.',
      'Switch on Queuewatch.',
    ],
    macos: [
      'Hold ⌘ and drag the icon in the menu bar to the right, towards the clock.',
      'If it is not to be seen at all, the menu bar is full: take out other icons the same way.',
    ],
    gnome: [
      'GNOME shows such icons with an extension only: install “AppIndicator and KStatusNotifierItem Support” (Ubuntu has it).',
      'Switch it on in the Extensions program.',
      'Sign out and in again.',
    ],
    kde: [
      'Click the small arrow in the system tray with the right button, then “Configure System Tray…”.',
      'Under “Entries” find Queuewatch.',
      'Set it to “Always shown”.',
    ],
    xfce: [
      'Click the panel with the right button, then Panel > Panel Preferences > Items.',
      'Add “Status Tray Plugin” if it is not there; open its settings.',
      'Take away the tick “Hidden” beside Queuewatch.',
    ],
    other: [
      'Look in the settings of the panel for “system tray”, “status icons” or “notification area”.',
      'Have Queuewatch shown always.',
    ],
  } satisfies Record<DesktopKind, readonly string[]>,
} as const;
