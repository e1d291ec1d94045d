import { afterEach, beforeEach, expect, test } from 'vitest';
import { ScriptedServer } from '../vendors/scripted-server.ts';
import { ConfigFolder, run, toConnection } from './run.ts';

const listRoute = 'GET /api/v2/routing/queues';
const liveRoute = 'POST /api/v2/analytics/queues/observations/query';
const todayRoute = 'POST /api/v2/analytics/conversations/aggregates/query';

let server: ScriptedServer;
let folder: ConfigFolder;

beforeEach(async () => {
  folder = new ConfigFolder();
  server = await new ScriptedServer().start();
  const mediaSettings = { call: { serviceLevel: { percentage: 0.8, durationMs: 20_000 } } };
  server
    .on('POST /oauth/token', { body: { access_token: 'token', expires_in: 3600 } })
    .on(listRoute, { body: { entities: [{ id: 'q-1', name: 'Billing', mediaSettings }] } })
    .on(liveRoute, { body: { results: [] } })
    .on(todayRoute, { body: { results: [] } });
});
afterEach(async () => {
  await server.stop();
  await folder.remove();
});

async function ask(...argv: string[]) {
  const connections = [toConnection(server.url, { queues: ['q-9'] })];
  const ran = await run([...argv, '--config', await folder.write({ connections }), '--timeout', '2']);
  return { ...ran, result: ran.stdout.startsWith('c') ? null : JSON.parse(ran.stdout) };
}

test('check prints what each step found', async () => {
  const { exitCode, result } = await ask('check');
  expect(exitCode).toBe(0);
  expect(result.connections[0]).toMatchObject({
    id: 'emea',
    status: 'ok',
    api: 'platform',
    queues: [{ queueId: 'q-1', queueName: 'Billing' }],
    steps: ['sign-in', 'queue-list', 'live-figures', 'today-figures'].map((step) => ({ step, status: 'ok' })),
    clockSkewMs: 0,
  });
});

test('check fails with the permission that the live figures miss, and still shows the rest', async () => {
  server.on(liveRoute, { status: 403 });
  const { exitCode, result, stderr } = await ask('check');
  expect(exitCode).toBe(4);
  expect(result.connections[0].steps.map(({ status }: { status: string }) => status)).toEqual([
    'ok',
    'ok',
    'failed',
    'ok',
  ]);
  expect(stderr).toContain('analytics:queueObservation:view');
});

test('what a check could not find out is null, never 0', async () => {
  server.on(listRoute, { status: 403 });
  const [connection] = (await ask('check')).result.connections;
  expect(connection).toMatchObject({ status: 'failed', queueCount: null, queues: [] });
  server.on('POST /oauth/token', { status: 401, body: { error: 'invalid_client' } });
  const [refused] = (await ask('check')).result.connections;
  expect(refused).toMatchObject({
    queueCount: null,
    requestsPerMinute: null,
    steps: [{ step: 'sign-in', status: 'failed' }],
  });
});

test('a tenant without queues has 0 of them', async () => {
  server.on(listRoute, { body: { entities: [] } });
  expect((await ask('check')).result.connections[0]).toMatchObject({ status: 'ok', queueCount: 0 });
});

test('check passes without today’s figures, but says so', async () => {
  server.on(todayRoute, { status: 403 });
  const { exitCode, stderr } = await ask('check');
  expect(exitCode).toBe(0);
  expect(stderr).toContain('analytics:conversationAggregate:view');
});

test('check tries again what may pass', async () => {
  server.on(liveRoute, { status: 503 }, { body: { results: [] } });
  expect((await ask('check')).exitCode).toBe(0);
});

test('queues lists every queue of the vendor, chosen or not', async () => {
  expect((await ask('queues')).result).toEqual([
    {
      connectionId: 'emea',
      queueId: 'q-1',
      queueName: 'Billing',
      targets: { voice: { targetMs: 20_000, goalPercent: 80 } },
    },
  ]);
  expect((await ask('queues', '--format', 'csv')).stdout).toBe(
    'connectionId,queueId,queueName\r\nemea,q-1,Billing\r\n',
  );
});

test('queues that cannot be had are an empty result and an exit code', async () => {
  server.on(listRoute, { status: 401 });
  expect(await ask('queues')).toMatchObject({ exitCode: 3, result: [] });
});
