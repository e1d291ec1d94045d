import { createFailure } from '../../../shared/failure.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import { pageDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import { queuePageSchema, toQueueSummary } from './translate-queues.ts';

/** The platform's own listing. */
export const routingQueuesPath = '/api/v2/routing/queues';

/** More is no queue list but a vendor that never ends. */
const maxPages = 10_000;
const pageSize = 100;

/**
 * Every queue of a listing, page by page. The page number is stepped here and `nextUri` is only looked at,
 * never followed: it may name any host.
 */
export async function fetchQueueList(
  client: ApiClient,
  path: string,
  scope: string | null,
  signal: AbortSignal,
): Promise<CallResult<QueueSummary[]>> {
  const found = new Map<string, QueueSummary>();
  for (let pageNumber = 1; pageNumber <= maxPages; pageNumber += 1) {
    const answer = await client.call({
      method: 'GET',
      path: `${path}?pageSize=${pageSize}&pageNumber=${pageNumber}`,
      lane: 'queues',
      schema: queuePageSchema,
      permission: 'routing:queue:view',
      scope,
      signal,
    });
    if (!answer.ok) return answer;
    const { entities, nextUri, pageCount } = answer.value;
    const before = found.size;
    for (const queue of entities.map(toQueueSummary)) found.set(queue.queueId, queue);
    const hasMore = Boolean(nextUri) || pageNumber < (pageCount ?? 0);
    if (!hasMore || entities.length === 0)
      return { ok: true, value: [...found.values()], vendorNow: answer.vendorNow };
    if (found.size === before) return endless(pageDetails.queuesTwice);
  }
  return endless(pageDetails.tooManyQueues(maxPages));
}

function endless(detail: string): CallResult<never> {
  return { ok: false, failure: createFailure('bad-answer', { detail }), status: 200 };
}
