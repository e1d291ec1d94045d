import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createHttp, type Http } from '../../src/main/vendors/http.ts';
import { settle } from '../fakes/stepped-clock.ts';

async function startServer(host = '127.0.0.1') {
  const seen = { sockets: 0, requests: 0 };
  const server = createServer((_request, response) => {
    seen.requests += 1;
    response.end('{"good":true}');
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

function open(): Http {
  const http = createHttp({ clock: systemClock, totalTimeoutMs: 3000 });
  onTestFinished(() => http.close());
  return http;
}

const send = (http: Http, url: string, signal = new AbortController().signal) =>
  http.send({ method: 'GET', url, headers: {}, lane: 'live', signal });

test('two questions, one after the other, use one socket', async () => {
  const { seen, port } = await startServer();
  const http = open();
  for (let index = 0; index < 2; index += 1) {
    expect(await send(http, `http://127.0.0.1:${port}/`)).toMatchObject({ ok: true });
    await settle();
  }
  expect(seen).toEqual({ requests: 2, sockets: 1 });
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

test('a question that is stopped before it is asked is not asked', async () => {
  const { seen, port } = await startServer();
  const answer = await send(open(), `http://127.0.0.1:${port}/`, AbortSignal.abort());
  expect(answer).toMatchObject({ failure: { code: 'cancelled' } });
  expect(seen.sockets).toBe(0);
});
