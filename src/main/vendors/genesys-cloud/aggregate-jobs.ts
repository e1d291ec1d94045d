import { z } from 'zod';
import { createFailure } from '../../../shared/failure.ts';
import { jobDetails, pageDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { Clock } from '../../clock.ts';
import type { ApiCall, ApiClient, CallResult } from '../api-client.ts';
import { toAbortFailure } from '../http-failure.ts';
import { pause } from '../pause.ts';
import { type Aggregates, aggregatesSchema } from './translate-aggregates.ts';

// The asynchronous variant of the conversation aggregates, for answers that are too large to wait for: the vendor works
// on a job, which is looked after until it has ended, and its results are fetched page by page.

const jobsPath = '/api/v2/analytics/conversations/aggregates/jobs';
const resultsPerPage = 100;
/** More is no answer but a vendor that never ends. */
const maxPages = 10_000;
const firstLookMs = 1000;
const slowestLookMs = 5000;
/** A job that takes longer counts as one that does not end. */
const patienceMs = 10 * 60_000;

const jobSchema = z.object({ jobId: z.string().min(1) });

const statusSchema = z.object({
  state: z.enum(['QUEUED', 'PENDING', 'FULFILLED', 'FAILED', 'CANCELLED', 'EXPIRED']),
  errorMessage: z.string().nullish(),
});

const resultsSchema = aggregatesSchema.extend({ cursor: z.string().nullish() });

interface JobOptions {
  client: ApiClient;
  clock: Clock;
  /** What all calls of a job have in common. */
  call: Pick<ApiCall<unknown>, 'lane' | 'permission' | 'scope' | 'signal'>;
  /** Told after each page of results. */
  onPage(): void;
}

export async function runAggregateJob(body: object, options: JobOptions): Promise<CallResult<Aggregates>> {
  const { client, call } = options;
  const started = await client.call({
    ...call,
    method: 'POST',
    path: jobsPath,
    body: { ...body, pageSize: resultsPerPage },
    schema: jobSchema,
  });
  if (!started.ok) return started;
  const jobPath = `${jobsPath}/${encodeURIComponent(started.value.jobId)}`;
  const ended = await awaitJob(jobPath, options);
  return ended.ok ? fetchResults(jobPath, options) : ended;
}

async function awaitJob(jobPath: string, { client, clock, call }: JobOptions): Promise<CallResult<null>> {
  const until = clock.monotonic() + patienceMs;
  for (let lookMs = firstLookMs; ; lookMs = Math.min(slowestLookMs, lookMs * 1.5)) {
    if (!(await pause(clock, lookMs, call.signal)))
      return { ok: false, failure: toAbortFailure(call.signal), status: null };
    const looked = await client.call({ ...call, method: 'GET', path: jobPath, schema: statusSchema });
    if (!looked.ok) return looked;
    const { state, errorMessage } = looked.value;
    if (state === 'FULFILLED') return { ...looked, value: null };
    if (state !== 'QUEUED' && state !== 'PENDING') {
      const detail = errorMessage || jobDetails.endedAs(state);
      return { ok: false, failure: createFailure('vendor-down', { detail }), status: 200 };
    }
    if (clock.monotonic() > until)
      return {
        ok: false,
        failure: createFailure('timeout', { detail: jobDetails.noEnd }),
        status: 200,
      };
  }
}

async function fetchResults(
  jobPath: string,
  { client, call, onPage }: JobOptions,
): Promise<CallResult<Aggregates>> {
  const results: Aggregates['results'] = [];
  const seen = new Set<string>();
  for (let path = `${jobPath}/results`; ; ) {
    const page = await client.call({ ...call, method: 'GET', path, schema: resultsSchema });
    if (!page.ok) return page;
    onPage();
    for (const result of page.value.results) results.push(result);
    const { cursor } = page.value;
    if (!cursor) return { ...page, value: { results } };
    if (seen.has(cursor)) return endless(pageDetails.resultsTwice);
    seen.add(cursor);
    if (seen.size >= maxPages) return endless(pageDetails.tooManyResults(maxPages));
    path = `${jobPath}/results?cursor=${encodeURIComponent(cursor)}`;
  }
}

function endless(detail: string): CallResult<never> {
  return { ok: false, failure: createFailure('bad-answer', { detail }), status: 200 };
}
