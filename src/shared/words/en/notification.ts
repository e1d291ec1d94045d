import { snoozeMinutes } from '../../attention.ts';

/** What can be done with an alert on its notification, where the system shows buttons there. */
export const notificationWords = {
  acknowledge: 'Acknowledge',
  snooze: `Snooze ${snoozeMinutes} min`,
  open: 'Open',
} as const;
