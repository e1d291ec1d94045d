import { afterEach, beforeEach, expect, test } from 'vitest';
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
