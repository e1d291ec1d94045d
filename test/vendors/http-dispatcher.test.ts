import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/main/clock.ts';
import { createHttp, type HttpOptions } from '../../src/main/vendors/http.ts';
import { createAuthority } from './certificates.ts';

// What goes over the wire before a vendor has read a question.

function ask(url: string, options: Partial<HttpOptions>) {
  const http = createHttp({ clock: systemClock, findProxy: async () => [], ...options });
  onTestFinished(() => http.close());
  const signal = new AbortController().signal;
  return http.send({ method: 'GET', url, headers: {}, lane: 'live', signal });
}

test('settled: HTTP/1.1 is spoken, also to a vendor that offers HTTP/2', async () => {
  const authority = await createAuthority('CN=The authority of the test');
  const folder = await mkdtemp(join(tmpdir(), 'queuewatch-dispatcher-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.pem);
  const versions: string[] = [];
  const credentials = await authority.issue(['localhost']);
  const server = createSecureServer({ ...credentials, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.end('{}');
  });
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => sockets.push(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await ask(`https://localhost:${port}/`, { caFile, totalTimeoutMs: 5000 })).toMatchObject({
    ok: true,
    value: { status: 200 },
  });
  expect(versions).toEqual(['1.1']);
});

test('settled: connecting has a time-out of its own, long before that of the question', async () => {
  // Takes the connection and never says a word of TLS.
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const begunAt = performance.now();
  const answer = await ask(`https://127.0.0.1:${port}/`, { connectTimeoutMs: 200, totalTimeoutMs: 30_000 });
  expect(answer).toMatchObject({ failure: { code: 'timeout', subject: '127.0.0.1' } });
  expect(performance.now() - begunAt).toBeLessThan(4000);
  expect(sockets).toHaveLength(1);
});
