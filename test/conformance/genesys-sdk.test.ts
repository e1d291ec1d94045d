import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MediaType } from '../../src/shared/queue.ts';
import { type GenesysScene, openGenesysScene } from './genesys-scene.ts';
import type { SdkAggregates, SdkMetric, SdkStats } from './genesys-sdk.ts';

/*
 * What the vendor's own SDK reads out of the demo and what our adapter makes of it, number by number at the same
 * still moment. The SDK's answers are worked out here by the vendor's documents, not by our code.
 */

const live = ['oWaiting', 'oInteracting', 'oLongestWaiting', 'oOnQueueUsers'];
const past = ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'];
const hour = 3_600_000;

const countOf = (metrics: readonly SdkMetric[], name: string) => statsOf(metrics, name)?.count ?? 0;
const statsOf = (metrics: readonly SdkMetric[], name: string): SdkStats | undefined =>
  metrics.find(({ metric }) => metric === name)?.stats;
const toLines = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(' | ')).sort();
/** Two decimals, half up; null over nothing. */
const percent = (part: number, whole: number) =>
  whole === 0 ? null : Math.floor((part * 10_000) / whole + 0.5) / 100;
const mean = (stats: SdkStats | undefined) =>
  stats?.count === undefined || stats.count === 0 ? null : (stats.sum ?? Number.NaN) / stats.count;
const interval = (from: number, to: number) =>
  `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;

function toQueueFilter(ids: readonly string[]) {
  const predicates = ids.map((value) => ({ dimension: 'queueId', operator: 'matches', value }));
  return { type: 'or', predicates };
}

async function openBusyScene(): Promise<GenesysScene> {
  const scene = await openGenesysScene({ scenario: 'busy-morning', seed: 11 });
  await scene.demo.control('POST', 'clock', { advanceMs: 240_000 });
  return scene;
}

describe('the vendor’s own SDK and our adapter', () => {
  it('list the same queues with the same targets', async () => {
    const { demo, sdk, vendor } = await openGenesysScene({ queues: 130 });
    const theirs = await sdk.listQueues();
    const ours = await vendor.listQueues(new AbortController().signal);
    if (!ours.ok) throw new Error(ours.failure.code);
    expect(theirs).toHaveLength(130);
    const mediaTypeOf = (setting: string) => (setting === 'call' ? 'voice' : setting);
    expect(
      toLines(ours.value.map(({ queueId, name, targets }) => [queueId, name, sortedJson(targets)])),
    ).toEqual(
      toLines(
        theirs.map(({ id, name, mediaSettings }) => {
          const targets = Object.entries(mediaSettings).flatMap(([setting, { serviceLevel: level }]) =>
            level === undefined
              ? []
              : [[mediaTypeOf(setting), { targetMs: level.durationMs, goalPercent: level.percentage * 100 }]],
          );
          return [id, name, sortedJson(Object.fromEntries(targets))];
        }),
      ),
    );
    expect(new Set(theirs.map(({ id }) => id))).toEqual(
      new Set(demo.simulator.ledger().queues.map(({ queueId }) => queueId)),
    );
  });

  it('see the same contacts and agents now', async () => {
    const scene = await openBusyScene();
    const at = scene.demo.simulator.now();
    const readings = await scene.read();
    const ids = (await scene.sdk.listQueues()).map(({ id }) => id);
    const { results } = await scene.sdk.analytics.postAnalyticsQueuesObservationsQuery({
      filter: toQueueFilter(ids),
      metrics: live,
    });
    const dataOf = (queueId: string, mediaType?: MediaType) =>
      results.find(({ group }) => group.queueId === queueId && group.mediaType === mediaType)?.data ?? [];
    const agentsOf = (queueId: string, qualifier?: string) =>
      dataOf(queueId)
        .filter((row) => row.metric === 'oOnQueueUsers')
        .filter((row) => qualifier === undefined || row.qualifier === qualifier)
        .reduce((sum, { stats }) => sum + (stats.count ?? 0), 0);
    for (const { queueId, mediaType, ...reading } of readings) {
      const contacts = dataOf(queueId, mediaType);
      const oldestAt = statsOf(contacts, 'oLongestWaiting')?.calculatedMetricValue;
      expect(reading).toMatchObject({
        waiting: countOf(contacts, 'oWaiting'),
        longestWaitMs: oldestAt === undefined ? 0 : at - oldestAt,
        interacting: countOf(contacts, 'oInteracting'),
        agentsOnQueue: agentsOf(queueId),
        agentsAvailable: agentsOf(queueId, 'IDLE'),
        agentsBusy: agentsOf(queueId, 'INTERACTING'),
      });
    }
    const listed = results.filter(({ group }) => group.mediaType !== undefined);
    const read = new Set(readings.map(({ queueId, mediaType }) => `${queueId} ${mediaType}`));
    expect(listed.filter(({ group }) => !read.has(`${group.queueId} ${group.mediaType}`))).toEqual([]);
    expect(readings.some(({ waiting }) => (waiting ?? 0) > 2)).toBe(true);
  });

  it('count the same today', async () => {
    const scene = await openBusyScene();
    const readings = await scene.read();
    const now = scene.demo.simulator.now();
    const midnight = Math.floor(now / (24 * hour)) * 24 * hour;
    const queues = await scene.sdk.listQueues();
    const { results = [] } = await scene.sdk.analytics.postAnalyticsConversationsAggregatesQuery({
      interval: interval(midnight, midnight + 24 * hour),
      groupBy: ['queueId', 'mediaType'],
      filter: toQueueFilter(queues.map(({ id }) => id)),
      metrics: past,
    });
    for (const reading of readings) {
      const row = results.find(
        ({ group }) => group.queueId === reading.queueId && group.mediaType === reading.mediaType,
      );
      const metrics = row?.data.flatMap((entry) => entry.metrics) ?? [];
      const level = statsOf(metrics, 'oServiceLevel');
      expect(reading).toMatchObject({
        offered: countOf(metrics, 'nOffered'),
        answered: countOf(metrics, 'tAnswered'),
        abandoned: countOf(metrics, 'tAbandon'),
        averageHandleMs: mean(statsOf(metrics, 'tHandle')),
        averageWaitMs: mean(statsOf(metrics, 'tAnswered')),
      });
      expect(reading.serviceLevel?.withinTarget).toBe(level?.numerator ?? 0);
      expect(reading.serviceLevel?.total).toBe(level?.denominator ?? 0);
      if (level?.ratio === undefined) expect(reading.serviceLevel?.percent).toBeNull();
      else expect(reading.serviceLevel?.percent).toBeCloseTo(level.ratio * 100, 9);
    }
    expect(readings.some(({ offered }) => (offered ?? 0) > 50)).toBe(true);
  });

  it('report the same by queue and medium', async () => {
    const { demo, sdk, report } = await openBusyScene();
    const to = demo.simulator.now() - 600_000;
    const from = to - 2 * hour;
    const { answer } = await report({ kind: 'queues', from, to, formula: 'answered' });
    const { results = [] } = await sdk.analytics.postAnalyticsConversationsAggregatesQuery({
      interval: interval(from, to),
      groupBy: ['queueId', 'mediaType'],
      metrics: past,
    });
    if (answer.kind !== 'queues') throw new Error('another report');
    expect(
      toLines(
        answer.rows.map((row) => [
          row.queueId,
          row.mediaType,
          row.offered,
          row.answered,
          row.abandoned,
          row.serviceLevelPercent,
          row.averageHandleSeconds,
        ]),
      ),
    ).toEqual(
      toLines(
        results.map(({ group, data }) => {
          const metrics = data.flatMap((entry) => entry.metrics);
          const answered = countOf(metrics, 'tAnswered');
          return [
            group.queueId,
            group.mediaType,
            countOf(metrics, 'nOffered'),
            answered,
            countOf(metrics, 'tAbandon'),
            percent(statsOf(metrics, 'oServiceLevel')?.numerator ?? 0, answered),
            toSeconds(mean(statsOf(metrics, 'tHandle'))),
          ];
        }),
      ),
    );
    expect(answer.rows.length).toBeGreaterThan(12);
  });

  it('report the same by half hour', async () => {
    const { demo, sdk, report } = await openBusyScene();
    const to = Math.floor(demo.simulator.now() / hour) * hour;
    const from = to - 2 * hour;
    const { answer } = await report({ kind: 'intervals', from, to, granularity: 'PT30M' });
    const { results = [] } = await sdk.analytics.postAnalyticsConversationsAggregatesQuery({
      interval: interval(from, to),
      granularity: 'PT30M',
      groupBy: ['queueId'],
      metrics: past,
    });
    if (answer.kind !== 'intervals') throw new Error('another report');
    expect(
      toLines(
        answer.rows.map((row) => [
          row.queueId,
          interval(row.intervalStart, row.intervalEnd),
          row.offered,
          row.handled,
          row.abandoned,
          row.serviceLevelPercent,
          row.averageHandleSeconds,
        ]),
      ),
    ).toEqual(
      toLines(
        results.flatMap(({ group, data }) =>
          data.map((entry) => [
            group.queueId,
            entry.interval,
            countOf(entry.metrics, 'nOffered'),
            countOf(entry.metrics, 'tHandle'),
            countOf(entry.metrics, 'tAbandon'),
            percent(
              statsOf(entry.metrics, 'oServiceLevel')?.numerator ?? 0,
              countOf(entry.metrics, 'tAnswered'),
            ),
            toSeconds(mean(statsOf(entry.metrics, 'tHandle'))),
          ]),
        ),
      ),
    );
    expect(answer.rows.length).toBeGreaterThan(40);
  });

  it('report the same service level at a threshold of one’s own', async () => {
    const { demo, sdk, report } = await openBusyScene();
    const to = demo.simulator.now();
    const from = to - 3 * hour;
    const thresholdMs = 45_000;
    const { answer } = await report({ kind: 'sla', from, to, thresholdMs, formula: 'answered' });
    const { results = [] } = await sdk.analytics.postAnalyticsConversationsAggregatesQuery({
      interval: interval(from, to),
      groupBy: ['queueId'],
      metrics: ['tAnswered'],
      views: [{ target: 'tAnswered', name: 'in45', function: 'rangeBound', range: { lt: thresholdMs + 1 } }],
    });
    if (answer.kind !== 'sla') throw new Error('another report');
    const theirs = results.map(({ group, data }) => {
      const [entry] = data;
      const answered = countOf(entry?.metrics ?? [], 'tAnswered');
      const within = entry?.views?.find(({ name }) => name === 'in45')?.stats.count ?? 0;
      return [group.queueId, answered, within, percent(within, answered)];
    });
    const ours = answer.rows.filter(({ answered }) => answered !== 0);
    expect(
      toLines(ours.map((row) => [row.queueId, row.answered, row.withinThreshold, row.slaPercent])),
    ).toEqual(toLines(theirs));
    const truth = (await demo.control('GET', `ledger?from=${from}&to=${to}`)).body;
    const waits: number[] = truth.flatMap(({ answerWaitsMs }: { answerWaitsMs: number[] }) => answerWaitsMs);
    const within = waits.filter((waitMs) => waitMs <= thresholdMs).length;
    expect(ours.reduce((sum, row) => sum + (row.withinThreshold ?? 0), 0)).toBe(within);
    expect(within).toBeLessThan(waits.length);
  });

  it('find the same by an asynchronous job', async () => {
    const { demo, sdk } = await openBusyScene();
    const to = demo.simulator.now();
    const query = {
      interval: interval(to - 2 * hour, to),
      groupBy: ['queueId', 'mediaType'],
      metrics: past,
    };
    const { results: atOnce = [] } = await sdk.analytics.postAnalyticsConversationsAggregatesQuery(query);
    const { jobId } = await sdk.analytics.postAnalyticsConversationsAggregatesJobs({ ...query, pageSize: 5 });
    const states: string[] = [];
    while (states.at(-1) !== 'FULFILLED' && states.length < 10) {
      states.push((await sdk.analytics.getAnalyticsConversationsAggregatesJob(jobId)).state);
    }
    expect(states.at(-1)).toBe('FULFILLED');
    const found: NonNullable<SdkAggregates['results']> = [];
    let cursor: string | undefined;
    do {
      const page: SdkAggregates = await sdk.analytics.getAnalyticsConversationsAggregatesJobResults(
        jobId,
        cursor === undefined ? {} : { cursor },
      );
      found.push(...(page.results ?? []));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(found).toEqual(atOnce);
    expect(found.length).toBeGreaterThan(10);
  });
});

describe('the SDK as a guest', () => {
  it('ends by itself and writes nothing into the home folder, used as it is here', async () => {
    const { demo } = await openGenesysScene({ queues: 3 });
    const { url, clientId, clientSecret } = demo.simulator;
    const home = mkdtempSync(join(tmpdir(), 'genesys-guest-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const script = `
      const sdk = require('purecloud-platform-client-v2');
      const client = sdk.ApiClient.instance;
      client.config.setConfigPath('');
      client.setGateway({ protocol: 'http', host: '127.0.0.1', port: ${new URL(url).port} });
      client
        .loginClientCredentialsGrant(process.env.GUEST_ID, process.env.GUEST_SECRET)
        .then(() => new sdk.RoutingApi().getRoutingQueues({}))
        .then(({ total }) => console.log(total));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
      env: {
        HOME: home,
        USERPROFILE: home,
        NO_PROXY: '127.0.0.1',
        GUEST_ID: clientId,
        GUEST_SECRET: clientSecret,
      },
      timeout: 8000,
    });
    expect(stdout.trim()).toBe('3');
    expect(readdirSync(home)).toEqual([]);
  });
});

function toSeconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms) / 1000;
}

function sortedJson(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
