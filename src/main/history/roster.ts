import type { DatabaseSync } from 'node:sqlite';
import { mediaTypes } from '../../shared/media-type.ts';
import type { MediaType } from '../../shared/queue.ts';
import type { RowIdentity } from './reading-fields.ts';

interface Series {
  number: number;
  connection: number;
  queueId: string;
  mediaType: MediaType;
  /** The newest name: the past is shown under the name that the queue has now. */
  queueName: string;
}

/** The numbers that the file knows connections and rows by. */
export class Roster {
  readonly #database: DatabaseSync;
  readonly #connections = new Map<string, number>();
  readonly #series = new Map<string, Series>();
  /** How to take back what the transaction under way has added. */
  #undo: (() => void)[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
    for (const row of database.prepare('SELECT number, connection_id FROM connection').all())
      this.#connections.set(String(row.connection_id), Number(row.number));
    for (const row of database.prepare('SELECT * FROM series').all()) {
      const series: Series = {
        number: Number(row.number),
        connection: Number(row.connection),
        queueId: String(row.queue_id),
        mediaType: toMediaType(row.media_type),
        queueName: String(row.queue_name),
      };
      this.#series.set(toKey(series.connection, series.queueId, series.mediaType), series);
    }
  }

  connectionIds(): [string, number][] {
    return [...this.#connections];
  }

  findConnection(connectionId: string): number | null {
    return this.#connections.get(connectionId) ?? null;
  }

  seriesOf(connection: number): Series[] {
    return [...this.#series.values()].filter((series) => series.connection === connection);
  }

  findSeries(connection: number, queueId: string, mediaType: MediaType): Series | null {
    return this.#series.get(toKey(connection, queueId, mediaType)) ?? null;
  }

  addConnection(connectionId: string): number {
    const known = this.#connections.get(connectionId);
    if (known !== undefined) return known;
    const number = Number(
      this.#database.prepare('INSERT INTO connection (connection_id) VALUES (?)').run(connectionId)
        .lastInsertRowid,
    );
    this.#connections.set(connectionId, number);
    this.#undo.push(() => this.#connections.delete(connectionId));
    return number;
  }

  addSeries(connection: number, { queueId, mediaType, queueName }: RowIdentity): number {
    const key = toKey(connection, queueId, mediaType);
    const known = this.#series.get(key);
    if (known !== undefined) {
      if (known.queueName !== queueName) this.#rename(known, queueName);
      return known.number;
    }
    const number = Number(
      this.#database
        .prepare('INSERT INTO series (connection, queue_id, media_type, queue_name) VALUES (?, ?, ?, ?)')
        .run(connection, queueId, mediaType, queueName).lastInsertRowid,
    );
    this.#series.set(key, { number, connection, queueId, mediaType, queueName });
    this.#undo.push(() => this.#series.delete(key));
    return number;
  }

  committed(): void {
    this.#undo = [];
  }

  rolledBack(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
  }

  #rename(series: Series, queueName: string): void {
    const before = series.queueName;
    this.#database.prepare('UPDATE series SET queue_name = ? WHERE number = ?').run(queueName, series.number);
    series.queueName = queueName;
    this.#undo.push(() => {
      series.queueName = before;
    });
  }
}

/** Half a character becomes another one in the file, and is looked for as that. */
function toKey(connection: number, queueId: string, mediaType: MediaType): string {
  return `${connection}/${mediaType}/${queueId.toWellFormed()}`;
}

function toMediaType(kept: unknown): MediaType {
  const mediaType = mediaTypes.find((one) => one === kept);
  if (mediaType === undefined) throw new Error(`the history has a medium that nobody knows: ${String(kept)}`);
  return mediaType;
}
