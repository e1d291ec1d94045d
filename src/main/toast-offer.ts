import type { ConnectionStatus } from '../shared/board.ts';
import { notificationWords } from '../shared/words/en/notification.ts';
import type { Delivery } from './alerts/alert-event.ts';
import type { Toast } from './desktop/notifications.ts';
import type { Log } from './log.ts';

/*
 * A delivery of the alerts as a notification, and what the system makes of it.
 */

interface ToastOfferOptions {
  log: Log;
  /** Settles once the system took the notification (true) or refused it. */
  show: (toast: Toast) => Promise<boolean>;
}

/** What is open can be taken care of from its notification, and looked at where the vendor shows it. */
export function toToast(
  delivery: Delivery,
  words: Pick<Toast, 'title' | 'body'>,
  connections: readonly Pick<ConnectionStatus, 'id' | 'vendor' | 'webApp'>[],
): Toast {
  const { kind, slot, severity, items } = delivery;
  const [lead] = items;
  const isOver = lead?.because === 'resolved';
  const isOpen = kind === 'single' && lead?.breach != null && !isOver;
  const connection = connections.find(({ id }) => id === lead?.breach?.connectionId);
  return {
    ...words,
    slot,
    showKey: kind === 'single' ? (lead?.rowKey ?? null) : null,
    urgency: isOver ? 'warning' : severity,
    actions: isOpen
      ? [
          { id: 'acknowledge', label: notificationWords.acknowledge },
          { id: 'snooze', label: notificationWords.snooze() },
          ...(connection?.webApp
            ? [{ id: 'vendor' as const, label: notificationWords.vendor[connection.vendor] }]
            : []),
        ]
      : [],
  };
}

/** Whether the system took it. What fails has not been told either. */
export async function offerToast(toast: Toast, { log, show }: ToastOfferOptions): Promise<boolean> {
  try {
    return await show(toast);
  } catch (error) {
    log.error('a notification could not be handed over', { error: String(error) });
    return false;
  }
}
