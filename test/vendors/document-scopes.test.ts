import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallResult } from '../../src/main/vendors/api-client.ts';
import { createDocumentScopes } from '../../src/main/vendors/document-scopes.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { FixedClock } from './fixed-clock.ts';
import { openVendor, readRequest } from './genesys-fixture.ts';
import { activityRoute, openCxone, scriptTenant } from './nice-cxone/cxone-fixture.ts';
import { ScriptedServer } from './scripted-server.ts';

// Scopes are a thing of the documents; what the documents’ ways of asking do with theirs stands with each of them.

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  server = scriptTenant(await new ScriptedServer().start());
  server.on('POST /oauth/token', { body: { access_token: 'token', expires_in: 3600 } });
});
afterEach(() => server.stop());

test.each([
  ['platform', '/oauth/token', 'GET /api/v2/routing/queues'],
  ['acd', '/auth/token', activityRoute],
] as const)(
  'settled: scopes do not exist in the real API: %s asks for none, not even after a 403',
  async (api, tokenPath, route) => {
    server.on(route, { status: 403 });
    const { vendor } =
      api === 'acd' ? openCxone(server.url, clock, { api }) : openVendor(server.url, clock, { api });
    for (let poll = 0; poll < 2; poll += 1)
      expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'permission' } });
    const asked = server.requests.filter(({ path }) => path === tokenPath);
    expect(asked).toHaveLength(2);
    expect(asked.map(({ body }) => new URLSearchParams(body).get('scope'))).toEqual([null, null]);
    // One question a poll: no second one with another token.
    expect(server.count(route)).toBe(2);
  },
);

test('a proxy that refuses our name and password is asked once, and a scope that worked is kept', async () => {
  const scopes = createDocumentScopes(null);
  const asked: (string | null)[] = [];
  const proxy = createFailure('proxy', { reason: 'proxy-credentials-refused' });
  const answers: CallResult<string>[] = [
    { ok: false, failure: createFailure('permission'), status: 403 },
    { ok: true, value: 'answer', vendorNow: 0 },
    { ok: false, failure: proxy, status: null },
  ];
  const question = async (scope: string | null) => {
    asked.push(scope);
    return answers.shift() ?? { ok: false as const, failure: proxy, status: null };
  };
  await scopes.ask('reports:view', question);
  expect(await scopes.ask('reports:view', question)).toMatchObject({ failure: { code: 'proxy' } });
  expect(asked).toEqual([null, 'reports:view', 'reports:view']);
  expect(scopes.inForce('reports:view')).toBe('reports:view');
});
