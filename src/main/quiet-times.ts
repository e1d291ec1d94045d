import type { QuietHours } from '../shared/attention.ts';
import { createQuietClock, createQuietStart } from '../shared/quiet-time.ts';

type At = (at: number) => number | null;

/** When it is quiet, by the hours as they are set; their clock is made anew only where they change. */
export class QuietTimes {
  readonly #readHours: () => QuietHours;
  #made: { hours: QuietHours; until: At; from: At } | null = null;

  constructor(readHours: () => QuietHours) {
    this.#readHours = readHours;
  }

  /** When the quiet hours in force end, in epoch milliseconds; null: it is not quiet. */
  until(at: number): number | null {
    return this.#make().until(at);
  }

  /** When they begin next, within a day; null: they do not, or it is quiet already. */
  from(at: number): number | null {
    return this.#make().from(at);
  }

  #make() {
    const hours = this.#readHours();
    if (this.#made === null || this.#made.hours !== hours) {
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      this.#made = { hours, until: createQuietClock(hours, zone), from: createQuietStart(hours, zone) };
    }
    return this.#made;
  }
}
