import { mediaTypes } from './media-type.ts';
import type { Reading } from './queue.ts';

/*
 * What a row is known by. Apart from the readings' schema: the history's thread needs no zod, which takes four megabytes there.
 */

type RowIdentity = Pick<Reading, 'connectionId' | 'queueId' | 'mediaType'>;

/** The stable key of a reading; ids may hold any character (half of one would not encode), so they are encoded. */
export function toRowKey({ connectionId, queueId, mediaType }: RowIdentity): string {
  return `${encodeURIComponent(connectionId)}/${encodeURIComponent(queueId.toWellFormed())}/${mediaType}`;
}

/** The parts of a row's key; null: it is none. */
export function parseRowKey(key: string): RowIdentity | null {
  const [connectionId, queueId, media, ...rest] = key.split('/');
  const mediaType = mediaTypes.find((one) => one === media);
  if (connectionId === undefined || queueId === undefined || mediaType === undefined || rest.length > 0)
    return null;
  try {
    return {
      connectionId: decodeURIComponent(connectionId),
      queueId: decodeURIComponent(queueId),
      mediaType,
    };
  } catch {
    // A sign that no encoding leaves: whoever made it did not make a key.
    return null;
  }
}
