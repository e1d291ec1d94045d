import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LoopbackRedirect, openLoopbackRedirect } from '../../src/main/vendors/loopback-redirect.ts';

const state = 'state-of-this-sign-in';

let redirect: LoopbackRedirect;
let port: number;

beforeEach(async () => {
  const opened = await openLoopbackRedirect(state);
  if (opened === null) throw new Error('no port');
  redirect = opened;
  port = Number(new URL(opened.redirectUri).port);
});
afterEach(() => redirect.close());

interface Asked {
  path?: string;
  method?: string;
  host?: string;
}

/** Asks as anything on this computer can: with any path, and under any name. */
function ask({ path = `/?code=c&state=${state}`, method = 'GET', host = `localhost:${port}` }: Asked = {}) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('error', reject).end();
  });
}

test.each<[string, Asked]>([
  ['another state', { path: '/?code=stolen&state=guessed' }],
  ['no state', { path: '/?code=stolen' }],
  ['another path', { path: `/other?code=stolen&state=${state}` }],
  ['another method', { method: 'POST', path: `/?code=stolen&state=${state}` }],
  // A page of a stranger whose name was made to lead here.
  ['another name', { host: 'stranger.example', path: `/?code=stolen&state=${state}` }],
  ['neither code nor error', { path: `/?state=${state}` }],
  ['an address that cannot be read', { path: '//' }],
  ['an address with a name that is none', { path: 'http://[' }],
])('%s is refused, and the right answer after it still counts', async (_name, asked) => {
  expect((await ask(asked)).status).toBe(404);
  expect((await ask()).status).toBe(200);
  expect(await redirect.answer).toEqual({ code: 'c', error: null });
});

test('of two answers the first one counts', async () => {
  await ask();
  await ask({ path: `/?code=second&state=${state}` });
  expect(await redirect.answer).toEqual({ code: 'c', error: null });
});

test('an error wins over a code that comes with it', async () => {
  await ask({ path: `/?code=c&error=access_denied&state=${state}` });
  expect(await redirect.answer).toEqual({ code: null, error: 'access_denied' });
});

test('the page repeats nothing of the answer', async () => {
  const { text } = await ask({ path: `/?error=%3Cb%3Eboo&state=${state}` });
  expect(text).not.toContain('boo');
  expect(text).not.toContain(state);
});

test('the browser has its page before the answer is told, so that closing cuts nothing off', async () => {
  const closed = redirect.answer.then(() => redirect.close());
  const { status, text } = await ask();
  await closed;
  expect(status).toBe(200);
  expect(text).toContain('</html>');
});

test('closing ends connections that were opened and never used', async () => {
  const silent = connect(port, '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  // The server knows of it once it has answered somebody who came later.
  await ask({ path: '/other' });
  const gone = new Promise((resolve) => silent.once('close', resolve));
  redirect.close();
  await gone;
  await expect(ask()).rejects.toThrow();
});
