import type { Clock, Timer } from '../../src/main/clock.ts';

interface Planned {
  dueAt: number;
  order: number;
  task: () => void;
}

/** A clock that moves by hand. Timers ring in order, and what they set off has settled before the next one. */
export class SteppedClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;
  #order = 0;
  readonly #planned = new Set<Planned>();

  constructor(wallMs = Date.UTC(2026, 2, 2, 9, 0, 0)) {
    this.#wallMs = wallMs;
  }

  now(): number {
    return this.#wallMs;
  }

  monotonic(): number {
    return this.#monotonicMs;
  }

  setTimer(delayMs: number, task: () => void): Timer {
    const planned = { dueAt: this.#monotonicMs + Math.max(0, delayMs), order: this.#order++, task };
    this.#planned.add(planned);
    return { cancel: () => this.#planned.delete(planned) };
  }

  get timers(): number {
    return this.#planned.size;
  }

  async advance(ms: number): Promise<void> {
    const until = this.#monotonicMs + ms;
    await settle();
    for (let next = this.#nextDue(until); next !== undefined; next = this.#nextDue(until)) {
      this.#moveTo(next.dueAt);
      this.#planned.delete(next);
      next.task();
      await settle();
    }
    this.#moveTo(until);
  }

  /** The computer sleeps: real time passes, timers and the monotonic clock stand still. */
  sleep(ms: number): void {
    this.#wallMs += ms;
  }

  /** Somebody sets the computer's clock. */
  setWall(wallMs: number): void {
    this.#wallMs = wallMs;
  }

  #moveTo(monotonicMs: number): void {
    this.#wallMs += monotonicMs - this.#monotonicMs;
    this.#monotonicMs = monotonicMs;
  }

  #nextDue(until: number): Planned | undefined {
    return [...this.#planned]
      .filter(({ dueAt }) => dueAt <= until)
      .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)[0];
  }
}

/** Until every promise that can settle without a timer has settled. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
