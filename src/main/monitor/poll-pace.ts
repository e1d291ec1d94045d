import type { Failure } from '../../shared/failure.ts';

/** Slower than this nobody wants to be for the sake of a limit; the vendor's own pauses still count. */
const longestStretchedMs = 60_000;
/** So long without a refusal, and the next faster pace is tried. */
const calmForMs = 600_000;

/**
 * How often one connection is asked. A vendor that says "too many requests" is asked half as often from then on:
 * answers that come slowly and steadily are worth more than fresh ones with a gap every minute.
 */
export class PollPace {
  readonly #chosenMs: number;
  #intervalMs: number;
  #changedAt = 0;

  constructor(chosenMs: number) {
    this.#chosenMs = chosenMs;
    this.#intervalMs = chosenMs;
  }

  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** What a poll ended with (null: a good answer), at a steady time in milliseconds. */
  note(failure: Failure | null, now: number): void {
    if (failure?.code === 'rate-limited') {
      this.#intervalMs = Math.max(this.#intervalMs, Math.min(this.#intervalMs * 2, longestStretchedMs));
      this.#changedAt = now;
    } else if (failure === null && now - this.#changedAt >= calmForMs) {
      this.#intervalMs = Math.max(this.#chosenMs, this.#intervalMs / 2);
      this.#changedAt = now;
    }
  }
}
