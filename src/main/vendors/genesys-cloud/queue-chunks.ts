/** No limit is documented for the analytics queries; a hundred queues is what is known to work. */
export const queuesPerQuery = 100;

export function toChunks(queueIds: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < queueIds.length; start += queuesPerQuery)
    chunks.push(queueIds.slice(start, start + queuesPerQuery));
  return chunks;
}

/** Any of the queues. */
export function toQueueFilter(queueIds: readonly string[]) {
  return { type: 'or', predicates: queueIds.map((value) => ({ dimension: 'queueId', value })) };
}
