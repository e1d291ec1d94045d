import type { Clock, Timer } from '../src/main/clock.ts';

interface Planned {
  dueAt: number;
  task: () => void;
}

/** A clock that goes from one timer straight to the next. */
export class SoakClock implements Clock {
  readonly #startedAt: number;
  readonly #planned = new Set<Planned>();
  #monotonicMs = 0;

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  now(): number {
    return this.#startedAt + this.#monotonicMs;
  }

  monotonic(): number {
    return this.#monotonicMs;
  }

  setTimer(delayMs: number, task: () => void): Timer {
    const planned = { dueAt: this.#monotonicMs + Math.max(0, delayMs), task };
    this.#planned.add(planned);
    return { cancel: () => this.#planned.delete(planned) };
  }

  /** How many timers wait. */
  get timers(): number {
    return this.#planned.size;
  }

  /** When the next one rings, on `monotonic`; infinity where none waits. */
  get nextDueAt(): number {
    let dueAt = Number.POSITIVE_INFINITY;
    for (const planned of this.#planned) dueAt = Math.min(dueAt, planned.dueAt);
    return dueAt;
  }

  /** Goes there and rings what is due by then. */
  moveTo(monotonicMs: number): void {
    this.#monotonicMs = Math.max(this.#monotonicMs, monotonicMs);
    for (const planned of [...this.#planned]) {
      if (planned.dueAt > this.#monotonicMs || !this.#planned.delete(planned)) continue;
      planned.task();
    }
  }
}
