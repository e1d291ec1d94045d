import type { Wall } from './wall.ts';

export interface Allowance {
  allowed: boolean;
  /** For the `inin-ratelimit-*` headers. */
  count: number;
  limit: number;
  resetSeconds: number;
}

const windowMs = 60_000;

/** Requests per token and minute of the wall clock, in windows that begin with a token's first request. */
export class RateLimit {
  readonly #wall: Wall;
  readonly #windows = new Map<number, { startedAt: number; count: number }>();

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  /** Counts one request of the token; refused ones count as well. */
  spend(serial: number, limit: number): Allowance {
    const now = this.#wall.monotonic();
    for (const [other, { startedAt }] of this.#windows) {
      if (now - startedAt >= windowMs) this.#windows.delete(other);
    }
    const window = this.#windows.get(serial) ?? { startedAt: now, count: 0 };
    window.count += 1;
    this.#windows.set(serial, window);
    return {
      allowed: window.count <= limit,
      count: window.count,
      limit,
      resetSeconds: Math.max(1, Math.ceil((window.startedAt + windowMs - now) / 1000)),
    };
  }
}
