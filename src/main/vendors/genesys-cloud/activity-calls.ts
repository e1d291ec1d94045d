import { createFailure } from '../../../shared/failure.ts';
import { pageDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { CallResult } from '../api-client.ts';
import type { Asker } from './platform-calls.ts';
import {
  type Activity,
  activitySchema,
  agentMetrics,
  contactMetrics,
  toGroupKey,
} from './translate-activity.ts';

// Whole-tenant activity, page by page. Neither the largest page size nor the number of pages is documented or
// answered, so that both are found out.

/** One of the two queries, and what its answers showed of its pages. */
interface ActivityQuery {
  readonly path: string;
  readonly body: object;
  /** The fullest page so far: one that holds fewer rows is a last one, whatever size the vendor takes. */
  fullestPage: number;
}

const toQuery = (path: string, metrics: readonly string[], groupBy: readonly string[]): ActivityQuery => ({
  path,
  body: { metrics: metrics.map((metric) => ({ metric, details: false })), groupBy },
  fullestPage: 0,
});

export const createContactQuery = () =>
  toQuery('/api/v2/analytics/conversations/activity/query', contactMetrics, ['queueId', 'mediaType']);
export const createAgentQuery = () =>
  toQuery('/api/v2/analytics/routing/activity/query', agentMetrics, ['queueId']);

export interface ActivityPages {
  results: Activity['results'];
  /** Those with rows, and at least one. */
  pages: number;
  /** Read one after another, the last one empty perhaps. */
  requests: number;
  /** The vendor's clock at the first page. */
  begunAt: number;
  /** Rows moved between the pages while they were read, so that one may be missing. */
  hasMoved: boolean;
}

/** Null: more pages than `maxPages`. */
export async function fetchActivity(
  { client, scope, signal }: Asker,
  query: ActivityQuery,
  pageSize: number,
  maxPages: number,
): Promise<CallResult<ActivityPages | null>> {
  const found: ActivityPages = { results: [], pages: 0, requests: 0, begunAt: 0, hasMoved: false };
  const seen = new Set<string>();
  let rowsBefore = 0;
  for (let pageNumber = 1; ; pageNumber += 1) {
    const answer = await client.call({
      method: 'POST',
      path: `${query.path}?pageSize=${pageSize}&pageNumber=${pageNumber}`,
      body: query.body,
      lane: 'live',
      schema: activitySchema,
      permission: 'analytics:queueObservation:view',
      scope,
      signal,
    });
    if (!answer.ok) return answer;
    const { results } = answer.value;
    found.requests = pageNumber;
    if (pageNumber === 1) found.begunAt = answer.vendorNow;
    // An empty page only shows that the one before was full by chance.
    if (pageNumber === 1 || results.length > 0) found.pages += 1;
    if (found.pages > maxPages) return { ...answer, value: null };
    const keys = new Set(results.map(({ group }) => toGroupKey(group)));
    const known = [...keys].filter((key) => seen.has(key));
    if (keys.size > 0 && known.length === keys.size && results.length === rowsBefore)
      return {
        ok: false,
        failure: createFailure('bad-answer', { detail: pageDetails.activityTwice }),
        status: 200,
      };
    if (known.length > 0) found.hasMoved = true;
    rowsBefore = results.length;
    for (const key of keys) seen.add(key);
    for (const result of results) found.results.push(result);
    const isLast = results.length === 0 || results.length < query.fullestPage;
    query.fullestPage = Math.max(query.fullestPage, results.length);
    if (isLast) return { ...answer, value: found };
  }
}
