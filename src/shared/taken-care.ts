import type { Alert } from './alert.ts';

/** Somebody has acknowledged or snoozed it: it no longer shapes the icon nor counts as open there. */
export function isTakenCareOf({ attention }: Pick<Alert, 'attention'>): boolean {
  return attention === 'acked' || attention === 'snoozed';
}
