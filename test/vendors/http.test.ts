import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createHttp, type Http } from '../../src/main/vendors/http.ts';
import { type ProxyChoice, parseProxyAddress } from '../../src/main/vendors/proxy-choice.ts';
import { settle } from '../fakes/stepped-clock.ts';

const answerWell: RequestListener = (_request, response) => response.end('{"good":true}');

async function startServer(host = '127.0.0.1', answer = answerWell) {
  const seen = { sockets: 0, requests: 0 };
  const server = createServer((request, response) => {
    seen.requests += 1;
    answer(request, response);
  });
  server.on('connection', () => {
    seen.sockets += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, port: (server.address() as AddressInfo).port };
}

function open(totalTimeoutMs = 3000): Http {
  const http = createHttp({ clock: systemClock, totalTimeoutMs });
  onTestFinished(() => http.close());
  return http;
}

const send = (http: Http, url: string, signal = new AbortController().signal) =>
  http.send({ method: 'GET', url, headers: {}, lane: 'live', signal });

test('settled: two questions, one after the other, use one socket', async () => {
  const { seen, port } = await startServer();
  const http = open();
  for (let index = 0; index < 2; index += 1) {
    expect(await send(http, `http://127.0.0.1:${port}/`)).toMatchObject({ ok: true });
    await settle();
  }
  expect(seen).toEqual({ requests: 2, sockets: 1 });
});

test('takes what only announces an answer for none', async () => {
  const { port } = await startServer('127.0.0.1', (_request, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    response.end('{"good":true}');
  });
  expect(await send(open(), `http://127.0.0.1:${port}/`)).toMatchObject({
    ok: true,
    value: { status: 200, text: '{"good":true}' },
  });
});

test('speaks to an IPv6 address', async () => {
  const { port } = await startServer('::1');
  expect(await send(open(), `http://[::1]:${port}/`)).toMatchObject({
    ok: true,
    value: { text: '{"good":true}' },
  });
});

test.each(['http://api.vendor.example/', 'http://127.0.0.1.vendor.example/', 'http://192.168.1.1/'])(
  'settled: https only, except loopback: %s is never asked',
  async (url) => {
    expect(await send(open(), url)).toMatchObject({ failure: { code: 'bad-request', retryable: false } });
  },
);

test('after closing nothing is asked', async () => {
  const { seen, port } = await startServer();
  const http = open();
  await http.close();
  expect(await send(http, `http://127.0.0.1:${port}/`)).toMatchObject({ failure: { code: 'cancelled' } });
  expect(seen.requests).toBe(0);
});

test('closing ends a question that still looks for its way, and it is never asked', async () => {
  const { promise: found, resolve } = Promise.withResolvers<readonly ProxyChoice[]>();
  const proxy = await startServer();
  const http = createHttp({ clock: systemClock, findProxy: () => found });
  const answer = send(http, 'https://api.vendor.example/');
  await settle();
  await http.close();
  expect(await answer).toMatchObject({ failure: { code: 'cancelled' } });
  resolve([parseProxyAddress(`http://127.0.0.1:${proxy.port}`)]);
  await settle();
  expect(proxy.seen.sockets).toBe(0);
});

test.each(['gzip', 'br'])('an answer without a body may say that it is packed by %s', async (encoding) => {
  const { port } = await startServer('127.0.0.1', (_request, response) =>
    response.writeHead(204, { 'content-encoding': encoding }).end(),
  );
  expect(await send(open(), `http://127.0.0.1:${port}/`)).toMatchObject({
    ok: true,
    value: { status: 204, text: '' },
  });
});

test('a question that is stopped before it is asked is not asked', async () => {
  const { seen, port } = await startServer();
  const answer = await send(open(), `http://127.0.0.1:${port}/`, AbortSignal.abort());
  expect(answer).toMatchObject({ failure: { code: 'cancelled' } });
  expect(seen.sockets).toBe(0);
});

test('settled: a question is over in its time, however steadily its answer drips', async () => {
  const { port } = await startServer('127.0.0.1', (_request, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  });
  const begunAt = performance.now();
  expect(await send(open(300), `http://127.0.0.1:${port}/`)).toMatchObject({ failure: { code: 'timeout' } });
  expect(performance.now() - begunAt).toBeLessThan(5000);
});

test.each([
  [64 * 2 ** 20, { ok: true, value: { status: 200 } }],
  [64 * 2 ** 20 + 1, { ok: false, failure: { code: 'bad-answer' } }],
])('settled: an answer of up to 64 MiB is read, more is a bad answer (%i bytes)', async (bytes, expected) => {
  const packed = gzipSync(Buffer.alloc(bytes, 'x'));
  const { port } = await startServer('127.0.0.1', (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
  );
  // So much takes its time on a busy computer.
  const answer = await send(open(30_000), `http://127.0.0.1:${port}/`);
  expect(answer).toMatchObject(expected);
  if (answer.ok) expect(answer.value.text).toHaveLength(bytes);
});
