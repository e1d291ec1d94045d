import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReportProgress, ReportQuestion } from '../../../src/shared/report.ts';
import { openVendor } from '../genesys-fixture.ts';
import { HastyClock } from '../hasty-clock.ts';
import { type Reply, ScriptedServer } from '../scripted-server.ts';
import { findUnknownFields } from './known-fields.ts';
import { date, listRoute, queues, stats, todayRoute, tokenRoute, vendorNow } from './platform-answers.ts';

// Reports whose answer is too large to wait for.

const jobsRoute = 'POST /api/v2/analytics/conversations/aggregates/jobs';
const jobPath = '/api/v2/analytics/conversations/aggregates/jobs/job%2F1';
const statusRoute = `GET ${jobPath}`;
const resultsRoute = `GET ${jobPath}/results`;

let server: ScriptedServer;
let clock: HastyClock;

beforeEach(async () => {
  clock = new HastyClock(vendorNow);
  server = await new ScriptedServer().start();
  server
    .on(tokenRoute, { body: { access_token: 'token', expires_in: 3600 } })
    .on(listRoute, { headers: date, body: { entities: queues } })
    .on(todayRoute, { status: 413 })
    .on(jobsRoute, { body: { jobId: 'job/1' } })
    .on(statusRoute, { body: { state: 'FULFILLED' } })
    .on(resultsRoute, { body: { results: [offered('q-1', 4)] } });
});
afterEach(async () => {
  expect(findUnknownFields(server.requests)).toEqual([]);
  await server.stop();
});

const offered = (queueId: string, count: number) => ({
  group: { queueId, mediaType: 'voice' },
  data: [{ metrics: [stats('nOffered', { count })] }],
});

const from = Date.UTC(2026, 2, 1);
const hourMs = 3_600_000;

async function report(changes: Partial<ReportQuestion> = {}, signal = new AbortController().signal) {
  const { vendor } = openVendor(server.url, clock, { api: 'platform' });
  const progress: ReportProgress[] = [];
  const result = await vendor.report({
    question: {
      kind: 'queues',
      from,
      to: from + 24 * hourMs,
      queueIds: null,
      granularity: 'PT30M',
      thresholdMs: null,
      formula: null,
      ...changes,
    },
    signal,
    onProgress: (one) => progress.push(one),
  });
  return { result, progress };
}

test.each<[string, Reply]>([
  ['413', { status: 413 }],
  ['a 400 about its size', { status: 400, body: { message: 'The result is too large' } }],
  ['a 400 about too many', { status: 400, body: { message: 'too many groups' } }],
  ['a 400 about a limit', { status: 400, body: { message: 'exceeds the limit' } }],
])('after %s the same question becomes a job', async (_name, refusal) => {
  server.on(todayRoute, refusal);
  const { result } = await report();
  expect(result).toMatchObject({ ok: true, value: { answer: { rows: [{ queueId: 'q-1', offered: 4 }] } } });
  const bodyOf = (route: string): Record<string, unknown> =>
    JSON.parse(server.requests.find(({ method, path }) => `${method} ${path}` === route)?.body ?? 'null');
  expect(bodyOf(jobsRoute)).toEqual({ ...bodyOf(todayRoute), pageSize: 100 });
});

test('any other 400 is the report’s failure', async () => {
  server.on(todayRoute, { status: 400, body: { message: 'Invalid interval' } });
  expect((await report()).result).toMatchObject({ failure: { code: 'bad-request' } });
  expect(server.count(jobsRoute)).toBe(0);
});

test('a job is looked after more and more seldom until it has ended', async () => {
  server.on(
    statusRoute,
    { body: { state: 'QUEUED' } },
    ...Array.from({ length: 4 }, () => ({ body: { state: 'PENDING' } })),
    { body: { state: 'FULFILLED' } },
  );
  expect((await report()).result.ok).toBe(true);
  expect(clock.waitsMs).toEqual([1000, 1500, 2250, 3375, 5000, 5000]);
});

test('results are fetched by their cursor to the end, as one answer', async () => {
  server.on(
    resultsRoute,
    { body: { results: [offered('q-1', 4)], cursor: 'a&b' } },
    { body: { results: [{ ...offered('q-1', 9), group: { queueId: 'q-1' } }], cursor: 'c' } },
    { body: { results: [offered('q-2', 5)] } },
  );
  const { result, progress } = await report();
  // The total of a queue beside its media, on another page than these, is not counted again.
  expect(result).toMatchObject({
    value: {
      answer: {
        rows: [
          { queueId: 'q-1', offered: 4 },
          { queueId: 'q-2', offered: 5 },
        ],
      },
    },
  });
  const cursors = server.requests
    .filter(({ path }) => path.includes('/results'))
    .map(({ path }) => new URL(path, 'http://x').searchParams.get('cursor'));
  expect(cursors).toEqual([null, 'a&b', 'c']);
  expect(progress.at(-1)).toEqual({ pages: 3, rows: 2, share: 1 });
});

test('settled: a cursor seen before is a bad answer (jobs of the platform API)', async () => {
  server.on(
    resultsRoute,
    { body: { results: [], cursor: 'a' } },
    { body: { results: [], cursor: 'b' } },
    { body: { results: [], cursor: 'a' } },
  );
  expect((await report()).result).toMatchObject({ failure: { code: 'bad-answer' } });
  expect(server.count(resultsRoute)).toBe(3);
});

test.each(['FAILED', 'CANCELLED', 'EXPIRED'])('a job that ended as %s says why', async (state) => {
  server.on(statusRoute, { body: { state, errorMessage: 'no capacity' } });
  expect((await report()).result).toMatchObject({
    failure: { code: 'vendor-down', detail: 'no capacity' },
  });
});

test('a state that nobody documents is a bad answer', async () => {
  server.on(statusRoute, { body: { state: 'DREAMING' } });
  expect((await report()).result).toMatchObject({ failure: { code: 'bad-answer' } });
});

test('a vendor that refuses the size and has no jobs gets smaller questions', async () => {
  server.on(todayRoute, ({ body }) => {
    const [start = '', end = ''] = (JSON.parse(body) as { interval: string }).interval.split('/');
    return Date.parse(end) - Date.parse(start) > 12 * hourMs
      ? { status: 413 }
      : { body: { results: [offered('q-1', 3)] } };
  });
  server.on(jobsRoute, { status: 404 });
  expect((await report()).result).toMatchObject({ value: { answer: { rows: [{ offered: 6 }] } } });
  expect([server.count(todayRoute), server.count(jobsRoute)]).toEqual([3, 1]);
});

test('once refused for its size, the other pieces of a report are jobs at once', async () => {
  await report({ to: from + 70 * 24 * hourMs });
  expect([server.count(todayRoute), server.count(jobsRoute)]).toEqual([1, 3]);
});

test('waiting for a job ends when the report is called off', async () => {
  const controller = new AbortController();
  server.on(statusRoute, () => {
    controller.abort();
    return { body: { state: 'PENDING' } };
  });
  expect((await report({}, controller.signal)).result).toMatchObject({ failure: { code: 'cancelled' } });
  expect(server.count(statusRoute)).toBe(1);
});
