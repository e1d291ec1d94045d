/** A `Date` header has no fractions of a second, and machines of one vendor differ by some. */
const mostAheadMs = 60_000;

/**
 * How long somebody waits who began at `beganAt`, by the vendor's own clock. A beginning a moment ahead of it is 0;
 * one further ahead says that one of both times is wrong: then the wait is not known, for a 0 would look calm.
 */
export function toWaitSince(beganAt: number, vendorNow: number): number | null {
  const waitMs = vendorNow - beganAt;
  return waitMs < -mostAheadMs ? null : Math.max(0, waitMs);
}
