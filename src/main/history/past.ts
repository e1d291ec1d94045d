import type { Reading } from '../../shared/queue.ts';
import { tryReading } from './byte-reader.ts';
import { readTrail, SeriesCursor } from './kept-hour.ts';
import type { PastHour } from './messages.ts';
import { type RowIdentity, toReading } from './reading-fields.ts';
import { createSample, fillValues, type PollHead } from './sample-codec.ts';

/** One poll that answered, with every row it held; those that had not changed too. */
export interface PastPoll {
  /** Epoch milliseconds. */
  at: number;
  connectionId: string;
  readings: Reading[];
}

interface Source {
  connectionId: string;
  heads: PollHead[];
  rows: { identity: RowIdentity; cursor: SeriesCursor }[];
  index: number;
}

/** The polls of one hour, of all these connections in the order of time. `to` is exclusive. */
export function* toPastPolls(
  hours: readonly PastHour[],
  from: number,
  to: number,
  warn: (what: string) => void,
): Generator<PastPoll> {
  const sources: Source[] = [];
  for (const hour of hours) tryReading(() => sources.push(toSource(hour)), warn);
  for (;;) {
    const next = findNext(sources);
    if (next === null) return;
    const { source, head } = next;
    let readings: Reading[] | null = null;
    tryReading(() => {
      readings = toReadings(source, head);
    }, warn);
    // What follows in this connection's hour would be made of what could not be read.
    if (readings === null) source.index = source.heads.length;
    else if (head.at >= from && head.at < to)
      yield { at: head.at, connectionId: source.connectionId, readings };
    source.index += 1;
  }
}

function toSource({ connectionId, trail, rows }: PastHour): Source {
  return {
    connectionId,
    heads: readTrail(trail),
    rows: rows.map(({ identity, data }) => ({ identity, cursor: new SeriesCursor(data) })),
    index: 0,
  };
}

function findNext(sources: readonly Source[]): { source: Source; head: PollHead } | null {
  let next: { source: Source; head: PollHead } | null = null;
  for (const source of sources) {
    const head = source.heads[source.index];
    if (head !== undefined && (next === null || head.at < next.head.at)) next = { source, head };
  }
  return next;
}

function toReadings({ rows, index }: Source, head: PollHead): Reading[] {
  const readings: Reading[] = [];
  const values = createSample();
  for (const { identity, cursor } of rows) {
    const sample = cursor.moveTo(index);
    if (sample !== null) readings.push(toReading(identity, fillValues(values, sample, head)));
  }
  return readings;
}
