import type { HttpAnswer } from './http.ts';

/** What the vendor says of its own count of our client's requests. */
interface RateCounter {
  count: number;
  allowed: number;
  resetMs: number;
}

/** Where the reset is missing: the count is one of a minute. */
const defaultResetMs = 60_000;
/** A counter that claims to last longer is not believed for longer. */
const longestResetMs = 5 * 60_000;

/** Genesys may send `inin-ratelimit-count`, `-allowed` and `-reset` (seconds) with every answer; null: it did not. */
export function readCounter(answer: HttpAnswer): RateCounter | null {
  const count = readNumber(answer.header('inin-ratelimit-count'));
  const allowed = readNumber(answer.header('inin-ratelimit-allowed'));
  const resetSeconds = readNumber(answer.header('inin-ratelimit-reset'));
  if (count === null || allowed === null || allowed < 1) return null;
  const resetMs = resetSeconds === null ? defaultResetMs : resetSeconds * 1000;
  return { count, allowed, resetMs: Math.min(resetMs, longestResetMs) };
}

function readNumber(header: string | null): number | null {
  const text = header?.trim() ?? '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
