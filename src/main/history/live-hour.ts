import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { fieldCount } from './reading-fields.ts';
import {
  createSample,
  fillSample,
  findChanges,
  type PollHead,
  readHead,
  readSample,
  type Sample,
  writeHead,
  writeSample,
} from './sample-codec.ts';

/** One row of the hour: its bytes so far, and what they say of it now. */
interface SeriesHour {
  writer: ByteWriter;
  sample: Sample | null;
  pollIndex: number;
}

/** A poll that is encoded and not taken over yet: first the journal must have it. */
interface PreparedPoll {
  /** For the journal. */
  bytes: Uint8Array;
  head: PollHead;
  changes: { series: number; from: number; to: number; sample: Sample | null }[];
}

/**
 * The hour of one connection that is still going on, as the blobs that it will become. Each poll is also a row of
 * the journal, from which a new start reads the hour again.
 */
export class LiveHour {
  readonly hour: number;
  readonly part: number;
  readonly #trail = new ByteWriter();
  readonly #series = new Map<number, SeriesHour>();
  #head: PollHead | null = null;
  #polls = 0;

  constructor(hour: number, part: number) {
    this.hour = hour;
    this.part = part;
  }

  get lastAt(): number | null {
    return this.#head?.at ?? null;
  }

  trail(): Uint8Array {
    return this.#trail.view();
  }

  series(): [number, Uint8Array][] {
    return [...this.#series].map(([number, { writer }]) => [number, writer.view()]);
  }

  seriesBytes(number: number): Uint8Array | null {
    return this.#series.get(number)?.writer.view() ?? null;
  }

  /**
   * What differs from the poll before. `figures` are the fields of the rows `series`, one behind the other; rows
   * that are not among them are written as left out.
   */
  prepare(head: PollHead, series: Int32Array, figures: Float64Array): PreparedPoll {
    const writer = new ByteWriter();
    writeHead(writer, this.#head, head);
    const changes: PreparedPoll['changes'] = [];
    const sample = createSample();
    const told = new Set<number>();
    let before = 0;
    for (let index = 0; index < series.length; index += 1) {
      const number = series[index] ?? 0;
      told.add(number);
      const known = this.#series.get(number)?.sample ?? null;
      fillSample(sample, figures, index * fieldCount, head);
      const found = findChanges(known, sample);
      if (found === 0) continue;
      writer.writeSigned(number - before);
      before = number;
      const from = writer.length;
      writeSample(writer, known, sample, found);
      changes.push({ series: number, from, to: writer.length, sample: sample.slice() });
    }
    for (const [number, { sample: known }] of this.#series) {
      if (known === null || told.has(number)) continue;
      writer.writeSigned(number - before);
      before = number;
      const from = writer.length;
      writeSample(writer, known, null, 0);
      changes.push({ series: number, from, to: writer.length, sample: null });
    }
    return { bytes: writer.view(), head, changes };
  }

  apply({ bytes, head, changes }: PreparedPoll): void {
    this.#begin(head);
    for (const { series, from, to, sample } of changes) this.#take(series, bytes.subarray(from, to), sample);
  }

  /** Takes over one row of the journal. */
  replay(bytes: Uint8Array): void {
    const reader = new ByteReader(bytes);
    this.#begin(readHead(reader, this.#head));
    let number = 0;
    while (!reader.isAtEnd) {
      number += reader.readSigned();
      const from = reader.position;
      const sample = readSample(reader, this.#series.get(number)?.sample ?? null);
      this.#take(number, bytes.subarray(from, reader.position), sample);
    }
  }

  #begin(head: PollHead): void {
    writeHead(this.#trail, this.#head, head);
    this.#head = head;
    this.#polls += 1;
  }

  #take(number: number, bytes: Uint8Array, sample: Sample | null): void {
    const pollIndex = this.#polls - 1;
    let series = this.#series.get(number);
    if (series === undefined) {
      series = { writer: new ByteWriter(), sample: null, pollIndex: 0 };
      this.#series.set(number, series);
    }
    series.writer.writeVarint(pollIndex - series.pollIndex);
    series.writer.append(bytes);
    series.sample = sample;
    series.pollIndex = pollIndex;
  }
}
