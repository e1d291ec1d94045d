import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';
import { createHttp } from '../../src/main/vendors/http.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import type { Found } from '../../src/shared/connection.ts';
import { ok } from '../../src/shared/result.ts';
import { FixedClock } from './fixed-clock.ts';
import { clientId, clientSecret, createConnection } from './genesys-fixture.ts';
import { ScriptedServer, type SeenRequest } from './scripted-server.ts';

// What an earlier run found out about the token endpoint: its style, and at which of the two addresses it is.

const atLogin = 'POST /login/oauth/token';
const atApi = 'POST /api/oauth/token';
const token = { body: { access_token: 'token', expires_in: 3600 } };

let server: ScriptedServer;

beforeEach(async () => {
  server = await new ScriptedServer().start();
  server.on('GET /api/api/v2/routing/queues', { body: { entities: [] } });
});
afterEach(() => server.stop());

async function ask(found: Found['token']) {
  const clock = new FixedClock(Date.UTC(2026, 2, 2, 9));
  const noted: Found[] = [];
  const created = createVendor(
    createConnection(server.url, {
      api: 'platform',
      loginUrl: `${server.url}/login`,
      apiUrl: `${server.url}/api`,
    }),
    {
      clock,
      log: createLog('error', () => undefined, clock.now),
      getCredentials: async () => ok({ clientId, clientSecret }),
      readFound: () => ({ api: null, token: found }),
      onFound: (_id, next) => noted.push(next),
      openHttp: () => createHttp({ clock, totalTimeoutMs: 2000 }),
    },
  );
  if (!created.ok) throw new Error(created.failure.code);
  const listed = await created.value.listQueues(new AbortController().signal);
  await created.value.close();
  return { listed, found: noted.at(-1)?.token };
}

const styleOf = ({ headers }: SeenRequest) => (headers.authorization === undefined ? 'form' : 'basic');
const attempts = () =>
  server.requests
    .filter(({ path }) => path.endsWith('/oauth/token'))
    .map((request) => `${request.path.split('/')[1]} ${styleOf(request)}`);
const basicOnly = (request: SeenRequest) => (styleOf(request) === 'basic' ? token : { status: 401 });

test('settled: the token style and address that an earlier run found are asked first', async () => {
  server.on(atApi, token);
  const worked = { url: `${server.url}/api/oauth/token`, style: 'form' } as const;
  const { listed, found } = await ask(worked);
  expect(listed.ok).toBe(true);
  expect(attempts()).toEqual(['api form']);
  // Whatever was noted since, this has not changed.
  expect(found ?? worked).toEqual(worked);
});

test('settled: a token style that stops working is looked for anew', async () => {
  server.on(atLogin, basicOnly);
  const { listed, found } = await ask({ url: `${server.url}/login/oauth/token`, style: 'form' });
  expect(listed.ok).toBe(true);
  expect(attempts()).toEqual(['login form', 'login basic']);
  expect(found).toEqual({ url: `${server.url}/login/oauth/token`, style: 'basic' });
});

test('settled: a token address that is no longer there is looked for anew', async () => {
  server.on(atLogin, token);
  const { listed, found } = await ask({ url: `${server.url}/api/oauth/token`, style: 'basic' });
  expect(listed.ok).toBe(true);
  expect(attempts()).toEqual(['api basic', 'login basic']);
  expect(found).toEqual({ url: `${server.url}/login/oauth/token`, style: 'basic' });
});

test('settled: what was found is told, to be kept with the connection', async () => {
  server.on(atApi, (request) => (styleOf(request) === 'form' ? token : { status: 400 }));
  const { found } = await ask(null);
  expect(attempts()).toEqual(['login basic', 'api basic', 'api form']);
  expect(found).toEqual({ url: `${server.url}/api/oauth/token`, style: 'form' });
});
