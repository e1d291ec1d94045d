import { expect, test } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../src/main/log.ts';
import { type ApiCall, createApiClient } from '../../src/main/vendors/api-client.ts';
import type { Http, HttpRequest } from '../../src/main/vendors/http.ts';
import { createSecretFilter } from '../../src/main/vendors/secret-filter.ts';
import { createTokenSource } from '../../src/main/vendors/token-source.ts';
import { ok } from '../../src/shared/result.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

const base = 'https://api.mypurecloud.ie/gate';

/** Calls over a vendor that takes every token and answers `{}`. */
async function call(uri: string, headersOf: (now: number) => Record<string, string> = () => ({})) {
  const clock = new SteppedClock();
  const sent: HttpRequest[] = [];
  const http: Http = {
    async send(request) {
      sent.push(request);
      const receivedAt = clock.now();
      const headers = headersOf(receivedAt);
      const header = (name: string) => headers[name] ?? null;
      return ok({ status: 200, header, text: '{}', receivedAt, timeToFirstByteMs: 1 });
    },
    close: async () => undefined,
  };
  const client = createApiClient({
    http,
    tokens: createTokenSource({
      clock,
      grant: async () => ({ ok: true, value: { value: 'token-of-the-test', lifetimeMs: 3_600_000 } }),
    }),
    secrets: createSecretFilter(),
    log: createLog('error', () => undefined, clock.now),
    getBaseUrl: async () => ({ ok: true, value: base }),
  });
  const question: ApiCall<unknown> = {
    method: 'POST',
    path: '/first',
    uri,
    body: {},
    lane: 'report',
    schema: z.object({}),
    permission: null,
    scope: null,
    signal: new AbortController().signal,
  };
  const result = await client.call(question);
  const { clockSkewMs } = client.measured();
  return { result, urls: sent.map(({ url }) => url), sent, clockSkewMs };
}

test.each([
  ['another scheme', 'http://api.mypurecloud.ie/next'],
  ['another host', 'https://api.mypurecloud.de/next'],
  ['a host below it', 'https://x.api.mypurecloud.ie/next'],
  ['a host that begins like it', 'https://api.mypurecloud.ie.example.com/next'],
  ['the sign-in’s host', 'https://login.mypurecloud.ie/next'],
  ['another port', 'https://api.mypurecloud.ie:8443/next'],
  ['a name and password', 'https://user:secret@api.mypurecloud.ie/next'],
  ['a host without a scheme', '//evil.example/next'],
  ['a host behind backslashes', '\\\\evil.example/next'],
  ['no address of the web', 'file:///etc/passwd'],
  ['no address at all', 'https://['],
])('settled: a page at %s is a bad answer, and gets no token (%s)', async (_name, uri) => {
  const { result, urls } = await call(uri);
  expect(result).toMatchObject({ ok: false, failure: { code: 'bad-answer' } });
  expect(urls).toEqual([]);
});

test.each([
  ['https://api.mypurecloud.ie/next?cursor=a%2Bb', 'https://api.mypurecloud.ie/next?cursor=a%2Bb'],
  ['https://API.mypurecloud.ie:443/next', 'https://api.mypurecloud.ie/next'],
  ['/next?cursor=2', 'https://api.mypurecloud.ie/next?cursor=2'],
])('settled: a page at the connection’s own origin is asked for as given (%s)', async (uri, url) => {
  const { result, urls } = await call(uri);
  expect(result).toMatchObject({ ok: true });
  expect(urls).toEqual([url]);
});

test.each([
  ['the vendor’s date', {}, -90_000],
  ['the date and age of what a cache hands on', { age: '90' }, 0],
  ['the date alone where the age is none', { age: 'old' }, -90_000],
])('the difference between clocks is told by %s', async (_what, headers, expected) => {
  const { clockSkewMs } = await call(`${base}/next`, (now) => ({
    date: new Date(now - 90_000).toUTCString(),
    ...headers,
  }));
  expect(clockSkewMs).toBe(expected);
});

test('a question wants nothing that a cache on the way has kept', async () => {
  const { sent } = await call(`${base}/next`);
  expect(sent.map(({ headers }) => headers['cache-control'])).toEqual(['no-cache']);
});
