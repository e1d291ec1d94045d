import type { Wall } from '../../src/simulator/wall.ts';

/** Real time turned by hand. */
export class HandWall implements Wall {
  #at = 0;
  #waiting: { at: number; task: () => void }[] = [];

  now(): number {
    return Date.UTC(2026, 2, 3, 14, 30) + this.#at;
  }

  /** How many wait for a later time. */
  get pending(): number {
    return this.#waiting.length;
  }

  monotonic(): number {
    return this.#at;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry = { at: this.#at + delayMs, task };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  turn(ms: number): void {
    this.#at += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.#at);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#at);
    for (const { task } of due) task();
  }
}
