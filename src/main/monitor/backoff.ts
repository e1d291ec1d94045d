import type { Failure } from '../../shared/failure.ts';

/** Longer than this nobody waits for the next try, unless the poll interval itself is longer. */
export const longestBackoffMs = 300_000;

/** A failure that waiting does not cure (wrong secret, missing permission) is tried this much less often. */
const slowFactor = 4;
/** Even a vendor that asks for no pause at all is not asked again in a tight loop. */
const shortestRetryAfterMs = 1_000;

interface PollOutcome {
  /** Null after a good answer. */
  failure: Failure | null;
  /** Polls that failed in a row, this one included. */
  failuresInARow: number;
  intervalMs: number;
}

/**
 * How long to wait before the next poll. `random` answers 0 to 1.
 *
 * - After a good answer: the interval, 10 % more or less, so that many desks do not ask in step.
 * - The vendor named a pause (`Retry-After`): never sooner, up to 10 % later.
 * - Retryable failures: anywhere between the interval and 2, 4, 8 … times it. The floor is the interval, for a
 *   vendor in trouble must not be asked more often than one that is well.
 * - All others need a person: 4, 8, 16 … times the interval, 10 % more or less.
 *
 * Both kinds end at 5 min, or at the interval where that is longer.
 */
export function toPollDelayMs(
  { failure, failuresInARow, intervalMs }: PollOutcome,
  random: () => number,
): number {
  if (failure === null) return intervalMs * (0.9 + 0.2 * random());
  if (failure.retryAfterMs !== undefined)
    return toNamedPauseMs(Math.max(shortestRetryAfterMs, failure.retryAfterMs), random);
  const cap = Math.max(longestBackoffMs, intervalMs);
  // The exponent is held down: past 2^20 the cap decides anyway.
  const doublings = Math.min(20, Math.max(1, failuresInARow));
  if (!failure.retryable) {
    const base = Math.min(cap, intervalMs * slowFactor * 2 ** (doublings - 1));
    return Math.min(cap, base * (0.9 + 0.2 * random()));
  }
  const ceiling = Math.min(cap, intervalMs * 2 ** doublings);
  return intervalMs + (ceiling - intervalMs) * random();
}

/** A pause that the vendor named: never sooner, up to 10 % later, as others were told the same. */
export function toNamedPauseMs(retryAfterMs: number, random: () => number): number {
  return retryAfterMs * (1 + 0.1 * random());
}
