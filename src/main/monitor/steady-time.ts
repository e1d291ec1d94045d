import type { Clock } from '../clock.ts';

/**
 * Milliseconds for ages and due times: they ignore changes of the computer's clock, yet count its sleep. The
 * monotonic clock alone stands still during sleep on some systems and runs on others, so at waking the part of
 * the wall-clock time that it missed is added. A wall clock set back meanwhile adds nothing.
 */
export class SteadyTime {
  readonly #clock: Clock;
  #missedMs = 0;
  #asleepSince: { wallMs: number; monotonicMs: number } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.monotonic() + this.#missedMs;
  }

  suspend(): void {
    this.#asleepSince ??= { wallMs: this.#clock.now(), monotonicMs: this.#clock.monotonic() };
  }

  resume(): void {
    if (this.#asleepSince === null) return;
    const wallMs = this.#clock.now() - this.#asleepSince.wallMs;
    const monotonicMs = this.#clock.monotonic() - this.#asleepSince.monotonicMs;
    this.#missedMs += Math.max(0, wallMs - monotonicMs);
    this.#asleepSince = null;
  }
}
