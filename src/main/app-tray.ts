import type { AlertDesk } from './alert-desk.ts';
import type { AppOptions } from './app.ts';
import type { AppWindows } from './app-windows.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { SettingsStore } from './settings/settings.ts';
import { TrayDesk } from './tray-desk.ts';

/*
 * The part of the wiring behind the tray icon and its menu.
 */

interface TrayParts {
  options: AppOptions;
  settings: SettingsStore;
  monitor: Monitor;
  alerts: AlertDesk;
  windows: AppWindows;
  showWindow: () => void;
  showQueue: (key: string) => void;
}

export function createTray(parts: TrayParts): TrayDesk {
  const { options, settings, monitor, alerts, windows, showWindow, showQueue } = parts;
  return new TrayDesk({
    clock: options.clock,
    actions: {
      showQueue,
      refresh: () => monitor.refresh(),
      acknowledge: (episodeIds) => alerts.acknowledge(episodeIds),
      snooze: (episodeIds, minutes) => alerts.snooze(episodeIds, minutes),
      muteAll: (minutes) => alerts.mute({ kind: 'all' }, minutes),
      muteQueue: (key, minutes) => alerts.muteQueue(key, minutes),
      unmute: (target) => alerts.unmute(target),
      open: showWindow,
      quit: options.quit,
    },
    onIcon: (image, description) => windows.main.setOverlay(image, description),
    onMenuOpened: () => alerts.markSeen(),
    toInput: () => ({
      rows: monitor.rows(),
      connections: monitor.statuses(),
      settings: settings.current.tray,
      ...alerts.view(),
    }),
    onTick: () => monitor.wakePollers(),
  });
}
