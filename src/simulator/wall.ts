/** Real time, handed in so that tests can turn it: tokens, rate limits and delays run on it. */
export interface Wall {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds that never jump. */
  monotonic(): number;
  /** Calls once after `delayMs`; answers how to cancel. */
  after(delayMs: number, task: () => void): () => void;
}

export const systemWall: Wall = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, task) {
    const handle = setTimeout(task, delayMs);
    return () => clearTimeout(handle);
  },
};
