import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { startAt } from './demo-client.ts';

async function start(options: SimulatorOptions = {}): Promise<Simulator & { caPem: string }> {
  const opened = await openSimulator({ startAt, frozen: true, tls: true, ...options });
  onTestFinished(() => opened.stop());
  const { caPem } = opened;
  if (caPem === null) throw new Error('no authority');
  return { ...opened, caPem };
}

/** The status, or the code of what went wrong. */
function ask(url: string, ca?: string): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    const asked = request(`${url}/api/v2/routing/queues`, { agent: false, ...(ca && { ca }) }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    asked.end();
  });
}

it('shows a certificate that holds for loopback, to whoever trusts its authority', async () => {
  const { url, caPem } = await start();
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(await ask(url, caPem)).toBe(401);
  expect(await ask(url.replace('127.0.0.1', 'localhost'), caPem)).toBe(401);
  expect(await ask(url)).toBe('SELF_SIGNED_CERT_IN_CHAIN');
  const { caPem: another } = await start();
  expect(await ask(url, another)).not.toBe(401);
});

it('holds for no other name', async () => {
  const { url, caPem } = await start();
  const { port } = new URL(url);
  const refusal = new Promise((resolve) => {
    const socket = connect({
      port: Number(port),
      host: '127.0.0.1',
      ca: caPem,
      servername: 'vendor.example',
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    socket.on('secureConnect', () => resolve('connected'));
    onTestFinished(() => {
      socket.destroy();
    });
  });
  expect(await refusal).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

it('serves ::1 as well', async () => {
  const { url, caPem } = await start({ host: '::1' });
  expect(url).toMatch(/^https:\/\/\[::1\]:\d+$/);
  expect(await ask(url, caPem)).toBe(401);
});

it('has an authority that says what it is and what it may', async () => {
  const authority = new X509Certificate((await start()).caPem);
  expect(authority.ca).toBe(true);
  expect(authority.subject).toBe('CN=Queuewatch demo CA');
  expect(authority.issuer).toBe(authority.subject);
  expect(authority.verify(authority.publicKey)).toBe(true);
});

it('names its own pages with https', async () => {
  const simulator = await start();
  const { url, caPem, clientId, clientSecret } = simulator;
  const post = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<string>((resolve, reject) => {
      const asked = request(url + path, { method: 'POST', headers, ca: caPem, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => resolve(text));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const signedIn = await post(
    '/oauth/token',
    { 'content-type': 'application/x-www-form-urlencoded' },
    form.toString(),
  );
  const authorization = `Bearer ${JSON.parse(signedIn).access_token}`;
  const page = await post(
    '/api/v2/analytics/queues/details/query',
    { authorization, 'content-type': 'application/json' },
    JSON.stringify({
      dateFrom: new Date(startAt - 3_600_000).toISOString(),
      dateTo: new Date(startAt).toISOString(),
      groupBys: ['queue'],
      metrics: ['offered'],
      size: 1,
    }),
  );
  expect(JSON.parse(page).nextPageUri.startsWith(`${url}/api/v2/`)).toBe(true);
});

it('can cut a connection as plain HTTP can', async () => {
  const { url, caPem } = await start();
  const fault = { match: '*', kind: 'reset' };
  await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(`${url}/_control/faults`, { method: 'POST', headers, ca: caPem, agent: false });
    asked.on('response', (response) => response.resume().on('end', resolve)).on('error', reject);
    asked.end(JSON.stringify(fault));
  });
  expect(await ask(url, caPem)).toBe('ECONNRESET');
  expect(await ask(url, caPem)).toBe(401);
});
