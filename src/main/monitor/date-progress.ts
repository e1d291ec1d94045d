/** Answers take their time, some more than others: once a `Date` is known to go on, it may be off by this. */
const mostOffMs = 60_000;

/**
 * Whether a vendor's `Date` goes on as time does. One that was kept with an old answer, by a cache that does not say so,
 * stands still or leaps; and where only one has been seen, nobody knows.
 */
export class DateProgress {
  #first: { date: number; now: number } | null = null;
  #isGoingOn = false;

  /** `date` in epoch milliseconds, `now` in steady ones. */
  note(date: number, now: number): boolean {
    if (this.#first === null) {
      this.#first = { date, now };
      return false;
    }
    const passedMs = now - this.#first.now;
    const offMs = Math.abs(date - this.#first.date - passedMs);
    const isOff = offMs >= (this.#isGoingOn ? mostOffMs : Math.min(mostOffMs, passedMs / 2));
    if (isOff) this.#first = { date, now };
    this.#isGoingOn = !isOff;
    return this.#isGoingOn;
  }
}
