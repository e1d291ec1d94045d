import { notableSkewMs } from '../../shared/clock-skew.ts';

/** A `Date` header has no fractions of a second, and machines of one vendor differ by some. */
const mostAheadMs = 60_000;
/** Of two readings of a difference between clocks: further apart, and one of the clocks was set. */
const sameSkewMs = 60_000;
/** A single beginning may be a stray, such as a call planned for later: each of these must be newer than the one before. */
const laterWitnessCount = 2;
const earlierWitnessCount = 3;
/** For so long what has shown the later clock to be right counts against beginnings that are all before the earlier one. */
const laterLapseMs = 60_000;

/** By which clock waits are measured. */
export interface WaitClock {
  /**
   * The vendor's present time for waits that began by its clock, given its `Date`; null: not known, as a wrong wait is
   * worse than none. `findNewest` answers the newest beginning of a wait that the answer names, null where it names none.
   */
  toNow(date: number, findNewest: () => number | null): number | null;
}

/** Beginnings close to one of the clocks: the newest, and how many came that were newer than any before. */
interface Witnesses {
  newest: number;
  count: number;
}

/** What the beginnings have shown since the clocks differ by so much. */
interface Evidence {
  skewMs: number;
  ofEarlier: Witnesses;
  ofLater: Witnesses;
  /** The `Date` beside the last witness of the later clock. */
  laterSeenAt: number;
  isEarlierWrong: boolean;
  isLaterRight: boolean;
}

const noWitnesses: Witnesses = { newest: Number.NEGATIVE_INFINITY, count: 0 };

/**
 * A vendor stamps the beginnings of waits, and its `Date` is the present on the same clock, whatever ours says. Yet a
 * `Date` that is far from our clock may itself be wrong: whoever stands between may have written it. Nobody begins to
 * wait in the future, so the beginnings tell: new ones that are close to the later of both clocks show that this one
 * is right, until they stay away. Before that a `Date` behind our clock counts, as computers are set wrong more often
 * than vendors, but not once something began after it; and by a `Date` ahead of our clock nothing is measured.
 */
export function createWaitClock(readSkewMs: () => number | null): WaitClock {
  let evidence = createEvidence(0);
  return {
    toNow(date, findNewest) {
      const skewMs = readSkewMs() ?? 0;
      if (Math.abs(skewMs) < notableSkewMs) return date;
      if (Math.abs(skewMs - evidence.skewMs) > sameSkewMs) evidence = createEvidence(skewMs);
      const ours = date - skewMs;
      const later = Math.max(date, ours);
      const newest = findNewest();
      if (newest !== null) weigh(evidence, newest, { date, earlier: Math.min(date, ours), later });
      if (evidence.isLaterRight) return later;
      return date < ours && !evidence.isEarlierWrong ? date : null;
    },
  };
}

function createEvidence(skewMs: number): Evidence {
  return {
    skewMs,
    ofEarlier: noWitnesses,
    ofLater: noWitnesses,
    laterSeenAt: Number.NEGATIVE_INFINITY,
    isEarlierWrong: false,
    isLaterRight: false,
  };
}

function weigh(
  evidence: Evidence,
  newest: number,
  { date, earlier, later }: { date: number; earlier: number; later: number },
): void {
  // The clocks may be so close that a beginning is near both: then it says nothing against the earlier one.
  if (newest > earlier + mostAheadMs) {
    evidence.isEarlierWrong = true;
    evidence.ofEarlier = noWitnesses;
    if (newest < later - notableSkewMs || newest > later + mostAheadMs) return;
    evidence.laterSeenAt = date;
    evidence.ofLater = addWitness(evidence.ofLater, newest);
    if (evidence.ofLater.count >= laterWitnessCount) evidence.isLaterRight = true;
    return;
  }
  if (date - evidence.laterSeenAt >= laterLapseMs) {
    evidence.isLaterRight = false;
    evidence.ofLater = noWitnesses;
  }
  // An old beginning speaks for neither.
  if (newest < earlier - notableSkewMs) return;
  evidence.ofEarlier = addWitness(evidence.ofEarlier, newest);
  if (evidence.ofEarlier.count >= earlierWitnessCount && !evidence.isLaterRight)
    evidence.isEarlierWrong = false;
}

function addWitness(before: Witnesses, newest: number): Witnesses {
  return newest > before.newest ? { newest, count: before.count + 1 } : before;
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
