import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock, Timer } from './clock.ts';

/*
 * What the start and an open window leave behind goes back to the computer once nobody looks. V8 waits with that for a quiet
 * time, and a poll every few seconds leaves none that is long enough.
 */

interface SpareMemoryOptions {
  clock: Pick<Clock, 'setTimer'>;
  /** It takes a tenth of a second or two, in which no window must have to wait. */
  isNobodyLooking: () => boolean;
  giveBack: () => void;
}

/** So long after the start or a closing: whoever opens the window again at once finds everything as it was. */
const afterMs = 10_000;

export class SpareMemory {
  readonly #options: SpareMemoryOptions;
  #timer: Timer | null = null;

  constructor(options: SpareMemoryOptions) {
    this.#options = options;
  }

  /** Something has ended that took memory. */
  release(): void {
    const { clock, isNobodyLooking, giveBack } = this.#options;
    this.#timer?.cancel();
    this.#timer = clock.setTimer(afterMs, () => {
      if (isNobodyLooking()) giveBack();
    });
  }

  stop(): void {
    this.#timer?.cancel();
  }
}

/** V8 has the function for contexts that are made while this flag is set. After it V8 goes on to shrink its heap by itself. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') throw new Error('V8 has no function that collects garbage');
  collect();
}
