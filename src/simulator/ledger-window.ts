import type { LedgerWindowRow } from './ledger.ts';
import { TimedValues } from './timed-values.ts';

type WindowCounts = Omit<LedgerWindowRow, 'queueId' | 'queueName' | 'mediaType' | 'skillId' | 'targetMs'>;

/** What the ledger remembers of one queue and media type, so that windows can be counted later. */
export class LanePast {
  readonly #offers = new TimedValues();
  readonly #answerWaits = new TimedValues();
  readonly #abandonWaits = new TimedValues();
  readonly #handleTimes = new TimedValues();
  readonly #wrapUps = new TimedValues();

  offered(at: number): void {
    this.#offers.add(at, 1);
  }

  answered(at: number, waitMs: number): void {
    this.#answerWaits.add(at, waitMs);
  }

  abandoned(at: number, waitMs: number): void {
    this.#abandonWaits.add(at, waitMs);
  }

  handled(at: number, handleMs: number, wrapUpMs: number): void {
    this.#handleTimes.add(at, handleMs);
    this.#wrapUps.add(at, wrapUpMs);
  }

  count(from: number, to: number, targetMs: number): WindowCounts {
    const answerWaitsMs = this.#answerWaits.between(from, to);
    const abandonWaitsMs = this.#abandonWaits.between(from, to);
    const handleTimesMs = this.#handleTimes.between(from, to);
    const isLate = (waitMs: number) => waitMs > targetMs;
    const late = answerWaitsMs.filter(isLate).length;
    return {
      offered: sum(this.#offers.between(from, to)),
      answered: answerWaitsMs.length,
      abandoned: abandonWaitsMs.length,
      withinTarget: answerWaitsMs.length - late,
      overTarget: late + abandonWaitsMs.filter(isLate).length,
      handled: handleTimesMs.length,
      handleSumMs: sum(handleTimesMs),
      wrapUpSumMs: sum(this.#wrapUps.between(from, to)),
      answerWaitsMs,
      abandonWaitsMs,
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
