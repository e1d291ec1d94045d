import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureSchema } from '../../../src/shared/failure.ts';
import { describeFailure } from '../../../src/shared/words/en/failure.ts';
import type { FixedClock } from '../fixed-clock.ts';
import { clientId, clientSecret, openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import {
  aggregatesRoute,
  BriskClock,
  detailsRoute,
  grantToken,
  iamRoute,
  monday,
  report,
  summaryRoute,
  toAnswer,
  tokenRoute,
  toListing,
} from './details-fixture.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new BriskClock(Date.UTC(2026, 2, 2, 9));
  server = await new ScriptedServer().start();
  server.on(tokenRoute, grantToken).on(iamRoute, toListing({ a: 'A' }));
  server.on(detailsRoute, { body: { entities: [] } });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) =>
  openVendor(server.url, clock, { api: 'queue-details', ...changes }).vendor;
const signIns = () => server.requests.filter(({ path }) => path.endsWith('/oauth/token'));
const scopesAsked = () => signIns().map(({ body }) => new URLSearchParams(body).get('scope'));

test.each([
  [400, { error: 'invalid_request' }],
  [400, {}],
  [401, { error: 'invalid_client' }],
  [401, { error: 'invalid_grant' }],
])(
  'settled: after a %d with %j to the Basic header id and secret go into the form once, and what worked is kept',
  async (status, body) => {
    server.on(tokenRoute, ({ headers }) =>
      headers.authorization === undefined
        ? { body: { access_token: 'token', expires_in: 100 } }
        : { status, body },
    );
    const vendor = open();
    expect(await vendor.read(readRequest())).toMatchObject({ ok: true });
    clock.advance(95_000);
    expect(await vendor.read(readRequest())).toMatchObject({ ok: true });
    expect(signIns().map(({ headers }) => headers.authorization?.split(' ')[0])).toEqual([
      'Basic',
      undefined,
      undefined,
    ]);
    expect(Object.fromEntries(new URLSearchParams(signIns()[1]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
  },
);

test('settled: where the login address has no token endpoint the API’s own is asked', async () => {
  const login = await new ScriptedServer().start();
  expect(await open({ loginUrl: login.url }).read(readRequest())).toMatchObject({ ok: true });
  expect(login.requests.map(({ path }) => path)).toEqual(['/oauth/token']);
  expect(signIns()).toHaveLength(1);
  await login.stop();
});

test('settled: invalid_scope at the token endpoint is a missing permission that names the scope', async () => {
  server.on(tokenRoute, { status: 400, body: { error: 'invalid_scope' } });
  expect(await open({ scope: 'analytics:own:view' }).read(readRequest())).toMatchObject({
    failure: { code: 'permission', subject: 'analytics:queue:read' },
  });
  expect(scopesAsked()).toContain('analytics:own:view');
});

test('a tenant whose sign-in wants a scope passes its connection test, as it is polled well', async () => {
  server.on(tokenRoute, ({ body }) =>
    new URLSearchParams(body).has('scope') ? grantToken : { status: 400, body: { error: 'invalid_scope' } },
  );
  const vendor = open();
  const checked = await vendor.check(new AbortController().signal);
  expect(checked).toMatchObject({
    value: {
      steps: [
        { step: 'sign-in', failure: null },
        { step: 'queue-list', failure: null },
        { step: 'live-figures', failure: null },
        {},
        {},
        {},
      ],
    },
  });
  await vendor.close();
});

test('settled: a connection may name a scope itself', async () => {
  await open({ scope: 'analytics:own:view' }).read(readRequest());
  expect(scopesAsked()).toEqual(['analytics:own:view']);
});

const questions = [
  ['000', 'analytics:queue:read', detailsRoute, null],
  ['001', 'analytics:queue:view', detailsRoute, 'queues'],
  ['002', 'analytics:conversation:read', aggregatesRoute, 'intervals'],
  ['004', 'analytics:query:view', summaryRoute, 'sla'],
] as const;

describe.each(questions)('document %s', (_document, scope, route, kind) => {
  const ask = () =>
    kind === null ? open().read(readRequest()) : report(server, clock, kind, { question: { from: monday } });
  const isScoped = ({ headers }: SeenRequest) => headers.authorization === 'Bearer scoped';

  beforeEach(() => {
    server.on(tokenRoute, ({ body }) => ({
      body: {
        access_token: new URLSearchParams(body).get('scope') === scope ? 'scoped' : 'plain',
        expires_in: 3600,
      },
    }));
  });

  test(`settled: no scope is sent at first, after a 403 one token with ${scope}`, async () => {
    server.on(route, (request) => (isScoped(request) ? { body: { entities: [] } } : { status: 403 }));
    expect(await ask()).toMatchObject({ ok: true });
    expect(scopesAsked()).toEqual([null, scope]);
  });

  test('settled: the remedy of a 403 names the scope, the grant and where the data lies', async () => {
    server.on(route, { status: 403, body: { message: 'Forbidden.' } });
    const result = await ask();
    expect(result).toMatchObject({ ok: false, failure: { code: 'permission', subject: scope } });
    if (result.ok) return;
    const { remedy } = describeFailure(failureSchema.parse(result.failure));
    expect(remedy).toContain(scope);
    expect(remedy).toMatch(/grant/i);
    expect(remedy).toMatch(/region|residency/i);
  });
});

test('settled: a scope is kept per document, so that one report does not change the other', async () => {
  const byToken = (scope: string) => (request: SeenRequest) =>
    request.headers.authorization === `Bearer ${scope}` ? { body: { entities: [] } } : { status: 403 };
  server.on(tokenRoute, ({ body }) => ({
    body: { access_token: new URLSearchParams(body).get('scope') ?? 'plain', expires_in: 3600 },
  }));
  server.on(summaryRoute, byToken('analytics:query:view'));
  server.on(aggregatesRoute, byToken('analytics:conversation:read'));
  const vendor = open();
  const ask = async (kind: 'sla' | 'intervals') => {
    const result = await vendor.report({
      question: {
        kind,
        from: monday,
        to: monday + 3_600_000,
        queueIds: ['a'],
        granularity: 'PT1H',
        thresholdMs: null,
        formula: null,
      },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    return toAnswer(result).cutShort;
  };
  for (const kind of ['sla', 'intervals', 'sla', 'intervals'] as const) expect(await ask(kind)).toBeNull();
  expect(scopesAsked()).toEqual([null, 'analytics:query:view', null, 'analytics:conversation:read']);
});
