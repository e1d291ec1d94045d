import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../src/main/clock.ts';
import { createLog } from '../src/main/log.ts';
import { Monitor, type MonitorChange } from '../src/main/monitor/monitor.ts';
import type { Http } from '../src/main/vendors/http.ts';
import { Network } from '../src/main/vendors/network.ts';
import { createVendor } from '../src/main/vendors/registry.ts';
import { type Connection, connectionSchema } from '../src/shared/connection.ts';
import { ok } from '../src/shared/result.ts';
import { openSimulator } from './fakes/open-simulator.ts';

/*
 * The network is chosen anew while both vendors are polled over real TLS: watching goes on without a restart.
 */

test('connections that fail for want of a certificate answer once it is named, and go on with the tokens they have', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'queuewatch-network-change-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const caFile = join(folder, 'ca.pem');
  const opened = await openSimulator({ tls: true, frozen: true });
  const { url, caPem, clientId, clientSecret, cxone } = opened;
  onTestFinished(() => opened.stop());
  await writeFile(caFile, caPem ?? '');

  const log = createLog('error', () => undefined, systemClock.now);
  const network = new Network({
    clock: systemClock,
    environment: {},
    askSystem: async () => 'DIRECT',
    choice: { proxy: { kind: 'system' }, caFile: null },
  });
  let signIns = 0;
  const openHttp = (): Http => {
    const http = network.openHttp();
    return {
      send: (request) => {
        if (request.lane === 'sign-in') signIns += 1;
        return http.send(request);
      },
      close: () => http.close(),
    };
  };
  const base = { loginUrl: url, apiUrl: url, timeZone: 'UTC', pollSeconds: 3600 };
  const connections: [Connection, Record<string, string>][] = [
    [
      connectionSchema.parse({ ...base, id: 'emea', name: 'A', vendor: 'genesys-cloud', api: 'platform' }),
      { clientId, clientSecret },
    ],
    [
      connectionSchema.parse({ ...base, id: 'us', name: 'B', vendor: 'nice-cxone', api: 'acd' }),
      { ...cxone },
    ],
  ];
  const heard: MonitorChange[] = [];
  let told = Promise.withResolvers<void>();
  const monitor = new Monitor({
    clock: systemClock,
    random: () => 0.5,
    log,
    onChange: (change) => {
      heard.push(change);
      told.resolve();
    },
  });
  const watched = connections.map(([connection, credentials]) => {
    const vendor = createVendor(connection, {
      clock: systemClock,
      log,
      openHttp,
      getCredentials: async () => ok(credentials),
    });
    if (!vendor.ok) throw new Error(vendor.failure.code);
    onTestFinished(() => vendor.value.close());
    return { connection, vendor: vendor.value, demo: false, webApp: false };
  });
  onTestFinished(() => monitor.stop());
  const failures = () => monitor.statuses().map(({ failure }) => failure?.code ?? null);
  /** Until each connection was polled once more. */
  const poll = async (count: (change: MonitorChange) => boolean) => {
    while (new Set(heard.filter(count).flatMap(({ connectionIds }) => connectionIds)).size < 2) {
      told = Promise.withResolvers();
      await told.promise;
    }
    heard.length = 0;
  };

  monitor.setConnections(watched);
  heard.length = 0;
  monitor.start();
  await poll(() => true);
  expect(failures()).toEqual(['tls', 'tls']);

  network.choose({ proxy: { kind: 'system' }, caFile });
  monitor.refresh();
  await poll(({ answered }) => answered !== null);
  expect(failures()).toEqual([null, null]);
  const before = signIns;

  network.choose({ proxy: { kind: 'none' }, caFile });
  monitor.refresh();
  await poll(() => true);
  expect(failures()).toEqual([null, null]);
  expect(signIns).toBe(before);

  network.choose({ proxy: { kind: 'none' }, caFile: null });
  monitor.refresh();
  await poll(() => true);
  expect(failures()).toEqual(['tls', 'tls']);
});
