import type { Clock } from '../clock.ts';

/** Waits on the injected clock; false: the signal ended it before its time. */
export function pause(clock: Clock, waitMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      timer.cancel();
      signal.removeEventListener('abort', giveUp);
      resolve(isOver);
    };
    const giveUp = () => end(false);
    const timer = clock.setTimer(waitMs, () => end(true));
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
