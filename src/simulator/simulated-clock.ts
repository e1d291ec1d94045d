import type { Wall } from './wall.ts';

interface ClockState {
  /** Epoch milliseconds of the simulated clock. */
  at: number;
  speed: number;
  frozen: boolean;
}

/** After a long rest (nobody asked, or the computer slept) the clock goes on at most this much at once. */
export const longestStepMs = 2 * 86_400_000;

/** The clock of the demo: real time multiplied, stopped or pushed on. It never goes back. */
export class SimulatedClock {
  readonly #wall: Wall;
  #at: number;
  #wallAt: number;
  #speed: number;
  #frozen: boolean;

  constructor(wall: Wall, state: ClockState) {
    this.#wall = wall;
    this.#at = state.at;
    this.#speed = state.speed;
    this.#frozen = state.frozen;
    this.#wallAt = wall.monotonic();
  }

  now(): number {
    const wallAt = this.#wall.monotonic();
    if (!this.#frozen) {
      this.#at += Math.min(longestStepMs, Math.max(0, wallAt - this.#wallAt) * this.#speed);
    }
    this.#wallAt = wallAt;
    return Math.floor(this.#at);
  }

  state(): ClockState {
    return { at: this.now(), speed: this.#speed, frozen: this.#frozen };
  }

  freeze(frozen: boolean): void {
    this.now();
    this.#frozen = frozen;
  }

  setSpeed(speed: number): void {
    this.now();
    this.#speed = speed;
  }

  advance(ms: number): void {
    this.#at = this.now() + ms;
  }
}
