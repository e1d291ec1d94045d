import { type Clock, systemClock } from '../../../src/main/clock.ts';

export interface WaitOptions {
  /** 10 s unless told. */
  timeoutMs?: number;
  /** What is awaited, for the error. */
  what?: string;
}

/** Things that come one after another; anyone may look back or wait for the first that fits. */
export interface Sightings<T> {
  readonly all: readonly T[];
  add(sighting: T): void;
  /** Calls for every further one. */
  onAdd(listener: (sighting: T) => void): void;
  /** The first that fits, from `from` (an index) on, already seen or to come. */
  waitFor(fits: (sighting: T) => boolean, options?: WaitOptions, from?: number): Promise<T>;
}

export function createSightings<T>(clock: Clock = systemClock): Sightings<T> {
  const all: T[] = [];
  const listeners = new Set<(sighting: T) => void>();
  return {
    all,
    add(sighting) {
      all.push(sighting);
      for (const listener of [...listeners]) listener(sighting);
    },
    onAdd(listener) {
      listeners.add(listener);
    },
    async waitFor(fits, { timeoutMs = 10_000, what = 'what was awaited' } = {}, from = 0) {
      const seen = all.slice(from).find(fits);
      if (seen !== undefined) return seen;
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const listener = (sighting: T): void => {
        if (fits(sighting)) resolve(sighting);
      };
      listeners.add(listener);
      const timer = clock.setTimer(timeoutMs, () =>
        reject(
          new Error(
            `${what} did not come within ${timeoutMs} ms; the last was ${JSON.stringify(all.at(-1))}`,
          ),
        ),
      );
      try {
        return await promise;
      } finally {
        timer.cancel();
        listeners.delete(listener);
      }
    },
  };
}
