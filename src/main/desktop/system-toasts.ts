import { Notification } from 'electron';
import type { SystemToasts, ToastEnd } from './notifications.ts';
import { askSessionBus } from './session-bus.ts';

/** Only Windows says why a notification is gone (Electron: Notification, event 'close'). */
const ends = { userCanceled: 'person', applicationHidden: 'application', timedOut: 'time' } as const;

/** Electron's notifications. Actions are for macOS and Windows (Electron: NotificationAction, platform support). */
export const systemToasts: SystemToasts = {
  hasActions: process.platform === 'darwin' || process.platform === 'win32',
  isSupported: () => Notification.isSupported(),
  isAnswering,
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

/**
 * On Linux Electron waits for the notification daemon with the whole main process standing still, for up to minutes
 * where it is gone or hangs (electron/electron#48753): so it is asked first, from outside.
 */
async function isAnswering(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const answer = await askSessionBus({
    destination: 'org.freedesktop.Notifications',
    path: '/org/freedesktop/Notifications',
    method: 'org.freedesktop.Notifications.GetServerInformation',
  });
  return answer.kind !== 'silent';
}

function toEnd(reason: keyof typeof ends | undefined): ToastEnd {
  return reason === undefined ? 'unknown' : ends[reason];
}

/** Electron hands the body on as it is; to a Linux desktop it is markup (Desktop Notifications Specification). */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
