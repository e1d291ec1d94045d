import { Notification } from 'electron';
import type { SystemToasts, ToastEnd } from './notifications.ts';

/** Only Windows says why a notification is gone (Electron: Notification, event 'close'). */
const ends = { userCanceled: 'person', applicationHidden: 'application', timedOut: 'time' } as const;

/** Electron's notifications. Actions are for macOS and Windows (Electron: NotificationAction, platform support). */
export const systemToasts: SystemToasts = {
  hasActions: process.platform === 'darwin' || process.platform === 'win32',
  isSupported: () => Notification.isSupported(),
  create({ title, body, isCritical, actions }, events) {
    const notification = new Notification({
      title,
      body: process.platform === 'linux' ? escapeMarkup(body) : body,
      urgency: isCritical ? 'critical' : 'normal',
      silent: true,
      ...(actions.length === 0
        ? {}
        : { actions: actions.map((text) => ({ type: 'button' as const, text })) }),
    });
    notification.on('show', events.onShown);
    notification.on('failed', (_event, reason) => events.onFailed(reason));
    notification.on('click', events.onClick);
    notification.on('action', ({ actionIndex }) => events.onAction(actionIndex));
    notification.on('close', ({ reason }) => events.onClosed(toEnd(reason)));
    return { show: () => notification.show(), close: () => notification.close() };
  },
};

function toEnd(reason: keyof typeof ends | undefined): ToastEnd {
  return reason === undefined ? 'unknown' : ends[reason];
}

/** Electron hands the body on as it is; to a Linux desktop it is markup (Desktop Notifications Specification). */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
