import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import {
  activityRoute,
  configurationRoute,
  discoveryRoute,
  olderTokenRoute,
  openCxone,
  readRequest,
  readWell,
  scriptTenant,
  secrets,
  statsRoute,
  statsTokenRoute,
} from './cxone-fixture.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 10, 21, 10));
  server = scriptTenant(await new ScriptedServer().start());
  server
    .on(statsTokenRoute, { body: { access_token: 'stats-token', expires_in: 3600 } })
    .on(statsRoute, { body: { data: [] } });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}, options: Parameters<typeof openCxone>[3] = {}) =>
  openCxone(server.url, clock, { api: 'auto', apiUrl: server.url, ...changes }, options);
const { clientId, clientSecret } = secrets;

test('settled: without an access key it is queue-stats at once', async () => {
  const { vendor } = open({}, { credentials: { clientId, clientSecret } });
  expect(vendor.capabilities.givesWaiting).toBe(false);
  expect((await readWell(vendor)).api).toBe('queue-stats');
  expect(server.count(discoveryRoute)).toBe(0);
});

test('with an access key the real API is asked first, and kept', async () => {
  const { vendor, found } = open();
  expect((await readWell(vendor)).api).toBe('acd');
  expect(found()?.api).toBe('acd');
  expect(server.count(statsRoute)).toBe(0);
});

test.each([
  ['the first data call', () => server.on(activityRoute, { status: 404 })],
  [
    'both sign-ins of the real API',
    () => server.on(discoveryRoute, { status: 404 }).on(olderTokenRoute, { status: 404 }),
  ],
])('settled: a 404 of %s leads to the document’s way, which is kept', async (_name, prepare) => {
  prepare();
  const { vendor, found } = open();
  expect((await readWell(vendor)).api).toBe('queue-stats');
  expect(found()?.api).toBe('queue-stats');
  const before = server.count(activityRoute) + server.count(discoveryRoute);
  await readWell(vendor);
  expect(server.count(activityRoute) + server.count(discoveryRoute)).toBe(before);
});

test('goes back when the document’s way stops answering', async () => {
  server.on(activityRoute, { status: 404 });
  const { vendor } = open();
  await readWell(vendor);
  server.on(statsRoute, { status: 404 }).on(activityRoute, { body: { skillActivity: [] } });
  expect((await readWell(vendor)).api).toBe('acd');
});

test('what an earlier run found is asked first', async () => {
  await readWell(open({}, { found: { api: 'queue-stats', token: null } }).vendor);
  expect(server.count(discoveryRoute)).toBe(0);
});

test('a failure that is no 404 is told, and no other way tried', async () => {
  server.on(activityRoute, { status: 403 });
  expect(await open().vendor.read(readRequest())).toMatchObject({ failure: { code: 'permission' } });
  expect(server.count(statsTokenRoute)).toBe(0);
});

test('a tenant unknown to the issuer is told, as it says nothing about the way of asking', async () => {
  server.on(configurationRoute, { status: 404 });
  // The area gives the document's way an address, so that there are two ways without a typed-in one.
  const { vendor } = openCxone(server.url, clock, { api: 'auto', region: 'eu1' });
  expect(await vendor.read(readRequest())).toMatchObject({
    failure: { code: 'not-found', subject: '/.well-known/cxone-configuration' },
  });
});
