import { notableSkewMs } from '../../shared/clock-skew.ts';

/** A `Date` header has no fractions of a second, and machines of one vendor differ by some. */
const mostAheadMs = 60_000;
/** Of two readings of a difference between clocks: further apart, and one of the clocks was set. */
const sameSkewMs = 60_000;

/** By which clock waits are measured. */
export interface WaitClock {
  /**
   * The vendor's present time for waits that began by its clock, given its `Date`; null: not known, as a wrong wait is
   * worse than none. `findNewest` answers the newest beginning of a wait that the answer names, null where it names none.
   */
  toNow(date: number, findNewest: () => number | null): number | null;
}

/**
 * A vendor stamps the beginnings of waits, and its `Date` is the present on the same clock, whatever ours says. Yet a
 * `Date` that is far from our clock may itself be wrong: whoever stands between may have written it. Nobody begins to
 * wait in the future, so the beginnings tell. One that is close to the later of both clocks shows that this one is
 * right. Until then a `Date` behind our clock counts, as computers are set wrong more often than vendors, but not
 * once something began after it; and by a `Date` ahead of our clock nothing is measured.
 */
export function createWaitClock(readSkewMs: () => number | null): WaitClock {
  const seen: { skewMs: number; isLaterRight: boolean; isEarlierWrong: boolean } = {
    skewMs: 0,
    isLaterRight: false,
    isEarlierWrong: false,
  };
  return {
    toNow(date, findNewest) {
      const skewMs = readSkewMs() ?? 0;
      if (Math.abs(skewMs) < notableSkewMs) return date;
      if (Math.abs(skewMs - seen.skewMs) > sameSkewMs)
        Object.assign(seen, { skewMs, isLaterRight: false, isEarlierWrong: false });
      const ours = date - skewMs;
      const later = Math.max(date, ours);
      const newest = findNewest();
      if (newest !== null) {
        seen.isLaterRight ||= newest >= later - notableSkewMs && newest <= later + mostAheadMs;
        seen.isEarlierWrong ||= newest > Math.min(date, ours) + mostAheadMs;
      }
      if (seen.isLaterRight) return later;
      return date < ours && !seen.isEarlierWrong ? date : null;
    },
  };
}

/**
 * How long somebody waits who began at `beganAt`. A beginning a moment ahead of `now` is 0; one further ahead says that
 * one of both times is wrong: then the wait is not known, for a 0 would look calm.
 */
export function toWaitSince(beganAt: number, now: number | null): number | null {
  if (now === null) return null;
  const waitMs = now - beganAt;
  return waitMs < -mostAheadMs ? null : Math.max(0, waitMs);
}
