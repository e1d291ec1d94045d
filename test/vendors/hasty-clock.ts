import { FixedClock } from './fixed-clock.ts';

/** The fixture's time-out of a request, which is left to run for real. */
const requestTimeoutMs = 2000;

/** Waits are over at once and written down; time itself stands still. */
export class HastyClock extends FixedClock {
  readonly waitsMs: number[] = [];

  override setTimer(delayMs: number, task: () => void) {
    if (delayMs === requestTimeoutMs) return super.setTimer(delayMs, task);
    this.waitsMs.push(delayMs);
    return super.setTimer(0, task);
  }
}
