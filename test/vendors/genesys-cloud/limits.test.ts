import { expect, onTestFinished, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';

// What a connection of this vendor is held to, and what a poll of it costs.

const detailsRoute = 'POST /api/v2/analytics/queues/details/query';

async function start(): Promise<ScriptedServer> {
  const server = await new ScriptedServer().start();
  onTestFinished(() => server.stop());
  server.on('POST /oauth/token', { body: { access_token: 'token-of-the-test', expires_in: 3600 } });
  server.on(detailsRoute, { body: { entities: [] } });
  return server;
}

test('settled: 300 requests a minute are allowed, until the vendor’s own counter says another number', async () => {
  const server = await start();
  const headers = {
    'inin-ratelimit-count': '9',
    'inin-ratelimit-allowed': '180',
    'inin-ratelimit-reset': '60',
  };
  const clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  const { vendor } = openVendor(server.url, clock, { api: 'queue-details' });
  expect(vendor.load()).toMatchObject({ allowedPerMinute: 300, requestsPerMinute: 0, usedShare: null });
  server.on(detailsRoute, { headers, body: { entities: [] } });
  await vendor.read(readRequest());
  expect(vendor.load()).toMatchObject({ allowedPerMinute: 180, usedShare: 0.05, requestsPerPoll: 1 });
  expect(vendor.load().requestsPerMinute).toBe(server.requests.length);
  clock.advance(60_000);
  expect(vendor.load()).toMatchObject({ allowedPerMinute: 300, usedShare: null, requestsPerMinute: 0 });
  await vendor.close();
});

test('settled: the documents’ own way of asking keeps to ten requests a second', async () => {
  const server = await start();
  const clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  server.on('GET /api/v2/iam/queues', { body: { entities: [] } });
  // The time-out of a question, which is longer than a second, stays real.
  clock.toRealMs = (delayMs) => (delayMs > 1000 ? delayMs : 0);
  const startedAt = clock.monotonic();
  const { vendor } = openVendor(server.url, clock, { api: 'queue-details' });
  for (let index = 0; index < 12; index += 1) await vendor.read(readRequest());
  // Time stands still but for what waits: the first ten requests waited for nothing.
  expect(server.count(detailsRoute)).toBe(12);
  expect(clock.monotonic() - startedAt).toBe(1000);
  await vendor.close();
});

test('the real API is not held to a number a second', async () => {
  const server = await start();
  server.on('GET /api/v2/routing/queues', { body: { entities: [], pageCount: 1 } });
  const clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  const startedAt = clock.monotonic();
  const { vendor } = openVendor(server.url, clock, { api: 'platform' });
  for (let index = 0; index < 30; index += 1) await vendor.listQueues(new AbortController().signal);
  expect(server.count('GET /api/v2/routing/queues')).toBe(30);
  expect(clock.monotonic()).toBe(startedAt);
  await vendor.close();
});
