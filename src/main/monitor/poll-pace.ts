import type { PaceReason } from '../../shared/board.ts';
import type { Failure } from '../../shared/failure.ts';
import { minimumPollSeconds } from '../../shared/poll-seconds.ts';
import type { VendorLoad } from '../vendors/vendor.ts';

/** Slower than this nobody wants to be for the sake of a limit; the vendor's own pauses still count. */
const longestStretchedMs = 60_000;
/** So long without a refusal, and the next faster pace is tried. */
const calmForMs = 600_000;
/** The live figures may take this share of what may be asked; the rest is for the slower lanes. */
const budgetShare = 0.8;
/** Faster than chosen only where that takes less than this: all desks near the same level go faster at once. */
const fastShare = 0.5;
const fastMs = minimumPollSeconds * 1000;
/** So long after a queue was near a level the pace stays fast: a count that goes to and fro does not make it do so. */
const lingerMs = 60_000;
/** So long it stays slow after it was too much. A vendor's counter begins anew each minute, and says little then. */
const restMs = 120_000;
/** By how much the interval grows from 80 % of the vendor's own counter to all of it, and how it comes back. */
const crowdedShare = 0.8;
const crowdedFactor = { least: 1.5, most: 4, recovery: 1.5 };

/**
 * How often one connection is asked. A vendor that says "too many requests" is asked half as often from then on:
 * answers that come slowly and steadily are worth more than fresh ones with a gap every minute. Better still not
 * to be told: what the polls cost and what the vendor's counters say stretches the interval beforehand.
 */
export class PollPace {
  readonly #chosenMs: number;
  #refusedMs: number;
  #budgetMs = 0;
  #crowdedFactor = 1;
  /** Of the requests that made it crowded the greater part was ours. */
  #isCrowdedByUs = false;
  #changedAt = 0;
  #mayHurry = false;
  #restUntil = Number.NEGATIVE_INFINITY;
  #isNear = false;
  #nearUntil = Number.NEGATIVE_INFINITY;

  constructor(chosenMs: number) {
    this.#chosenMs = chosenMs;
    this.#refusedMs = chosenMs;
  }

  get intervalMs(): number {
    return this.#isHurried() ? fastMs : this.promisedMs;
  }

  /**
   * What ages are measured by: a faster pace promises nothing. By it one slow or failed poll would make figures old
   * that are younger than the chosen interval, and so would a vendor that renews its own only so often.
   */
  get promisedMs(): number {
    const crowdedMs = Math.min(this.#chosenMs * this.#crowdedFactor, longestStretchedMs);
    return Math.max(this.#chosenMs, this.#refusedMs, this.#budgetMs, Math.round(crowdedMs));
  }

  /** Why it is not the chosen one; null: it is. */
  get reason(): PaceReason | null {
    const { promisedMs } = this;
    if (promisedMs === this.#chosenMs) return this.#isHurried() ? 'near-level' : null;
    if (promisedMs === this.#refusedMs) return 'refused';
    return promisedMs === this.#budgetMs || this.#isCrowdedByUs ? 'budget' : 'shared-counter';
  }

  /** Whether a watched queue is near a level of a rule, by an answer of this steady time. */
  setNear(isNear: boolean, now: number): void {
    if (isNear) this.#nearUntil = now + lingerMs;
    this.#isNear = now < this.#nearUntil;
  }

  /** What a poll ended with (null: a good answer) and what polls cost, at a steady time in milliseconds. */
  note(failure: Failure | null, load: VendorLoad, now: number): void {
    if (failure?.code === 'rate-limited') {
      const slowMs = this.promisedMs;
      this.#refusedMs = Math.max(slowMs, Math.min(slowMs * 2, longestStretchedMs));
      this.#changedAt = now;
    } else if (failure === null && now - this.#changedAt >= calmForMs) {
      this.#refusedMs = Math.max(this.#chosenMs, this.#refusedMs / 2);
      this.#changedAt = now;
    }
    // A poll that failed took fewer requests than one that is well, and nobody in trouble is asked faster.
    if (failure !== null || !fitsFast(load)) this.#restUntil = now + restMs;
    this.#mayHurry = now >= this.#restUntil;
    this.#isNear = now < this.#nearUntil;
    if (failure !== null) return;
    this.#budgetMs = toBudgetMs(load);
    this.#noteCrowd(load);
  }

  #noteCrowd(load: VendorLoad): void {
    const { share, isOurs } = toCrowd(load, Math.min(this.#chosenMs, this.intervalMs));
    const factor = toCrowdedFactor(share);
    const eased = Math.max(1, this.#crowdedFactor / crowdedFactor.recovery);
    if (factor > 1) this.#isCrowdedByUs = isOurs;
    this.#crowdedFactor = Math.max(eased, factor);
  }

  #isHurried(): boolean {
    const isChosen = this.promisedMs === this.#chosenMs;
    return isChosen && this.#isNear && this.#mayHurry && this.#chosenMs > fastMs;
  }
}

/** The shortest interval at which the live figures stay within their share, in whole seconds. */
function toBudgetMs({ allowedPerMinute, requestsPerPoll }: VendorLoad): number {
  if (allowedPerMinute === null || allowedPerMinute <= 0) return 0;
  return Math.ceil((60 * requestsPerPoll) / (allowedPerMinute * budgetShare)) * 1000;
}

/**
 * What the live figures and others took by the vendor's counter. Our own slower lanes are left out: they wait by
 * themselves when it gets tight, and a report must not slow down the figures of the present.
 */
function toCrowd(load: VendorLoad, everyMs: number): { share: number; isOurs: boolean } {
  const { allowedPerMinute, requestsPerMinute, requestsPerPoll, usedShare } = load;
  if (usedShare === null || allowedPerMinute === null) return { share: 0, isOurs: false };
  const live = Math.min(requestsPerMinute, (requestsPerPoll * 60_000) / everyMs);
  const taken = usedShare * allowedPerMinute - (requestsPerMinute - live);
  return { share: taken / allowedPerMinute, isOurs: live * 2 > taken };
}

function toCrowdedFactor(share: number): number {
  if (share <= crowdedShare) return 1;
  const { least, most } = crowdedFactor;
  return Math.min(most, least + ((share - crowdedShare) / (1 - crowdedShare)) * (most - least));
}

/** Where no limit is known there is none that could be kept to. */
function fitsFast({ allowedPerMinute, requestsPerPoll, usedShare }: VendorLoad): boolean {
  if (usedShare !== null && usedShare >= fastShare) return false;
  const perMinute = requestsPerPoll * (60_000 / fastMs);
  return allowedPerMinute !== null && perMinute < allowedPerMinute * fastShare;
}
