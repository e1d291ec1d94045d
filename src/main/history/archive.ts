import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { fromPlace, lastPart, toPlace } from './hour.ts';

interface HourPlace {
  hour: number;
  part: number;
}

/** One connection's polls of an hour; its rows have the same hour and part. */
export interface KeptTrail extends HourPlace {
  connection: number;
  byMinute: boolean;
  data: Uint8Array;
}

type SeriesTable = 'series_hour' | 'series_minutes';

/** The statements of one of the two tables of rows. */
function prepareSeries(database: DatabaseSync, table: SeriesTable) {
  return {
    insert: database.prepare(`INSERT OR REPLACE INTO ${table} (place, data) VALUES (?, ?)`),
    select: database.prepare(`SELECT data FROM ${table} WHERE place = ?`),
    remove: database.prepare(`DELETE FROM ${table} WHERE place = ?`),
    removeBefore: database.prepare(
      `DELETE FROM ${table} WHERE place IN (SELECT place FROM ${table} WHERE place < ? ORDER BY place LIMIT ?)`,
    ),
  };
}

/** The tables of hours that have ended. */
export class Archive {
  readonly #database: DatabaseSync;
  readonly #insertTrail: StatementSync;
  readonly #selectTrails: StatementSync;
  readonly #byPoll: ReturnType<typeof prepareSeries>;
  readonly #byMinute: ReturnType<typeof prepareSeries>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#insertTrail = database.prepare(
      'INSERT OR REPLACE INTO trail (place, by_minute, data) VALUES (?, ?, ?)',
    );
    this.#selectTrails = database.prepare(
      'SELECT place, by_minute, data FROM trail WHERE place BETWEEN ? AND ? ORDER BY place',
    );
    this.#byPoll = prepareSeries(database, 'series_hour');
    this.#byMinute = prepareSeries(database, 'series_minutes');
  }

  writeTrail({ hour, connection, part, byMinute, data }: KeptTrail): void {
    this.#insertTrail.run(toPlace(hour, connection, part), byMinute ? 1 : 0, data);
  }

  writeSeries({ hour, part }: HourPlace, series: number, data: Uint8Array): void {
    this.#byPoll.insert.run(toPlace(hour, series, part), data);
  }

  /** Takes the place of the blob that had every poll. */
  writeMinutes({ hour, part }: HourPlace, series: number, data: Uint8Array): void {
    const place = toPlace(hour, series, part);
    this.#byMinute.insert.run(place, data);
    this.#byPoll.remove.run(place);
  }

  /** A connection's parts of one hour. */
  trails(hour: number, connection: number): KeptTrail[] {
    const from = toPlace(hour, connection, 0);
    return this.#selectTrails.all(from, from + lastPart).map(toTrail);
  }

  /** One row of a trail's hour and part. */
  series({ hour, part, byMinute }: HourPlace & { byMinute: boolean }, series: number): Uint8Array | null {
    const { select } = byMinute ? this.#byMinute : this.#byPoll;
    const data = select.get(toPlace(hour, series, part))?.data;
    return data instanceof Uint8Array ? data : null;
  }

  /** The hours of this span of which something is kept, in order. `to` is exclusive. */
  hours(from: number, to: number): number[] {
    const places = this.#database
      .prepare('SELECT place FROM trail WHERE place >= ? AND place < ? ORDER BY place')
      .all(toPlace(from, 0, 0), toPlace(to, 0, 0));
    return [...new Set(places.map(({ place }) => fromPlace(Number(place)).hour))];
  }

  /** The first hour before this one that still has every poll. */
  firstUnreduced(before: number): KeptTrail | null {
    const row = this.#database
      .prepare(
        'SELECT place, by_minute, data FROM trail WHERE place < ? AND by_minute = 0 ORDER BY place LIMIT 1',
      )
      .get(toPlace(before, 0, 0));
    return row === undefined ? null : toTrail(row);
  }

  firstHour(): number | null {
    const place = this.#database.prepare('SELECT min(place) AS place FROM trail').get()?.place;
    return typeof place === 'number' ? fromPlace(place).hour : null;
  }

  /** Removes at most `limit` blobs of hours before this one; says whether that was all. */
  removeBefore(hour: number, limit: number): boolean {
    const place = toPlace(hour, 0, 0);
    for (const { removeBefore } of [this.#byPoll, this.#byMinute])
      if (Number(removeBefore.run(place, limit).changes) >= limit) return false;
    // Last: as long as a trail is there, its hour is known to have something left.
    this.#database.prepare('DELETE FROM trail WHERE place < ?').run(place);
    return true;
  }
}

function toTrail(row: Record<string, unknown>): KeptTrail {
  const { hour, number, part } = fromPlace(Number(row.place));
  const data = row.data instanceof Uint8Array ? row.data : new Uint8Array();
  return { hour, connection: number, part, byMinute: row.by_minute === 1, data };
}
