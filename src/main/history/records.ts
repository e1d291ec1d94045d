import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeliveryRecord, EpisodeRecord } from '../../shared/episode.ts';
import { parseRowKey } from '../../shared/row-key.ts';
import type { DeliveryQuestion, EpisodeQuestion } from './messages.ts';

const sameRow = ['connectionId', 'queueId', 'mediaType']
  .map((name) => `json_extract(data, '$.${name}') = ?`)
  .join(' AND ');

/** Episodes, deliveries and the alert memory. Records are kept whole as text; a column is what is asked by. */
export class Records {
  readonly #database: DatabaseSync;
  readonly #putEpisode: StatementSync;
  readonly #putDelivery: StatementSync;
  readonly #putMemory: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#putEpisode = database.prepare(
      'INSERT OR REPLACE INTO episode (episode_id, started_at, ended_at, data) VALUES (?, ?, ?, ?)',
    );
    this.#putDelivery = database.prepare('INSERT INTO delivery (at, data) VALUES (?, ?)');
    this.#putMemory = database.prepare('INSERT OR REPLACE INTO memory (number, data) VALUES (1, ?)');
  }

  keepEpisode(record: EpisodeRecord): void {
    this.#putEpisode.run(record.episodeId, record.startedAt, record.endedAt, JSON.stringify(record));
  }

  appendDelivery(record: DeliveryRecord): void {
    this.#putDelivery.run(record.at, JSON.stringify(record));
  }

  keepMemory(text: string): void {
    this.#putMemory.run(text);
  }

  readMemory(): string | null {
    const data = this.#database.prepare('SELECT data FROM memory WHERE number = 1').get()?.data;
    return typeof data === 'string' ? data : null;
  }

  /** As text: whoever asked parses it. An episode that is open is in every span, and the last that the limit cuts off. */
  readEpisodes({ from, to, limit, rowKey }: EpisodeQuestion): string[] {
    const row = rowKey === undefined ? null : parseRowKey(rowKey);
    if (rowKey !== undefined && row === null) return [];
    const ofRow = row === null ? '' : `AND ${sameRow}`;
    return this.#database
      .prepare(
        `SELECT data FROM (
           SELECT started_at, episode_id, data FROM episode
           WHERE (ended_at IS NULL OR (started_at < ? AND ended_at >= ?)) ${ofRow}
           ORDER BY ended_at IS NULL DESC, started_at DESC, episode_id DESC LIMIT ?
         ) ORDER BY started_at DESC, episode_id DESC`,
      )
      .all(to, from, ...(row === null ? [] : [row.connectionId, row.queueId, row.mediaType]), limit)
      .map(({ data }) => String(data));
  }

  readDeliveries({ from, to, limit }: DeliveryQuestion): string[] {
    return this.#database
      .prepare('SELECT data FROM delivery WHERE at >= ? AND at < ? ORDER BY at DESC, number DESC LIMIT ?')
      .all(from, to, limit)
      .map(({ data }) => String(data));
  }

  /** What ended or was delivered before this moment. */
  removeBefore(at: number): void {
    this.#database.prepare('DELETE FROM episode WHERE ended_at < ?').run(at);
    this.#database.prepare('DELETE FROM delivery WHERE at < ?').run(at);
  }
}
