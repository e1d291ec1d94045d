import { describe, expect, it } from 'vitest';
import { DemoClient, startAt } from './demo-client.ts';
import { iso } from './demo-reports.ts';

const queryPath = '/api/v2/analytics/conversations/aggregates/query';
const jobsPath = '/api/v2/analytics/conversations/aggregates/jobs';
const hourMs = 3_600_000;
const question = {
  interval: `${iso(startAt - 3 * hourMs)}/${iso(startAt)}`,
  granularity: 'PT30M',
  groupBy: ['queueId', 'mediaType'],
  metrics: ['nOffered', 'tAnswered', 'tHandle', 'oServiceLevel'],
};

async function submit(client: DemoClient, body: object = question): Promise<string> {
  const reply = await client.post(jobsPath, body);
  expect(reply.status).toBe(202);
  return `${jobsPath}/${reply.body.jobId}`;
}

describe('an answer that is too large', () => {
  it('is refused with 413 at once, and comes whole from a job', async () => {
    const client = await DemoClient.start();
    const { body: whole } = await client.post(queryPath, question);
    await client.control('POST', 'rules', { largestAnswerRows: 100 });
    const refused = await client.post(queryPath, question);
    expect([refused.status, refused.body.code]).toEqual([413, 'request.entity.too.large']);
    const job = await submit(client);
    expect((await client.get(job)).body.state).toBe('QUEUED');
    expect((await client.get(job)).body.state).toBe('FULFILLED');
    expect((await client.get(`${job}/results`)).body).toEqual({ results: whole.results });
    expect(whole.results.length).toBeGreaterThan(20);
  });
});

describe('a job', () => {
  it('gives its results in pages, as they were when it was asked for', async () => {
    const client = await DemoClient.start();
    const { body: whole } = await client.post(queryPath, question);
    const job = await submit(client, { ...question, pageSize: 10 });
    await client.get(job);
    await client.get(job);
    await client.control('POST', 'clock', { advanceMs: 60_000 });
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await client.get(`${job}/results${cursor === undefined ? '' : `?cursor=${cursor}`}`);
      found.push(...body.results);
      cursor = body.cursor;
    } while (cursor !== undefined && found.length < 200);
    expect(found).toEqual(whole.results);
    expect((await client.get(`${job}/results?cursor=made-up`)).status).toBe(400);
  });

  it('is ready after as many looks as the tenant sets, and has nothing before', async () => {
    const client = await DemoClient.start({ rules: { jobPolls: 3 } });
    const job = await submit(client);
    expect((await client.get(`${job}/results`)).status).toBe(400);
    const states = [];
    for (let looks = 0; looks < 4; looks += 1) states.push((await client.get(job)).body.state);
    expect(states).toEqual(['QUEUED', 'PENDING', 'PENDING', 'FULFILLED']);
    expect((await client.get(job)).body).toEqual({
      state: 'FULFILLED',
      submissionDate: iso(startAt),
      completionDate: iso(startAt),
      expirationDate: iso(startAt + 24 * hourMs),
    });
  });

  it.each(['FAILED', 'CANCELLED', 'EXPIRED'] as const)('can end as %s', async (jobEnds) => {
    const client = await DemoClient.start({ rules: { jobPolls: 0, jobEnds } });
    const job = await submit(client);
    const { body } = await client.get(job);
    expect(body.state).toBe(jobEnds);
    expect(body.errorMessage).toBe(jobEnds === 'FAILED' ? 'The query failed.' : undefined);
    expect((await client.get(`${job}/results`)).status).toBe(400);
  });

  it('is cancelled by DELETE, and expires after a day', async () => {
    const client = await DemoClient.start({ rules: { jobPolls: 0 } });
    const [first, second] = [await submit(client), await submit(client)];
    const headers = { authorization: `Bearer ${client.token}` };
    expect((await client.send(first, { method: 'DELETE', headers })).status).toBe(204);
    expect((await client.get(first)).body.state).toBe('CANCELLED');
    await client.control('POST', 'clock', { advanceMs: 24 * hourMs });
    expect((await client.get(second)).body.state).toBe('EXPIRED');
  });

  it('is checked like the query itself', async () => {
    const client = await DemoClient.start();
    expect((await client.post(jobsPath, { ...question, interval: 'today' })).status).toBe(400);
    expect((await client.post(jobsPath, { ...question, pageSize: 0 })).status).toBe(400);
    expect((await client.post(jobsPath, { ...question, cursor: 'x' })).status).toBe(400);
    expect((await client.get(`${jobsPath}/unknown`)).status).toBe(404);
  });
});
