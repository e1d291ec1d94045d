import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ApiAnswer, answer, describeIssue, refuse } from '../answer.ts';
import type { ContactCentre } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import type { TokenOffice } from '../tokens.ts';
import { aggregateQuerySchema } from './aggregate-query.ts';
import { type AggregateResult, toResults } from './aggregates.ts';

/*
 * `/api/v2/analytics/conversations/aggregates/jobs`: the asynchronous variant, for answers that are too large to wait
 * for. A job is ready after so many looks as the tenant has set; what it found lies there for a day.
 */

const path = '/api/v2/analytics/conversations/aggregates/jobs';
const permission = 'analytics:conversationAggregate:view';
const keptMs = 86_400_000;
const mostJobs = 50;

const pageSizeSchema = z.looseObject({ pageSize: z.number().int().min(1).max(1000).default(100) });

interface Job {
  id: string;
  submittedAt: number;
  pageSize: number;
  results: readonly AggregateResult[];
  looks: number;
  endedAt: number | null;
  cancelled: boolean;
}

/** Jobs of one demo. */
export function createAggregateJobs(): Endpoint[] {
  const jobs = new Map<string, Job>();
  const find = (parameters: readonly string[], act: (job: Job) => ApiAnswer): ApiAnswer => {
    const job = jobs.get(parameters[0] ?? '');
    return job === undefined ? refuse(404, 'The job was not found.') : act(job);
  };
  return [
    {
      api: 'platform',
      method: 'POST',
      path,
      permission,
      handle({ body }, centre, at) {
        const job = startJob(body, centre, at);
        if ('status' in job) return job;
        for (const oldest of jobs.keys()) {
          if (jobs.size < mostJobs) break;
          jobs.delete(oldest);
        }
        jobs.set(job.id, job);
        return { status: 202, body: { jobId: job.id } };
      },
    },
    {
      api: 'platform',
      method: 'GET',
      path: /\/api\/v2\/analytics\/conversations\/aggregates\/jobs\/([\w-]+)/,
      permission,
      handle: ({ parameters }, _centre, at, office) => find(parameters, (job) => look(job, at, office)),
    },
    {
      api: 'platform',
      method: 'DELETE',
      path: /\/api\/v2\/analytics\/conversations\/aggregates\/jobs\/([\w-]+)/,
      permission,
      handle: ({ parameters }) =>
        find(parameters, (job) => {
          job.cancelled = true;
          return { status: 204, body: '' };
        }),
    },
    {
      api: 'platform',
      method: 'GET',
      path: /\/api\/v2\/analytics\/conversations\/aggregates\/jobs\/([\w-]+)\/results/,
      permission,
      handle: ({ parameters, query }, _centre, at, office) =>
        find(parameters, (job) => toPage(job, query.get('cursor'), at, office)),
    },
  ];
}

function startJob(body: unknown, centre: ContactCentre, at: number): Job | ApiAnswer {
  const paged = pageSizeSchema.safeParse(body);
  if (!paged.success) return refuse(400, describeIssue(paged.error));
  const { pageSize, ...query } = paged.data;
  const parsed = aggregateQuerySchema.safeParse(query);
  if (!parsed.success) return refuse(400, describeIssue(parsed.error));
  const results = toResults(centre, parsed.data);
  return { id: randomUUID(), submittedAt: at, pageSize, results, looks: 0, endedAt: null, cancelled: false };
}

function look(job: Job, at: number, office: TokenOffice): ApiAnswer {
  job.looks += 1;
  const state = stateOf(job, at, office);
  if (job.endedAt === null && state !== 'QUEUED' && state !== 'PENDING') job.endedAt = at;
  return answer({
    state,
    ...(state === 'FAILED' ? { errorMessage: 'The query failed.' } : {}),
    submissionDate: new Date(job.submittedAt).toISOString(),
    ...(job.endedAt === null ? {} : { completionDate: new Date(job.endedAt).toISOString() }),
    expirationDate: new Date(job.submittedAt + keptMs).toISOString(),
  });
}

function stateOf(job: Job, at: number, { rules }: TokenOffice): string {
  if (job.cancelled) return 'CANCELLED';
  if (at - job.submittedAt >= keptMs) return 'EXPIRED';
  if (job.looks > rules.jobPolls) return rules.jobEnds;
  return job.looks === 1 ? 'QUEUED' : 'PENDING';
}

function toPage(job: Job, cursor: string | null, at: number, office: TokenOffice): ApiAnswer {
  if (stateOf(job, at, office) !== 'FULFILLED') return refuse(400, 'The job has no results.');
  const offset = cursor === null ? 0 : readOffset(cursor, job);
  if (offset === null) return refuse(400, 'cursor: is not known', { code: 'invalid.value' });
  const next = offset + job.pageSize;
  const results = job.results.slice(offset, next);
  return answer(next < job.results.length ? { results, cursor: writeOffset(next, job) } : { results });
}

function writeOffset(offset: number, { id }: Job): string {
  return Buffer.from(`${id} ${offset}`).toString('base64url');
}

function readOffset(cursor: string, { id, results }: Job): number | null {
  const [of, offset] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const number = Number(offset);
  return of === id && Number.isInteger(number) && number > 0 && number < results.length ? number : null;
}
