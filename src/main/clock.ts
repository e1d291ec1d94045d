/** The only place that knows real time and real timers; everything else is handed a clock. */
export interface Clock {
  /** Epoch milliseconds, for people and for vendors. */
  now(): number;
  /** Milliseconds that never jump, for ages and waits. */
  monotonic(): number;
  /** Calls once after `delayMs`. */
  setTimer(delayMs: number, task: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

/** Node's timers cannot wait longer than this; nothing here needs to. */
const longestDelayMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer(delayMs, task) {
    const handle = setTimeout(task, Math.min(Math.max(0, delayMs), longestDelayMs));
    return { cancel: () => clearTimeout(handle) };
  },
};
