import type { Clock } from './clock.ts';

/** What the promise answers, or `otherwise` where that takes longer. Its late answer, or failure, is nobody's any more. */
export function limitTime<T>(
  clock: Pick<Clock, 'setTimer'>,
  limitMs: number,
  promise: Promise<T>,
  otherwise: () => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(limitMs, () => resolve(otherwise()));
    promise.then(
      (value) => {
        timer.cancel();
        resolve(value);
      },
      (error: unknown) => {
        timer.cancel();
        reject(error);
      },
    );
  });
}
