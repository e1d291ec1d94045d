/** Numbers in order of the time at which they happened; what is older than a good day is forgotten. */
export class TimedValues {
  #times: number[] = [];
  #values: number[] = [];

  /** `at` is never before that of the last one. */
  add(at: number, value: number): void {
    this.#times.push(at);
    this.#values.push(value);
    // Now and then only, so that adding stays cheap.
    if (this.#times.length % sweepEvery === 0) this.#forgetBefore(at - keptMs);
  }

  /** Those of `from` (inclusive) to `to` (exclusive). */
  between(from: number, to: number): number[] {
    return this.#values.slice(this.#indexOf(from), this.#indexOf(to));
  }

  #forgetBefore(at: number): void {
    const index = this.#indexOf(at);
    if (index === 0) return;
    this.#times = this.#times.slice(index);
    this.#values = this.#values.slice(index);
  }

  /** The first one at `at` or later. */
  #indexOf(at: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const keptMs = 27 * 3_600_000;
const sweepEvery = 256;
