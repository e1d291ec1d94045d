/** A second hand for ages and waits: views subscribe to it and never to the clock itself. */
export class Ticker {
  readonly #listeners = new Set<() => void>();
  readonly #read: () => number;
  #nowMs: number;
  #handle: ReturnType<typeof setInterval> | null = null;

  constructor(read: () => number) {
    this.#read = read;
    this.#nowMs = read();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#handle === null) {
      this.#nowMs = this.#read();
      this.#handle = setInterval(() => this.tick(), 1000);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#handle === null) return;
      clearInterval(this.#handle);
      this.#handle = null;
    };
  };

  /** Monotonic milliseconds at the last tick. */
  readonly getNowMs = (): number => this.#nowMs;

  /** Also called when a hidden window shows again: hidden pages tick less often. */
  tick(): void {
    this.#nowMs = this.#read();
    for (const listener of this.#listeners) listener();
  }
}
