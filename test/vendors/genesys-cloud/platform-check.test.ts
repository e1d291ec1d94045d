import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckProgress } from '../../../src/shared/check.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';
import { findUnknownFields } from './known-fields.ts';
import { LargeTenant } from './large-tenant.ts';
import { answerPolls, date, todayRoute, tokenRoute, vendorNow } from './platform-answers.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(vendorNow + 3000);
  server = answerPolls(await new ScriptedServer().start());
});
afterEach(async () => {
  expect(findUnknownFields(server.requests)).toEqual([]);
  await server.stop();
});

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'platform', ...changes });

const organisationRoute = 'GET /api/v2/organizations/me';

test('check tries every step and says which permission is missing', async () => {
  const headers = { date: new Date(vendorNow + 60_000).toUTCString() };
  server
    .on(todayRoute, { status: 403, headers })
    .on(organisationRoute, { headers: date, body: { name: 'Example Ltd' } });
  const told: CheckProgress[] = [];
  const result = await open().vendor.check(new AbortController().signal, (progress) => told.push(progress));
  expect(told.map(({ steps, asking, queueCount }) => [steps.length, asking, queueCount])).toEqual([
    [0, 'sign-in', null],
    [1, null, null],
    // The tenant's name.
    [1, null, null],
    [1, 'queue-list', null],
    [2, null, null],
    [2, null, 2],
    [2, 'live-figures', 2],
    [3, null, 2],
    [3, 'today-figures', 2],
    [4, null, 2],
  ]);
  expect(told.map(({ organisation }) => organisation).indexOf('Example Ltd')).toBe(2);
  expect(result).toMatchObject({
    ok: true,
    value: {
      api: 'platform',
      organisation: 'Example Ltd',
      queues: [{ name: 'Billing' }, { name: 'Support' }],
      clockSkewMs: 57_000,
      // A live query every 15 s, today's figures every minute, the list every ten, a sign-in every five at most.
      requestsPerMinute: Math.ceil(4 + 1 + 0.1 + 0.2),
      allowedPerMinute: 300,
      steps: [
        { step: 'sign-in', failure: null },
        { step: 'queue-list', failure: null },
        { step: 'live-figures', failure: null },
        {
          step: 'today-figures',
          failure: { code: 'permission', subject: 'analytics:conversationAggregate:view' },
        },
      ],
    },
  });
});

test.each([{ status: 403 }, { status: 404 }, { body: { name: null } }, { body: 'garbage' }])(
  'check knows no organisation where the vendor answers %j, and nothing failed',
  async (reply) => {
    server.on(organisationRoute, { headers: date, ...reply });
    const result = await open().vendor.check(new AbortController().signal);
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.organisation).toBeNull();
    expect(result.value.steps.map(({ failure }) => failure)).toEqual([null, null, null, null]);
  },
);

test('five thousand busy queues stay below a hundred requests a minute', async () => {
  const tenant = new LargeTenant(server, 5000);
  for (const id of tenant.ids) {
    tenant.waiting.set(id, { count: 1, since: vendorNow });
    tenant.onQueue.set(id, 1);
  }
  const result = await open().vendor.check(new AbortController().signal);
  // Five pages of contacts and five of agents every 15 s, one query of today's figures, fifty pages of the list.
  expect(result).toMatchObject({ ok: true, value: { requestsPerMinute: Math.ceil(40 + 1 + 5 + 0.2) } });
});

test('check ends with the sign-in where that fails', async () => {
  server.on(tokenRoute, { status: 401, body: { error: 'invalid_client' } });
  expect(await open().vendor.check(new AbortController().signal)).toMatchObject({
    value: { steps: [{ step: 'sign-in', failure: { code: 'auth' } }], queues: [] },
  });
});
