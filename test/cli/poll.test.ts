import { afterEach, beforeEach, expect, test } from 'vitest';
import { readingSchema } from '../../src/shared/queue.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { ScriptedServer } from '../vendors/scripted-server.ts';
import { ConfigFolder, run, secrets, toConnection } from './run.ts';

const tokenRoute = 'POST /oauth/token';
const listRoute = 'GET /api/v2/routing/queues';
const liveRoute = 'POST /api/v2/analytics/queues/observations/query';
const todayRoute = 'POST /api/v2/analytics/conversations/aggregates/query';

let server: ScriptedServer;
let folder: ConfigFolder;

beforeEach(async () => {
  folder = new ConfigFolder();
  server = await new ScriptedServer().start();
  server
    .on(tokenRoute, { body: { access_token: 'token-of-the-test', expires_in: 3600 } })
    .on(listRoute, { body: { entities: [{ id: 'q-1', name: '=1+1, "Billing"' }] } })
    .on(liveRoute, {
      body: {
        results: [
          {
            group: { queueId: 'q-1', mediaType: 'voice' },
            data: [{ metric: 'oWaiting', stats: { count: 2 } }],
          },
        ],
      },
    })
    .on(todayRoute, { body: { results: [] } });
});
afterEach(async () => {
  await server.stop();
  await folder.remove();
});

async function poll(
  args: readonly string[],
  connections: unknown[] = [toConnection(server.url)],
  options = {},
) {
  return run(['poll', '--config', await folder.write({ connections }), ...args], options);
}

test('prints one JSON object of connections and readings, and nothing else', async () => {
  const { exitCode, stdout, stderr } = await poll(['--once']);
  expect([exitCode, stderr]).toEqual([0, '']);
  const result = JSON.parse(stdout);
  expect(Object.keys(result)).toEqual(['observedAt', 'connections', 'readings']);
  expect(result.connections).toEqual([{ id: 'emea', status: 'ok', api: 'platform' }]);
  expect(Object.keys(result.readings[0])).toEqual(Object.keys(readingSchema.shape));
  expect(readingSchema.strict().parse(result.readings[0])).toMatchObject({ waiting: 2, longestWaitMs: null });
});

test('prints CSV with the reading’s fields in order and empty cells for what is not known', async () => {
  const { stdout } = await poll(['--once', '--format', 'csv']);
  const [header, row] = stdout.split('\r\n');
  expect(header).toBe(
    'connectionId,queueId,queueName,mediaType,observedAt,waiting,longestWaitMs,interacting,agentsOnQueue,' +
      'agentsAvailable,agentsBusy,offered,answered,abandoned,averageHandleMs,averageWaitMs,' +
      'serviceLevelPercent,withinTarget,total,targetMs,goalPercent,windowFrom,windowTo',
  );
  expect(row).toMatch(
    /^emea,q-1,"'=1\+1, ""Billing""",voice,\d{13},2,,0,0,0,0,0,0,0,,,,0,0,,,\d{13},\d{13}$/,
  );
});

test.each([
  ['auth', { status: 401 }, 3],
  ['permission', { status: 403 }, 4],
  ['not-found', { status: 404 }, 7],
  ['bad-request', { status: 422 }, 7],
  ['bad-answer', { body: 'no' }, 7],
])('%s ends at once with its own exit code and a remedy', async (code, reply, expected) => {
  server.on(listRoute, reply);
  const { exitCode, stdout, stderr, tookMs } = await poll(['--once', '--timeout', '30']);
  expect(exitCode).toBe(expected);
  expect(JSON.parse(stdout)).toMatchObject({
    connections: [{ id: 'emea', status: 'failed', api: 'platform', failure: { code } }],
    readings: [],
  });
  expect(JSON.parse(stdout).connections[0].failure.remedy).not.toBe('');
  expect(stderr).toMatch(/^emea: /);
  expect(tookMs).toBeLessThan(5000);
});

test('settled: a failure that may pass is tried again', async () => {
  server.on(liveRoute, { status: 503 }, { status: 502 }, { body: { results: [] } });
  expect((await poll(['--once', '--timeout', '10'])).exitCode).toBe(0);
});

test('settled: a wait past the time-out ends at once as rate limited', async () => {
  server.on(listRoute, { status: 429, headers: { 'retry-after': '60' } });
  const { exitCode, stdout, tookMs } = await poll(['--once', '--timeout', '30']);
  expect(exitCode).toBe(5);
  expect(JSON.parse(stdout).connections[0].failure).toMatchObject({
    code: 'rate-limited',
    retryAfterMs: 60_000,
  });
  expect(tookMs).toBeLessThan(5000);
});

test('a vendor in trouble that names its own pause is not asked before', async () => {
  server.on(liveRoute, { status: 503, headers: { 'retry-after': '60' } });
  const { exitCode, tookMs } = await poll(['--once', '--timeout', '30']);
  expect(exitCode).toBe(6);
  expect(server.count(liveRoute)).toBe(1);
  expect(tookMs).toBeLessThan(5000);
});

test('a short wait is waited for', async () => {
  server.on(listRoute, { status: 429, headers: { 'retry-after': '0.3' } }, { body: { entities: [] } });
  const { exitCode, tookMs } = await poll(['--once', '--timeout', '30']);
  expect(exitCode).toBe(0);
  expect(tookMs).toBeGreaterThan(290);
});

test('a silent vendor is a time-out, and within the time', async () => {
  server.on(liveRoute, { raw: () => {} });
  const { exitCode, stdout, tookMs } = await poll(['--once', '--timeout', '0.6']);
  expect(exitCode).toBe(6);
  expect(JSON.parse(stdout).connections[0].failure.code).toBe('timeout');
  expect(tookMs).toBeLessThan(1500);
});

test('the reason is the vendor’s last failure, not our own time-out', async () => {
  server.on(liveRoute, { status: 429 }, { raw: () => {} });
  const { exitCode, stdout } = await poll(['--once', '--timeout', '1.5']);
  expect([exitCode, JSON.parse(stdout).connections[0].failure.code]).toEqual([5, 'rate-limited']);
});

test('one connection that fails leaves the others their readings', async () => {
  const { exitCode, stdout } = await poll(
    ['--once', '--timeout', '1'],
    [toConnection(server.url), toConnection('http://127.0.0.1:1', { id: 'us' })],
  );
  expect(exitCode).toBe(1);
  const { connections, readings } = JSON.parse(stdout);
  expect(connections.map(({ status }: { status: string }) => status)).toEqual(['ok', 'failed']);
  expect(readings).toHaveLength(1);
});

test.each([
  [['http://127.0.0.1:1', 'http://127.0.0.1:1'], 6],
  [['http://127.0.0.1:1', null], 1],
])('all failed: %j is exit code %i', async (urls, expected) => {
  server.on(listRoute, { status: 403 });
  const connections = urls.map((url, index) => toConnection(url ?? server.url, { id: `c${index}` }));
  expect((await poll(['--once', '--timeout', '0.5'], connections)).exitCode).toBe(expected);
});

test('an access key that is missing is named before anything is asked', async () => {
  const cxone = toConnection(server.url, { vendor: 'nice-cxone', api: 'acd' });
  const { exitCode, stdout, stderr } = await poll(['--once'], [cxone]);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('accessKeyId');
  expect(stderr).toContain('accessKeySecret');
  expect(server.requests).toEqual([]);
});

test('a connection that signs in by the browser is for the application only', async () => {
  const { exitCode, stderr } = await poll(['--once'], [toConnection(server.url, { signIn: 'browser' })]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('in the application only');
});

test('settled: without today’s figures the connection is ok and the reason on standard error', async () => {
  server.on(todayRoute, { status: 403 });
  const { exitCode, stdout, stderr } = await poll(['--once']);
  expect([exitCode, JSON.parse(stdout).connections[0].status]).toEqual([0, 'ok']);
  expect(stderr).toMatch(/^emea: today’s figures are missing: .*analytics:conversationAggregate:view.*\n$/);
});

test('a chosen queue that the vendor does not know is named on standard error', async () => {
  const { exitCode, stderr } = await poll(['--once'], [toConnection(server.url, { queues: ['q-1', 'q-9'] })]);
  expect([exitCode, stderr]).toEqual([
    0,
    'emea: The vendor does not know a queue that was chosen, and nothing is seen of it: q-9.\n',
  ]);
});

test('a vendor’s clock that differs is named on standard error, and the longest wait is left out', async () => {
  const now = Date.now();
  const began = { metric: 'oLongestWaiting', stats: { calculatedMetricValue: now - 60_000 } };
  const data = [{ metric: 'oWaiting', stats: { count: 2 } }, began];
  server.on(liveRoute, {
    headers: { date: new Date(now + 3_600_000).toUTCString() },
    body: { results: [{ group: { queueId: 'q-1', mediaType: 'voice' }, data }] },
  });
  server.on(todayRoute, { status: 403, headers: { date: new Date(now + 3_600_000).toUTCString() } });
  const { exitCode, stdout, stderr } = await poll(['--once']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout).readings[0]).toMatchObject({ waiting: 2, longestWaitMs: null });
  expect(stderr).toMatch(/^emea: This computer’s clock is 1 h behind the vendor’s\. Check /m);
});

test('polls again and again, one JSON line each, and goes on after a failure', async () => {
  server.on(liveRoute, { body: { results: [] } }, { status: 503 }, { body: { results: [] } });
  const { exitCode, stdout } = await poll(['--every', '0.1', '--count', '3']);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ connections }) => connections[0].status)).toEqual(['ok', 'failed', 'ok']);
  expect(exitCode).toBe(0);
  expect(server.count(listRoute)).toBe(1);
});

test('CSV of several polls has one header', async () => {
  const { stdout } = await poll(['--every', '0.1', '--count', '2', '--format', 'csv']);
  expect(stdout.trimEnd().split('\r\n')).toHaveLength(3);
});

test('the time-out ends polling without a count', async () => {
  const { exitCode, stdout, tookMs } = await poll(['--every', '0.2', '--timeout', '0.5']);
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd().split('\n').length).toBeGreaterThan(1);
  expect(tookMs).toBeLessThan(1500);
});

test('an interruption ends polling', async () => {
  const stop = new AbortController();
  const { exitCode, stdout } = await poll(['--every', '60'], undefined, {
    stop: stop.signal,
    onOut: () => stop.abort(),
  });
  expect(exitCode).toBe(130);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
});

test('an interruption of a question leaves a whole result of what there is', async () => {
  const stop = new AbortController();
  const silent = await new ScriptedServer().start();
  silent.on(tokenRoute, { raw: () => stop.abort() });
  const { exitCode, stdout } = await poll(['--once'], [toConnection(silent.url)], { stop: stop.signal });
  expect([exitCode, JSON.parse(stdout).connections[0].failure.code]).toEqual([130, 'cancelled']);
  await silent.stop();
});

test('at no log level a secret is written', async () => {
  const { stdout, stderr } = await poll(['--once', '--log-level', 'debug']);
  expect(stderr).toContain('observations');
  for (const secret of ['token-of-the-test', 'client-of-the-test', 'secret-of-the-test'])
    expect(stdout + stderr).not.toContain(secret);
});

test('a queue name cannot steer the terminal', async () => {
  server.on(listRoute, { body: { entities: [{ id: 'q-1', name: 'a\u001b[2J\u009b\u202eb' }] } });
  const { stdout } = await poll(['--once']);
  expect(stdout).toMatch(/^[\x20-\x7e]+\n$/);
  expect(JSON.parse(stdout).readings[0].queueName).toBe('a\u001b[2J\u009b\u202eb');
});

test('a certificate of one’s own is trusted when its file is named, and its issuer is named when not', async () => {
  const { url, caPem, stop } = await openSimulator({
    tls: true,
    queues: 2,
    clientId: secrets.GC_ID,
    clientSecret: secrets.GC_SECRET,
  });
  const caFile = await folder.write(caPem ?? '', 'ca.pem');
  const connections = [toConnection(url)];
  const trusted = await poll(['--once'], connections, {
    environment: { ...secrets, QUEUEWATCH_CA_FILE: caFile },
  });
  expect([trusted.exitCode, JSON.parse(trusted.stdout).connections[0].status]).toEqual([0, 'ok']);
  const refused = await poll(['--once', '--timeout', '2'], connections);
  expect(refused.exitCode).toBe(6);
  expect(refused.stderr).toContain('Queuewatch demo CA');
  await stop();
});
