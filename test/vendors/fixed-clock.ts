import type { Clock } from '../../src/main/clock.ts';
import { systemClock } from '../../src/main/clock.ts';

/** Time stands still unless told; timers are real, so that a time-out still ends a test. */
export class FixedClock implements Clock {
  nowMs: number;
  monotonicMs = 1000;

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
    return systemClock.setTimer(delayMs, task);
  }
}
