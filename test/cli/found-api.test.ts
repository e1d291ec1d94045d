import { afterEach, beforeEach, expect, test } from 'vitest';
import { ScriptedServer } from '../vendors/scripted-server.ts';
import { ConfigFolder, run, toConnection } from './run.ts';

// Which way of asking `auto` found, as whoever called the command line reads it.

const detailsRoute = 'POST /api/v2/analytics/queues/details/query';

let server: ScriptedServer;
let folder: ConfigFolder;

beforeEach(async () => {
  folder = new ConfigFolder();
  server = await new ScriptedServer().start();
  server.on('POST /oauth/token', { body: { access_token: 'token', expires_in: 3600 } });
});
afterEach(async () => {
  await server.stop();
  await folder.remove();
});

function scriptPlatform() {
  server
    .on('GET /api/v2/routing/queues', { body: { entities: [{ id: 'q-1', name: 'Billing' }] } })
    .on('POST /api/v2/analytics/queues/observations/query', { body: { results: [] } })
    .on('POST /api/v2/analytics/conversations/aggregates/query', { body: { results: [] } });
}
const scriptDocuments = () =>
  server.on(detailsRoute, { body: { entities: [{ queueId: 'q-1', metrics: { waiting: 1 } }] } });

test.each([
  ['platform', scriptPlatform],
  ['queue-details', scriptDocuments],
] as const)('settled: that auto found %s is shown by poll and by check', async (api, script) => {
  script();
  const config = await folder.write({ connections: [toConnection(server.url, { api: 'auto' })] });
  for (const command of [['poll', '--once'], ['check']]) {
    const { stdout } = await run([...command, '--timeout', '5', '--config', config]);
    expect(JSON.parse(stdout).connections).toMatchObject([{ id: 'emea', status: expect.any(String), api }]);
  }
});
