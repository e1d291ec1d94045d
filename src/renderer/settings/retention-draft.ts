import { retentionBounds } from '../../shared/preferences.ts';

export type RetentionName = keyof typeof retentionBounds;
export type Retention = Record<RetentionName, number>;

/** Null: not a whole number within its bounds. */
export function parseAmount(name: RetentionName, text: string): number | null {
  const { least, most } = retentionBounds[name];
  const typed = text.trim();
  const amount = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
  return amount !== null && amount >= least && amount <= most ? amount : null;
}

/** Some of what is kept now would be deleted. */
export function keepsLess(next: Retention, before: Retention): boolean {
  return next.days < before.days || next.megabytes < before.megabytes;
}
