import type { serviceLevelFormulas } from './connection.ts';

export type ServiceLevelFormula = (typeof serviceLevelFormulas)[number];

interface ServiceLevelCounts {
  /** Answered within the target. */
  within: number | null;
  answered: number | null;
  abandoned: number | null;
}

/**
 * 0 to 100 with two decimals, half up, worked out from the counts; null where one of them is not known or the
 * whole is 0. `vendor` cannot be worked out: it is what the vendor reports.
 */
export function toServiceLevelPercent(
  formula: Exclude<ServiceLevelFormula, 'vendor'>,
  { within, answered, abandoned }: ServiceLevelCounts,
): number | null {
  if (within === null || answered === null) return null;
  if (formula === 'answered') return toPercentOf(within, answered);
  return abandoned === null ? null : toPercentOf(within, answered + abandoned);
}

/**
 * Two decimals, half up, from integers; null over nothing, for counts that no contact centre has, and for a part that is more
 * than the whole: just after midnight callers of yesterday give up, and today's are still few.
 */
export function toPercentOf(part: number, whole: number): number | null {
  if (part > whole) return null;
  const percent = Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
  return Number.isFinite(percent) ? percent : null;
}
