import { snoozeMinutes } from '../../snooze.ts';
import { formatMinutes } from './figures.ts';

/** What can be done with an alert on its notification, where the system shows buttons there. */
export const notificationWords = {
  acknowledge: 'Acknowledge',
  snooze: () => `Snooze ${formatMinutes(snoozeMinutes)}`,
  vendor: { 'genesys-cloud': 'Open in Genesys', 'nice-cxone': 'Open in CXone' },
} as const;

/** What is shown to see whether this desktop shows notifications at all. */
export const testToastWords = {
  title: 'Queuewatch: a test',
  body: 'Alerts of your queues appear like this. A click on one opens its queue.',
} as const;
