import type { Clock } from '../clock.ts';
import { pause } from './pause.ts';

/** Work that goes on beside the polls, one piece at a time. */
interface BackgroundLane {
  /** False: the work before has not ended. */
  start(work: () => Promise<void>): boolean;
  /** Waits until the work has ended, at most `waitMs` (null: as long as the signal lets it); throws what the work threw. */
  settle(waitMs: number | null, signal: AbortSignal): Promise<void>;
}

export function createBackgroundLane(clock: Clock): BackgroundLane {
  const state: { underWay: Promise<void> | null; bugs: unknown[] } = { underWay: null, bugs: [] };
  return {
    start(work) {
      if (state.underWay !== null) return false;
      state.underWay = work()
        // Nobody may be waiting: the next one who does hears of it.
        .catch((bug: unknown) => {
          state.bugs.push(bug);
        })
        .finally(() => {
          state.underWay = null;
        });
      return true;
    },

    async settle(waitMs, signal) {
      if (state.underWay !== null) {
        const enough = new AbortController();
        const until = AbortSignal.any([signal, enough.signal]);
        const waited = waitMs === null ? toAborted(until) : pause(clock, waitMs, until);
        await Promise.race([state.underWay, waited]);
        enough.abort();
      }
      const [bug] = state.bugs.splice(0);
      if (bug !== undefined) throw bug;
    },
  };
}

function toAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
