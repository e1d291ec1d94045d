import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Archive } from './archive.ts';
import { lastPart, toHour } from './hour.ts';
import { LiveHour } from './live-hour.ts';
import type { PollMessage } from './messages.ts';
import { fieldCount, fields, type RowIdentity } from './reading-fields.ts';
import type { Roster } from './roster.ts';
import type { PollHead } from './sample-codec.ts';
import { inTransaction } from './transaction.ts';

/** What a row is called, by the sender's number of it. */
type RowNames = ReadonlyMap<number, RowIdentity>;

/** A stretch of one connection's hour: of the archive, or the one that still goes on. */
export interface HourPart {
  trail: Uint8Array;
  series(number: number): Uint8Array | null;
}

/**
 * Writes polls: into the journal at once, into the archive when their hour has ended. What fails leaves the file
 * and the hours in memory as they were, so that a poll that could not be written is a gap and nothing else.
 */
export class Recorder {
  readonly #database: DatabaseSync;
  readonly #roster: Roster;
  readonly #archive: Archive;
  readonly #live = new Map<number, LiveHour>();
  /** By the sender's number of a row. */
  readonly #numbers = new Map<number, number>();
  readonly #insert: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync, roster: Roster, archive: Archive) {
    this.#database = database;
    this.#roster = roster;
    this.#archive = archive;
    this.#insert = database.prepare('INSERT INTO journal (connection, hour, part, data) VALUES (?, ?, ?, ?)');
    this.#remove = database.prepare('DELETE FROM journal WHERE connection = ?');
    for (const row of database.prepare('SELECT * FROM journal ORDER BY number').iterate()) {
      const connection = Number(row.connection);
      const live = this.#live.get(connection) ?? new LiveHour(Number(row.hour), Number(row.part));
      if (row.data instanceof Uint8Array) live.replay(row.data);
      this.#live.set(connection, live);
    }
  }

  keep(poll: PollMessage, names: RowNames): void {
    try {
      const taken = inTransaction(this.#database, () => this.#write(poll, names));
      this.#roster.committed();
      taken();
    } catch (error) {
      this.#roster.rolledBack();
      this.#numbers.clear();
      throw error;
    }
  }

  /** Puts hours that have ended into the archive; of a connection that is not asked any more too. */
  endHours(currentHour: number): void {
    const ended = [...this.#live].filter(([, { hour }]) => hour < currentHour);
    for (const [connection, live] of ended) {
      inTransaction(this.#database, () => this.#end(connection, live));
      this.#live.delete(connection);
    }
  }

  /** A connection's parts of an hour, in the order in which they were written. */
  parts(hour: number, connection: number): HourPart[] {
    const kept: HourPart[] = this.#archive.trails(hour, connection).map((trail) => ({
      trail: trail.data,
      series: (number) => this.#archive.series(trail, number),
    }));
    const live = this.#live.get(connection);
    if (live?.hour !== hour) return kept;
    return [...kept, { trail: live.trail(), series: (number) => live.seriesBytes(number) }];
  }

  liveHours(): number[] {
    return [...this.#live.values()].map(({ hour }) => hour);
  }

  /** Answers what is to be done in memory once it is committed. */
  #write(poll: PollMessage, names: RowNames): () => void {
    const connection = this.#roster.addConnection(poll.connectionId);
    const before = this.#live.get(connection);
    const hour = toHour(poll.at);
    let live = before;
    if (before === undefined || before.hour !== hour || poll.at < (before.lastAt ?? 0)) {
      if (before !== undefined) this.#end(connection, before);
      const part = (this.#archive.trails(hour, connection).at(-1)?.part ?? -1) + 1;
      if (part > lastPart) throw new Error('the clock was set back too often');
      live = new LiveHour(hour, part);
    }
    const next = live ?? new LiveHour(hour, 0);
    const head = toHead(poll);
    const prepared = next.prepare(head, this.#toSeries(connection, poll, names), poll.figures);
    this.#insert.run(connection, hour, next.part, prepared.bytes);
    return () => {
      next.apply(prepared);
      this.#live.set(connection, next);
    };
  }

  #end(connection: number, live: LiveHour): void {
    const { hour, part } = live;
    this.#archive.writeTrail({ hour, connection, part, byMinute: false, data: live.trail() });
    for (const [series, data] of live.series()) this.#archive.writeSeries({ hour, part }, series, data);
    this.#remove.run(connection);
  }

  /** The file's numbers of the poll's rows. Found once for each: making a key of every row costs more than its sample. */
  #toSeries(connection: number, poll: PollMessage, names: RowNames): Int32Array {
    for (const { row } of poll.named) this.#numbers.delete(row);
    return poll.rows.map((row) => {
      const known = this.#numbers.get(row);
      if (known !== undefined) return known;
      const identity = names.get(row);
      if (identity === undefined) throw new Error('a row without a name');
      const number = this.#roster.addSeries(connection, identity);
      this.#numbers.set(row, number);
      return number;
    });
  }
}

function toHead({ at, rows, figures }: PollMessage): PollHead {
  if (rows.length === 0) return { at, observedAt: at, windowFrom: Number.NaN, windowTo: Number.NaN };
  return {
    at,
    observedAt: findCommon(figures, fields.observedAt),
    windowFrom: findCommon(figures, fields.windowFrom),
    windowTo: findCommon(figures, fields.windowTo),
  };
}

/** The value of more than half of the rows; where none is, one of them does as well. */
function findCommon(figures: Float64Array, field: number): number {
  let common = Number.NaN;
  let votes = 0;
  for (let index = field; index < figures.length; index += fieldCount) {
    const value = figures[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (votes === 0) common = value;
    votes += value === common ? 1 : -1;
  }
  return common;
}
