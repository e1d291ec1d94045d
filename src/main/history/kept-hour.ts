import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { fields } from './reading-fields.ts';
import {
  extremes,
  findChanges,
  type PollHead,
  readHead,
  readSample,
  type Sample,
  toWaitMs,
  writeHead,
  writeSample,
} from './sample-codec.ts';

/*
 * Reading the blobs of an hour, and making the shorter ones that are kept after a day. Pure: bytes in, bytes out.
 */

const minuteMs = 60_000;

export function readTrail(trail: Uint8Array): PollHead[] {
  const reader = new ByteReader(trail);
  const heads: PollHead[] = [];
  while (!reader.isAtEnd) heads.push(readHead(reader, heads.at(-1) ?? null));
  return heads;
}

/** Walks through one row's hour, poll after poll. */
export class SeriesCursor {
  readonly #reader: ByteReader;
  #sample: Sample | null = null;
  #nextIndex: number | null;

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
    this.#nextIndex = this.#reader.isAtEnd ? null : this.#reader.readVarint();
  }

  /** The row at this poll or a later one than asked before; null: the answer left it out. Valid until the next call. */
  moveTo(pollIndex: number): Sample | null {
    while (this.#nextIndex !== null && this.#nextIndex <= pollIndex) {
      this.#sample = readSample(this.#reader, this.#sample);
      this.#nextIndex = this.#reader.isAtEnd ? null : this.#nextIndex + this.#reader.readVarint();
    }
    return this.#sample;
  }
}

/** The index of the last poll of each minute: what is left of the trail after a day. */
export function toMinutes(heads: readonly PollHead[]): number[] {
  return heads.flatMap(({ at }, index) => {
    const next = heads[index + 1];
    return next !== undefined && Math.floor(next.at / minuteMs) === Math.floor(at / minuteMs) ? [] : [index];
  });
}

export function toMinuteTrail(heads: readonly PollHead[], minutes: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  let before: PollHead | null = null;
  for (const index of minutes) {
    const head = heads[index];
    if (head === undefined) throw new Error('a minute without a poll');
    writeHead(writer, before, head);
    before = head;
  }
  return writer.view();
}

/**
 * One row's hour by minutes: the last sample of each, so that what is left was really observed, with the worst of
 * waiting, longest wait and idle agents beside it, so that a chart still shows the peak.
 */
export function toMinuteSeries(
  bytes: Uint8Array,
  heads: readonly PollHead[],
  minutes: readonly number[],
): Uint8Array {
  const cursor = new SeriesCursor(bytes);
  const writer = new ByteWriter();
  let before: Sample | null = null;
  let writtenIndex = 0;
  let poll = 0;
  minutes.forEach((last, index) => {
    const worst = new Worst();
    let sample: Sample | null = null;
    for (; poll <= last; poll += 1) {
      const head = heads[poll];
      sample = cursor.moveTo(poll);
      if (sample !== null && head !== undefined) worst.take(sample, toWaitMs(sample, head));
    }
    const next: Sample | null = sample?.slice() ?? null;
    const head = heads[last];
    if (next !== null && head !== undefined) worst.leave(next, toWaitMs(next, head));
    const changes = next === null ? 0 : findChanges(before, next);
    if (changes === 0 && (next !== null || before === null)) return;
    writer.writeVarint(index - writtenIndex);
    writeSample(writer, before, next, changes);
    writtenIndex = index;
    before = next;
  });
  return writer.view();
}

/** The worst figures of a minute. A wait is not in a sample as it is, so it comes beside it. */
class Worst {
  #waiting = Number.NaN;
  #waitMs = Number.NaN;
  #available = Number.NaN;

  take(sample: Sample, waitMs: number): void {
    this.#waiting = toLarger(this.#waiting, sample[fields.waiting]);
    this.#waitMs = toLarger(this.#waitMs, waitMs);
    this.#available = -toLarger(-this.#available, -(sample[fields.agentsAvailable] ?? Number.NaN));
  }

  /** Writes what is worse than the last sample beside it. */
  leave(sample: Sample, waitMs: number): void {
    sample[extremes.waiting] = toUnlike(this.#waiting, sample[fields.waiting]);
    sample[extremes.longestWaitMs] = toUnlike(this.#waitMs, waitMs);
    sample[extremes.agentsAvailable] = toUnlike(this.#available, sample[fields.agentsAvailable]);
  }
}

function toUnlike(worst: number, last: number | undefined): number {
  return worst === last ? Number.NaN : worst;
}

function toLarger(a: number, b: number | undefined): number {
  if (b === undefined || Number.isNaN(b)) return a;
  return Number.isNaN(a) || b > a ? b : a;
}
