import type { Clock } from '../main/clock.ts';

/** When the whole call must be over. */
export interface Deadline {
  /** Aborted with a `TimeoutError` when the time is up, or with the outer signal's reason. */
  signal: AbortSignal;
  remainingMs(): number;
  end(): void;
}

export function startDeadline(clock: Clock, timeoutMs: number, outer: AbortSignal): Deadline {
  const endsAt = clock.monotonic() + timeoutMs;
  const controller = new AbortController();
  const timer = clock.setTimer(timeoutMs, () =>
    controller.abort(new DOMException('the time is up', 'TimeoutError')),
  );
  return {
    signal: AbortSignal.any([controller.signal, outer]),
    remainingMs: () => Math.max(0, endsAt - clock.monotonic()),
    end: () => timer.cancel(),
  };
}
