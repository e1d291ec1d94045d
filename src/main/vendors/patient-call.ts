import type { Failure } from '../../shared/failure.ts';
import type { Clock } from '../clock.ts';
import type { ApiClient, CallResult, Refusal } from './api-client.ts';
import { toAbortFailure } from './http-failure.ts';
import { pause } from './pause.ts';

// Calls of a report. The next poll repeats what a poll lost; a report has no next one, so that it repeats its calls
// itself rather than die of its first "too many requests".

export interface Patience {
  clock: Clock;
  /** 0 to 1, exclusive. */
  random?: () => number;
  signal: AbortSignal;
  /** As in a `ReportRequest`. */
  remainingMs?: (() => number) | undefined;
  /** The caller makes its window smaller after a 502, a 504 or a time-out, so that these are no use to repeat. */
  splitsInstead?: boolean;
}

const maxRepeats = 3;
const firstWaitMs = 500;
/** Whoever is told to come back later than this is better told so than kept waiting. */
const longestWaitMs = 5 * 60_000;

/** The answer, or what still failed after the repeats. Waiting ends with the signal. */
export async function callPatiently<T>(
  call: () => Promise<CallResult<T>>,
  patience: Patience,
): Promise<CallResult<T>> {
  const { clock, random = Math.random, signal, remainingMs, splitsInstead = false } = patience;
  let lost: CallResult<T> | null = null;
  for (let repeats = 0; ; repeats += 1) {
    const answer = await call();
    // What our own time-out cut off says less than what the time was lost with.
    if (lost !== null && !answer.ok && isTimedOut(signal)) return lost;
    if (answer.ok || !answer.failure.retryable || repeats === maxRepeats) return answer;
    if (splitsInstead && asksForLess(answer)) return answer;
    const waitMs = toWaitMs(answer.failure, repeats, random);
    if (waitMs > Math.min(longestWaitMs, remainingMs?.() ?? Infinity)) return answer;
    if (!(await pause(clock, waitMs, signal)))
      return isTimedOut(signal) ? answer : { ok: false, failure: toAbortFailure(signal), status: null };
    lost = answer;
  }
}

/** A client whose every call is patient. */
export function withPatience(client: ApiClient, patience: Patience): ApiClient {
  return { ...client, call: (call) => callPatiently(() => client.call(call), patience) };
}

function isTimedOut(signal: AbortSignal): boolean {
  return signal.aborted && toAbortFailure(signal).code === 'timeout';
}

/** The vendor or a gateway before it took too long: a smaller question may still be answered. */
export function asksForLess({ failure, status }: Pick<Refusal, 'failure' | 'status'>): boolean {
  return status === 502 || status === 504 || failure.code === 'timeout';
}

/** As long as the other side asks and up to a tenth more, else any part of a span that doubles. */
function toWaitMs({ retryAfterMs }: Failure, repeats: number, random: () => number): number {
  return retryAfterMs === undefined
    ? random() * firstWaitMs * 2 ** repeats
    : retryAfterMs * (1 + random() / 10);
}
