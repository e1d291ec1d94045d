import type { BoardRow, RowQuality } from '../../shared/board.ts';
import { notableSkewMs } from '../../shared/clock-skew.ts';
import { createEmptyReading, type QueueSummary, type Reading } from '../../shared/queue.ts';
import { toRowKey } from '../../shared/row-key.ts';
import type { ReadAnswer } from '../vendors/vendor.ts';
import { DateProgress } from './date-progress.ts';
import { hasSameFigures } from './reading-comparison.ts';

/**
 * How long a row that good answers leave out stays on the board, marked as gone or old. Then the queue is taken
 * for deleted: it would otherwise be a trouble that nobody can end, in the icon for as long as the program runs.
 */
const forgottenAfterMs = 900_000;
/** Smaller differences between the rows of one answer are the time that the asking took. */
const negligibleLagMs = 1_000;

export interface BoardChange {
  changedKeys: string[];
  removedKeys: string[];
}

interface Entry {
  row: BoardRow;
  /** The answer that last held it, and the steady time that its figures are from. */
  answerNumber: number;
  freshAt: number;
  /** Steady time of the first answer that left it out; null: the newest one held it. */
  absentSince: number | null;
}

interface QueueEntry {
  entries: Entry[];
  /** The answer that last held one of its media, and the queue list that its targets are from. */
  answerNumber: number;
  isQuiet: boolean;
}

/** The rows of one connection. A row object lives as long as its key and is changed in place. */
export class ConnectionBoard {
  readonly rows = new Map<string, BoardRow>();
  readonly #queues = new Map<string, QueueEntry>();
  #summaries = new Map<string, QueueSummary>();
  #summariesFrom: readonly QueueSummary[] | null = null;
  #answerNumber = 0;
  /** How many rows the newest answer held. */
  #heldCount = 0;
  #api: string | null = null;
  readonly #dateProgress = new DateProgress();
  /** The newest vendor time of an answer, the steady time at which it was first seen, and the one that it is from. */
  #newestObservedAt = Number.NaN;
  #newestSeenAt = 0;
  #newestFreshAt = 0;

  /** `receivedAt` in epoch milliseconds, `now` in steady ones. */
  apply(answer: ReadAnswer, receivedAt: number, now: number): BoardChange {
    const change: BoardChange = { changedKeys: [], removedKeys: [] };
    const isOtherApi = this.#api !== null && this.#api !== answer.api;
    this.#api = answer.api;
    this.#answerNumber += 1;
    this.#heldCount = 0;
    const hasNewList = answer.queues !== this.#summariesFrom;
    if (hasNewList) {
      this.#summariesFrom = answer.queues;
      this.#summaries = new Map(answer.queues.map((queue) => [queue.queueId, queue]));
    }
    const quiet = answer.quietQueueIds.length === 0 ? null : new Set(answer.quietQueueIds);
    this.#noteNewest(answer, quiet, receivedAt, now);
    for (const reading of answer.readings) this.#applyReading(reading, quiet, now, hasNewList, change);
    this.#applyAbsence(quiet, now, isOtherApi, change);
    return change;
  }

  /**
   * A vendor that repeats an old answer must go stale, and its clock may differ from ours: so what counts is
   * how long its newest time has stood still, and how far each row lies behind that.
   */
  #noteNewest(
    { readings, clockSkewMs }: ReadAnswer,
    quiet: Set<string> | null,
    receivedAt: number,
    now: number,
  ): void {
    let newest = Number.NEGATIVE_INFINITY;
    for (const { observedAt, queueId } of readings)
      if (observedAt > newest && !quiet?.has(queueId)) newest = observedAt;
    const isDateGoingOn = clockSkewMs !== null && this.#dateProgress.note(receivedAt + clockSkewMs, now);
    if (newest === Number.NEGATIVE_INFINITY) return;
    if (newest !== this.#newestObservedAt) {
      this.#newestObservedAt = newest;
      this.#newestSeenAt = now;
    }
    // A time of the vendor's own, beside the vendor's clock; one of ours, or beside a `Date` that may be as old as the
    // figures, beside ours. Less may be a clock that is wrong.
    const age = receivedAt - newest + (isDateGoingOn ? Math.min(0, clockSkewMs) : 0);
    this.#newestFreshAt = age > notableSkewMs ? Math.min(this.#newestSeenAt, now - age) : this.#newestSeenAt;
  }

  #applyReading(
    reading: Reading,
    quiet: Set<string> | null,
    now: number,
    hasNewList: boolean,
    change: BoardChange,
  ): void {
    let queue = this.#queues.get(reading.queueId);
    if (queue === undefined) {
      queue = { entries: [], answerNumber: 0, isQuiet: false };
      this.#queues.set(reading.queueId, queue);
    }
    if (queue.answerNumber !== this.#answerNumber) {
      queue.answerNumber = this.#answerNumber;
      queue.isQuiet = quiet?.has(reading.queueId) ?? false;
    }
    const quality: RowQuality = queue.isQuiet ? 'quiet' : 'current';
    const behindMs = queue.isQuiet ? 0 : this.#newestObservedAt - reading.observedAt;
    const freshAt = queue.isQuiet ? now : this.#newestFreshAt - (behindMs < negligibleLagMs ? 0 : behindMs);
    const entry = findEntry(queue, reading);
    if (entry === undefined) {
      const row = this.#createRow(reading, quality, now - freshAt);
      queue.entries.push({ row, answerNumber: this.#answerNumber, freshAt, absentSince: null });
      this.#heldCount += 1;
      this.rows.set(row.key, row);
      change.changedKeys.push(row.key);
      return;
    }
    const { row } = entry;
    if (entry.answerNumber !== this.#answerNumber) this.#heldCount += 1;
    entry.answerNumber = this.#answerNumber;
    entry.freshAt = freshAt;
    entry.absentSince = null;
    let isChanged = !hasSameFigures(row.reading, reading);
    row.reading = reading;
    if (hasNewList && this.#renewTargets(row)) isChanged = true;
    if (setState(row, quality, now - freshAt)) isChanged = true;
    if (isChanged) change.changedKeys.push(row.key);
  }

  /** Queues and media that this answer left out. */
  #applyAbsence(quiet: Set<string> | null, now: number, isOtherApi: boolean, change: BoardChange): void {
    if (this.#heldCount === this.rows.size) return;
    for (const [queueId, queue] of this.#queues) {
      const isQueueAbsent = queue.answerNumber !== this.#answerNumber;
      const isQuiet = quiet?.has(queueId) ?? false;
      for (const entry of queue.entries) {
        if (entry.answerNumber === this.#answerNumber) continue;
        const { row } = entry;
        entry.absentSince = isQuiet ? null : (entry.absentSince ?? now);
        // Another API cuts queues into media differently: a row it does not know will never come back.
        if (isOtherApi || (entry.absentSince !== null && now - entry.absentSince >= forgottenAfterMs)) {
          this.rows.delete(row.key);
          change.removedKeys.push(row.key);
          continue;
        }
        let isChanged = false;
        if (isQuiet) {
          const empty = createEmptyReading(row.reading);
          isChanged = !hasSameFigures(row.reading, empty);
          row.reading = empty;
        }
        const quality: RowQuality = isQuiet ? 'quiet' : isQueueAbsent ? 'gone' : 'current';
        const lagMs = quality === 'current' ? now - entry.freshAt : row.lagMs;
        if (setState(row, quality, lagMs)) isChanged = true;
        if (isChanged) change.changedKeys.push(row.key);
      }
      if (queue.entries.every(({ row }) => this.rows.has(row.key))) continue;
      queue.entries = queue.entries.filter(({ row }) => this.rows.has(row.key));
      if (queue.entries.length === 0) this.#queues.delete(queueId);
    }
  }

  #createRow(reading: Reading, quality: RowQuality, lagMs: number): BoardRow {
    const target = this.#targetOf(reading);
    return {
      key: toRowKey(reading),
      reading,
      quality,
      lagMs,
      watched: true,
      targetMs: target?.targetMs ?? null,
      goalPercent: target?.goalPercent ?? null,
    };
  }

  #targetOf(reading: Reading) {
    return this.#summaries.get(reading.queueId)?.targets[reading.mediaType];
  }

  #renewTargets(row: BoardRow): boolean {
    const target = this.#targetOf(row.reading);
    const targetMs = target?.targetMs ?? null;
    const goalPercent = target?.goalPercent ?? null;
    if (row.targetMs === targetMs && row.goalPercent === goalPercent) return false;
    row.targetMs = targetMs;
    row.goalPercent = goalPercent;
    return true;
  }
}

/** A queue has a handful of media at most: a list beats a map of maps. */
function findEntry(queue: QueueEntry, reading: Reading): Entry | undefined {
  for (const entry of queue.entries) if (entry.row.reading.mediaType === reading.mediaType) return entry;
  return undefined;
}

/** Says whether it changed anything; a negligible move of the lag is not kept either, so copies stay true. */
function setState(row: BoardRow, quality: RowQuality, lagMs: number): boolean {
  const hasMoved = Math.abs(row.lagMs - lagMs) >= negligibleLagMs;
  if (row.quality === quality && !hasMoved) return false;
  row.quality = quality;
  row.lagMs = lagMs;
  return true;
}
