import type { Clock } from '../clock.ts';

interface Moment {
  wallMs: number;
  monotonicMs: number;
}

const lookEveryMs = 60_000;

/**
 * Milliseconds for ages and due times: they ignore changes of the computer's clock, yet count its sleep. The
 * monotonic clock alone stands still during sleep on some systems and runs on others, so at waking the part of
 * the wall-clock time that it missed is added. A wall clock set back meanwhile adds nothing.
 *
 * Some systems only say that they woke up: then both clocks are compared with what they said up to two minutes
 * before. A clock that was set forward within these adds to the ages, which errs on the safe side.
 */
export class SteadyTime {
  readonly #clock: Clock;
  #missedMs = 0;
  #asleepSince: Moment | null = null;
  /** Two looks at both clocks, a minute apart: the newer one may be from after the sleep already. */
  #looks: readonly [older: Moment, newer: Moment];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#looks = [this.#look(), this.#look()];
  }

  now(): number {
    const [, newer] = this.#looks;
    if (this.#clock.monotonic() - newer.monotonicMs >= lookEveryMs) this.#looks = [newer, this.#look()];
    return this.#clock.monotonic() + this.#missedMs;
  }

  suspend(): void {
    this.#asleepSince ??= this.#look();
  }

  resume(): void {
    const before = this.#asleepSince ?? this.#looks[0];
    const wallMs = this.#clock.now() - before.wallMs;
    const monotonicMs = this.#clock.monotonic() - before.monotonicMs;
    this.#missedMs += Math.max(0, wallMs - monotonicMs);
    this.#asleepSince = null;
    this.#looks = [this.#look(), this.#look()];
  }

  #look(): Moment {
    return { wallMs: this.#clock.now(), monotonicMs: this.#clock.monotonic() };
  }
}
