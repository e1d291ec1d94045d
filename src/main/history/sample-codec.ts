import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { fieldCount, fields } from './reading-fields.ts';

/*
 * One row at one poll, written as what differs from the poll before. To make differences rare a sample is kept
 * relative to its poll: times that move with every poll stand still, and so does the moment since when the
 * longest waiting contact has waited.
 */

/** What most rows of a poll have in common. Epoch milliseconds; windows are NaN where there is none. */
export interface PollHead {
  at: number;
  observedAt: number;
  windowFrom: number;
  windowTo: number;
}

/** The extremes of a minute, beside its last sample; NaN: the same as that sample's own figure. */
export const extremes = { waiting: 20, longestWaitMs: 21, agentsAvailable: 22 } as const;
const sampleSize = fieldCount + 3;
/** A sample without a changed field is never written, so this says that the answer left the row out. */
const absentMark = 0;

export type Sample = Float64Array<ArrayBuffer>;

const nothing: Sample = createSample();

export function createSample(): Sample {
  return new Float64Array(sampleSize).fill(Number.NaN);
}

/** `values` holds a reading's fields at `offset`; `sample` is filled anew, but for the extremes. */
export function fillSample(sample: Sample, values: Float64Array, offset: number, head: PollHead): void {
  for (let field = 0; field < fieldCount; field += 1) sample[field] = values[offset + field] ?? Number.NaN;
  const observedAt = sample[fields.observedAt] ?? 0;
  sample[fields.longestWaitMs] = toSince(sample[fields.longestWaitMs] ?? Number.NaN, observedAt);
  shift(sample, fields.observedAt, -head.observedAt);
  shift(sample, fields.windowFrom, -(head.windowFrom || 0));
  shift(sample, fields.windowTo, -(head.windowTo || 0));
}

/** The reading's fields back, and the extremes behind them, into `values`. */
export function fillValues(values: Sample, sample: Sample, head: PollHead): Sample {
  values.set(sample);
  shift(values, fields.observedAt, head.observedAt);
  shift(values, fields.windowFrom, head.windowFrom || 0);
  shift(values, fields.windowTo, head.windowTo || 0);
  values[fields.longestWaitMs] = toWaitMs(sample, head);
  return values;
}

export function toWaitMs(sample: Sample, head: PollHead): number {
  const observedAt = head.observedAt + (sample[fields.observedAt] ?? 0);
  return fromSince(sample[fields.longestWaitMs] ?? Number.NaN, observedAt);
}

/** Which fields differ, as bits; 0: none. Null: the row is not in the answer. */
export function findChanges(before: Sample | null, sample: Sample): number {
  const base = before ?? nothing;
  let changes = 0;
  for (let field = 0; field < sampleSize; field += 1) {
    const old = base[field];
    const value = sample[field];
    // NaN is null here: two of them are the same.
    if (old !== value && !(Number.isNaN(old) && Number.isNaN(value))) changes |= 1 << field;
  }
  return changes;
}

/** `changes` as found, and not 0 unless the row is left out. */
export function writeSample(
  writer: ByteWriter,
  before: Sample | null,
  sample: Sample | null,
  changes: number,
): void {
  if (sample === null) {
    writer.writeVarint(absentMark);
    return;
  }
  const base = before ?? nothing;
  writer.writeVarint(changes);
  for (let field = 0; field < sampleSize; field += 1)
    if ((changes & (1 << field)) !== 0)
      writer.writeNumber(base[field] ?? Number.NaN, sample[field] ?? Number.NaN);
}

/** Takes over `before`, which is not to be used any more. */
export function readSample(reader: ByteReader, before: Sample | null): Sample | null {
  const changed = reader.readVarint();
  if (changed === absentMark) return null;
  const sample = before ?? createSample();
  for (let field = 0; field < sampleSize; field += 1)
    if ((changed & (1 << field)) !== 0) sample[field] = reader.readNumber(sample[field] ?? Number.NaN);
  return sample;
}

export function writeHead(writer: ByteWriter, before: PollHead | null, head: PollHead): void {
  writer.writeNumber(before?.at ?? 0, head.at);
  writer.writeNumber(before === null ? 0 : before.observedAt - before.at, head.observedAt - head.at);
  writer.writeNumber(before?.windowFrom ?? 0, head.windowFrom);
  writer.writeNumber(before?.windowTo ?? 0, head.windowTo);
}

export function readHead(reader: ByteReader, before: PollHead | null): PollHead {
  const at = reader.readNumber(before?.at ?? 0);
  const observedAt = at + reader.readNumber(before === null ? 0 : before.observedAt - before.at);
  const windowFrom = reader.readNumber(before?.windowFrom ?? 0);
  return { at, observedAt, windowFrom, windowTo: reader.readNumber(before?.windowTo ?? 0) };
}

function shift(values: Sample, field: number, by: number): void {
  values[field] = (values[field] ?? Number.NaN) + by;
}

/**
 * A wait grows with every poll while the moment it began stands still. 0 stays 0 (nobody waits, whenever that is);
 * a wait that is no whole number is kept as it is.
 * Exact for every wait shorter than some thousand years.
 */
function toSince(waitMs: number, observedAt: number): number {
  if (waitMs === 0 || !Number.isInteger(waitMs)) return waitMs;
  const since = observedAt - waitMs;
  return since >= 0 ? since + 1 : since;
}

function fromSince(since: number, observedAt: number): number {
  if (since === 0 || !Number.isInteger(since)) return since;
  return observedAt - (since > 0 ? since - 1 : since);
}
