import type { Reading } from '../../shared/queue.ts';
import type { PollMessage } from './messages.ts';
import { fieldCount, writeFields } from './reading-fields.ts';

/** Its arrays' memory can be handed over. */
interface PackedPoll extends PollMessage {
  rows: Int32Array<ArrayBuffer>;
  figures: Float64Array<ArrayBuffer>;
}

interface KnownRow {
  number: number;
  /** Null: not told yet. */
  queueName: string | null;
}

/**
 * Readings as two arrays of numbers that change hands without being copied: cloning 5,000 readings as objects
 * would hold up the poll they came with. Names cross once.
 */
export class RowPacker {
  /** By connection and media type, then queue: a key per reading would have to be made anew at every poll. */
  readonly #media = new Map<string, Map<string, KnownRow>>();
  #count = 0;

  pack(connectionId: string, at: number, readings: readonly Reading[]): PackedPoll {
    const rows = new Int32Array(readings.length);
    const figures = new Float64Array(readings.length * fieldCount);
    const named: PollMessage['named'] = [];
    readings.forEach((reading, index) => {
      const known = this.#find(connectionId, reading);
      rows[index] = known.number;
      writeFields(reading, figures, index * fieldCount);
      if (known.queueName === reading.queueName) return;
      known.queueName = reading.queueName;
      const { queueId, mediaType, queueName } = reading;
      named.push({ row: known.number, identity: { connectionId, queueId, mediaType, queueName } });
    });
    return { connectionId, at, rows, figures, named };
  }
  #find(connectionId: string, { queueId, mediaType }: Reading): KnownRow {
    const key = `${mediaType}/${connectionId}`;
    let queues = this.#media.get(key);
    if (queues === undefined) {
      queues = new Map();
      this.#media.set(key, queues);
    }
    let known = queues.get(queueId);
    if (known === undefined) {
      known = { number: this.#count++, queueName: null };
      queues.set(queueId, known);
    }
    return known;
  }
}
