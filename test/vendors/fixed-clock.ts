import type { Clock } from '../../src/main/clock.ts';
import { systemClock } from '../../src/main/clock.ts';

/**
 * Time stands still unless told; timers are real, so that a time-out still ends a test, and what rings has waited its
 * time.
 */
export class FixedClock implements Clock {
  nowMs: number;
  monotonicMs = 1000;
  /** How long a timer really waits; what it says has passed is its whole delay. */
  toRealMs = (delayMs: number) => delayMs;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  now(): number {
    return this.nowMs;
  }

  monotonic(): number {
    return this.monotonicMs;
  }

  advance(ms: number): void {
    this.nowMs += ms;
    this.monotonicMs += ms;
  }

  setTimer(delayMs: number, task: () => void) {
    const dueAt = this.monotonicMs + delayMs;
    return systemClock.setTimer(this.toRealMs(delayMs), () => {
      this.monotonicMs = Math.max(this.monotonicMs, dueAt);
      task();
    });
  }
}
