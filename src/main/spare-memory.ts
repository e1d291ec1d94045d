import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock, Timer } from './clock.ts';
import type { Log } from './log.ts';

/*
 * What the start and an open window leave behind goes back to the computer once nobody looks. V8 waits with that for a quiet
 * time, and a poll every few seconds leaves none that is long enough.
 */

interface SpareMemoryOptions {
  clock: Pick<Clock, 'setTimer'>;
  /** It takes a tenth of a second or two, in which no window must have to wait. */
  isNobodyLooking: () => boolean;
  /** False: it cannot be done here. */
  giveBack: () => boolean;
  log: Pick<Log, 'warn'>;
}

/** So long after the start or a closing: whoever opens the window again at once finds everything as it was. */
const afterMs = 10_000;

export class SpareMemory {
  readonly #options: SpareMemoryOptions;
  #timer: Timer | null = null;
  #isPossible = true;

  constructor(options: SpareMemoryOptions) {
    this.#options = options;
  }

  /** Something has ended that took memory. */
  release(): void {
    const { clock, isNobodyLooking, giveBack, log } = this.#options;
    this.#timer?.cancel();
    if (!this.#isPossible) return;
    this.#timer = clock.setTimer(afterMs, () => {
      if (!isNobodyLooking() || giveBack()) return;
      this.#isPossible = false;
      log.warn('spare memory cannot be given back');
    });
  }

  stop(): void {
    this.#timer?.cancel();
  }
}

/** False: this V8 cannot be asked for it. That costs memory and nothing else. After it V8 goes on to shrink its heap by itself. */
export function collectGarbage(findCollector = findGarbageCollector): boolean {
  const collect = findCollector();
  if (typeof collect !== 'function') return false;
  // The last resort also drops what was compiled for the start only and is not run any more.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  return true;
}

/** V8 has the function for contexts that are made while this flag is set. */
function findGarbageCollector(): unknown {
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('globalThis.gc');
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}
