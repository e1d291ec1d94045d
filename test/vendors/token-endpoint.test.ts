import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ApiName } from '../../src/shared/connection.ts';
import { FixedClock } from './fixed-clock.ts';
import { openVendor, readRequest } from './genesys-fixture.ts';
import { openCxone, scriptTenant } from './nice-cxone/cxone-fixture.ts';
import { ScriptedServer } from './scripted-server.ts';

// What a refusal at a token endpoint means, whoever's it is.

let server: ScriptedServer;

beforeEach(async () => {
  server = scriptTenant(await new ScriptedServer().start());
});
afterEach(() => server.stop());

const ways: readonly (readonly [ApiName, token: string])[] = [
  ['platform', 'POST /oauth/token'],
  ['queue-details', 'POST /oauth/token'],
  ['acd', 'POST /auth/token'],
  ['queue-stats', 'POST /v2/oauth2/token'],
];
const cases = ways.flatMap(([api, token]) => [400, 401].map((status) => [api, token, status] as const));

async function refuse(api: ApiName, token: string, status: number, error: string) {
  server.on(token, { status, body: { error, error_description: 'The client is not known here' } });
  const clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  const { vendor } =
    api === 'acd' || api === 'queue-stats'
      ? openCxone(server.url, clock, { api, apiUrl: server.url })
      : openVendor(server.url, clock, { api });
  const result = await vendor.read(readRequest());
  await vendor.close();
  if (result.ok) throw new Error('it was answered');
  return result.failure;
}

test.each(cases)(
  'settled: invalid_client is a refused sign-in (%s, %s answers %i)',
  async (api, token, status) => {
    expect(await refuse(api, token, status, 'invalid_client')).toMatchObject({
      code: 'auth',
      retryable: false,
      detail: expect.stringContaining('The client is not known here'),
    });
  },
);

test.each(cases)(
  'settled: invalid_scope is a missing permission (%s, %s answers %i)',
  async (api, token, status) => {
    expect(await refuse(api, token, status, 'invalid_scope')).toMatchObject({ code: 'permission' });
  },
);
