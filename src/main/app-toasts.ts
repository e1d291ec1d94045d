import { snoozeMinutes } from '../shared/snooze.ts';
import type { AlertDesk } from './alert-desk.ts';
import { openInBrowser } from './desktop/browser.ts';
import type { NotificationsOptions } from './desktop/notifications.ts';
import { openVendorPage } from './link-calls.ts';
import type { Log } from './log.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { SettingsStore } from './settings/settings.ts';

/*
 * The part of the wiring that says what the buttons on a notification do.
 */

interface ToastParts {
  log: Log;
  settings: SettingsStore;
  monitor: Monitor;
  /** Made later than the notifications. */
  alerts: () => AlertDesk;
}

export function createToastAction({
  log,
  settings,
  monitor,
  alerts,
}: ToastParts): NotificationsOptions['onAction'] {
  const openBrowser = { readSettings: () => settings.current, openBrowser: openInBrowser };
  return (key, slot, action) => {
    if (action === 'acknowledge') return alerts().acknowledge(alerts().episodesOf(slot));
    if (action === 'snooze') return alerts().snooze(alerts().episodesOf(slot), snoozeMinutes);
    const reading = key === null ? undefined : monitor.row(key)?.reading;
    if (reading === undefined) return;
    void openVendorPage(openBrowser, reading.connectionId, reading.queueId).then((opened) => {
      if (!opened.ok) log.warn('the vendor’s page was not opened', { code: opened.failure.code });
    });
  };
}
