import type { Alert } from '../../shared/alert.ts';
import { alertActionWords as words } from '../../shared/words/en/alerts-page.ts';
import { notificationWords } from '../../shared/words/en/notification.ts';

interface AlertButton {
  /** The place in the row: what was pressed keeps its place, and so the focus. */
  place: 'acknowledge' | 'snooze';
  call: 'alerts.acknowledge' | 'alerts.snooze' | 'alerts.renew';
  label: string;
}

/** What can be done about an alert now: what was done is taken back where it was done. */
export function toAlertButtons({ attention }: Pick<Alert, 'attention'>): AlertButton[] {
  const takeBack = { call: 'alerts.renew', label: words.takeBack } as const;
  if (attention === 'acked') return [{ place: 'acknowledge', ...takeBack }];
  return [
    { place: 'acknowledge', call: 'alerts.acknowledge', label: notificationWords.acknowledge },
    attention === 'snoozed'
      ? { place: 'snooze', ...takeBack }
      : { place: 'snooze', call: 'alerts.snooze', label: notificationWords.snooze() },
  ];
}
