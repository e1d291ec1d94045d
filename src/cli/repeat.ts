import type { Clock } from '../main/clock.ts';
import { longestBackoffMs, toNamedPauseMs } from '../main/monitor/backoff.ts';
import { pause } from '../main/vendors/pause.ts';
import type { Failure } from '../shared/failure.ts';
import { failed, type Result } from '../shared/result.ts';
import type { Deadline } from './deadline.ts';

const firstDelayMs = 500;

/**
 * Tries until it goes well, fails for good, or the next try would come after the deadline. The answer is then
 * the vendor's last failure: that our own deadline ended a later try says nothing about the vendor.
 */
export async function repeatUntilDeadline<T>(
  attempt: (signal: AbortSignal) => Promise<Result<T>>,
  deadline: Deadline,
  clock: Clock,
  random: () => number,
): Promise<Result<T>> {
  let last: Failure | null = null;
  for (let tries = 1; ; tries += 1) {
    const result = await attempt(deadline.signal);
    if (result.ok) return result;
    if (deadline.signal.aborted) return failed(last ?? result.failure);
    if (!result.failure.retryable) return result;
    last = result.failure;
    const delayMs = toDelayMs(result.failure, tries, random);
    if (delayMs >= deadline.remainingMs()) return result;
    if (!(await pause(clock, delayMs, deadline.signal))) return failed(last);
  }
}

/**
 * Unlike the monitor's, which has an interval to keep to, this is for one answer that somebody waits for: the
 * first tries follow within a second. A tenth is the least, so that no jitter makes a tight loop.
 */
function toDelayMs(failure: Failure, tries: number, random: () => number): number {
  if (failure.retryAfterMs) return toNamedPauseMs(failure.retryAfterMs, random);
  return Math.min(longestBackoffMs, firstDelayMs * 2 ** (tries - 1)) * (0.1 + 0.9 * random());
}
