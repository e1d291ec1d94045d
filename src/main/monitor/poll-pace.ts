import type { PaceReason } from '../../shared/board.ts';
import { minimumPollSeconds } from '../../shared/connection.ts';
import type { Failure } from '../../shared/failure.ts';
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
/** By how much the interval grows from 80 % of the vendor's own counter to all of it, and how it comes back. */
const crowdedShare = 0.8;
const crowdedFactor = { least: 1.5, most: 4, recovery: 1.5 };

type Load = Pick<VendorLoad, 'allowedPerMinute' | 'requestsPerPoll' | 'usedShare'>;

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
  #changedAt = 0;
  #mayHurry = false;
  #isNear = false;

  constructor(chosenMs: number) {
    this.#chosenMs = chosenMs;
    this.#refusedMs = chosenMs;
  }

  get intervalMs(): number {
    const stretchedMs = this.#stretchedMs();
    return stretchedMs === this.#chosenMs && this.#isHurried() ? fastMs : stretchedMs;
  }

  /** Why it is not the chosen one; null: it is. */
  get reason(): PaceReason | null {
    const stretchedMs = this.#stretchedMs();
    if (stretchedMs === this.#chosenMs) return this.#isHurried() ? 'near-level' : null;
    if (stretchedMs === this.#refusedMs) return 'refused';
    return stretchedMs === this.#budgetMs ? 'budget' : 'shared-counter';
  }

  /** A watched queue is near a level of a rule. */
  setNear(isNear: boolean): void {
    this.#isNear = isNear;
  }

  /** What a poll ended with (null: a good answer) and what polls cost, at a steady time in milliseconds. */
  note(failure: Failure | null, load: Load, now: number): void {
    if (failure?.code === 'rate-limited') {
      const slowMs = Math.max(this.#refusedMs, this.#stretchedMs());
      this.#refusedMs = Math.max(slowMs, Math.min(slowMs * 2, longestStretchedMs));
      this.#changedAt = now;
    } else if (failure === null && now - this.#changedAt >= calmForMs) {
      this.#refusedMs = Math.max(this.#chosenMs, this.#refusedMs / 2);
      this.#changedAt = now;
    }
    // A poll that failed took fewer requests than one that is well, and nobody in trouble is asked faster.
    this.#mayHurry = failure === null && mayHurry(load);
    if (failure !== null) return;
    this.#budgetMs = toBudgetMs(load);
    const eased = Math.max(1, this.#crowdedFactor / crowdedFactor.recovery);
    this.#crowdedFactor = Math.max(eased, toCrowdedFactor(load));
  }

  #isHurried(): boolean {
    return this.#isNear && this.#mayHurry && this.#chosenMs > fastMs;
  }

  #stretchedMs(): number {
    const crowdedMs = Math.min(this.#chosenMs * this.#crowdedFactor, longestStretchedMs);
    return Math.max(this.#chosenMs, this.#refusedMs, this.#budgetMs, Math.round(crowdedMs));
  }
}

/** The shortest interval at which the live figures stay within their share, in whole seconds. */
function toBudgetMs({ allowedPerMinute, requestsPerPoll }: Load): number {
  if (allowedPerMinute === null || allowedPerMinute <= 0) return 0;
  return Math.ceil((60 * requestsPerPoll) / (allowedPerMinute * budgetShare)) * 1000;
}

function toCrowdedFactor({ usedShare }: Load): number {
  if (usedShare === null || usedShare <= crowdedShare) return 1;
  const { least, most } = crowdedFactor;
  return Math.min(most, least + ((usedShare - crowdedShare) / (1 - crowdedShare)) * (most - least));
}

/** Where no limit is known there is none that could be kept to. */
function mayHurry({ allowedPerMinute, requestsPerPoll, usedShare }: Load): boolean {
  if (usedShare !== null && usedShare >= fastShare) return false;
  const perMinute = requestsPerPoll * (60_000 / fastMs);
  return allowedPerMinute !== null && perMinute < allowedPerMinute * fastShare;
}
