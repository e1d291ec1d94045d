import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../src/main/clock.ts';
import { createLog } from '../src/main/log.ts';
import { Monitor, type MonitorChange } from '../src/main/monitor/monitor.ts';
import { createVendor } from '../src/main/vendors/registry.ts';
import type { BoardRow } from '../src/shared/board.ts';
import { type ApiName, connectionSchema } from '../src/shared/connection.ts';
import { liveMediaTypes } from '../src/shared/media-type.ts';
import { ok } from '../src/shared/result.ts';
import { toTotals } from '../src/shared/totals.ts';
import type { Ledger } from '../src/simulator/ledger.ts';
import { DemoClient } from './simulator/demo-client.ts';

/*
 * The whole way from the contact centre to the board, over real HTTP: what the board shows is what the simulation
 * counted, contact by contact, at the same frozen moment.
 */

const steps = 20;
const stepMs = 30_000;

async function watch(demo: DemoClient, api: ApiName) {
  const { url, clientId, clientSecret } = demo.simulator;
  const connection = connectionSchema.parse({
    id: 'emea',
    name: 'EMEA',
    vendor: 'genesys-cloud',
    api,
    loginUrl: url,
    apiUrl: url,
    timeZone: 'UTC',
    pollSeconds: 3600,
  });
  const log = createLog('error', () => undefined, systemClock.now);
  const getCredentials = async () => ok({ clientId, clientSecret });
  const vendor = createVendor(connection, { clock: systemClock, log, getCredentials });
  if (!vendor.ok) throw new Error(vendor.failure.code);
  let heard = Promise.withResolvers<MonitorChange>();
  const monitor = new Monitor({
    clock: systemClock,
    random: () => 0.5,
    log,
    onChange: (change) => heard.resolve(change),
  });
  onTestFinished(() => {
    monitor.stop();
    return vendor.value.close();
  });
  monitor.setConnections([{ connection, vendor: vendor.value, demo: false, webApp: false }]);
  /** Asks once and answers what the board then shows. */
  const ask = async (): Promise<BoardRow[]> => {
    heard = Promise.withResolvers();
    monitor.start();
    monitor.refresh();
    const change = await heard.promise;
    expect(change.answered).toBe('emea');
    return monitor.rowsOf('emea');
  };
  return { ask, monitor };
}

/** Both sides as sorted lines, so that a difference names its queue. */
function toLines(rows: readonly (readonly (string | number | null)[])[]): string[] {
  return rows.map((row) => row.join(' | ')).sort();
}

describe('board and ledger over ten simulated minutes', () => {
  it('agree on every queue and media type, by the platform API', { timeout: 30_000 }, async () => {
    const demo = await DemoClient.start({ scenario: 'busy-morning', seed: 7 });
    const { ask, monitor } = await watch(demo, 'platform');
    let waitingSeen = 0;
    for (let step = 0; step < steps; step += 1) {
      await demo.control('POST', 'clock', { advanceMs: stepMs });
      const rows = await ask();
      const ledger: Ledger = (await demo.control('GET', 'ledger')).body;
      const agents = new Map(ledger.queues.map((queue) => [queue.queueId, queue.agents]));
      // Media types that saw nobody today are not listed by the vendor: the board has at least all others.
      const seen = ledger.rows.filter((row) => rows.some(({ reading }) => isSame(reading, row)));
      const active = ledger.rows.filter((row) => row.waiting + row.interacting + row.offered > 0);
      expect(active.filter((row) => !seen.includes(row))).toEqual([]);
      expect(
        toLines(
          rows.map(({ reading: r }) => [
            r.queueName,
            r.mediaType,
            r.waiting,
            r.longestWaitMs,
            r.interacting,
            r.agentsOnQueue,
            r.agentsAvailable,
          ]),
        ),
      ).toEqual(
        toLines(
          seen.map((row) => {
            const staff = agents.get(row.queueId);
            const { queueName, mediaType, waiting, longestWaitMs, interacting } = row;
            return [
              queueName,
              mediaType,
              waiting,
              longestWaitMs,
              interacting,
              staff?.onQueue ?? null,
              staff?.idle ?? null,
            ];
          }),
        ),
      );
      const live = ledger.rows.filter((row) => liveMediaTypes.includes(row.mediaType));
      const waiting = live.reduce((sum, row) => sum + row.waiting, 0);
      expect(toTotals(rows, monitor.statuses()).waiting).toBe(waiting);
      waitingSeen += waiting;
    }
    expect(waitingSeen).toBeGreaterThan(0);
  });

  it('agree on every queue, by the queue-details API', { timeout: 30_000 }, async () => {
    const demo = await DemoClient.start({ scenario: 'busy-morning', seed: 7 });
    const { ask } = await watch(demo, 'queue-details');
    for (let step = 0; step < steps; step += 1) {
      await demo.control('POST', 'clock', { advanceMs: stepMs });
      const rows = await ask();
      const ledger: Ledger = (await demo.control('GET', 'ledger')).body;
      const waiting = (queueId: string) =>
        ledger.rows.filter((row) => row.queueId === queueId).reduce((sum, row) => sum + row.waiting, 0);
      expect(
        toLines(
          rows.map(({ reading: r, quality }) => [
            r.queueName,
            r.mediaType,
            quality,
            r.waiting,
            r.agentsAvailable,
          ]),
        ),
      ).toEqual(
        toLines(
          ledger.queues.map(({ queueId, queueName, recentlyActive, agents }) =>
            recentlyActive
              ? [queueName, 'all', 'current', waiting(queueId), agents.idle]
              : [queueName, 'all', 'quiet', null, null],
          ),
        ),
      );
    }
  });
});

function isSame(
  a: { queueId: string; mediaType: string },
  b: { queueId: string; mediaType: string },
): boolean {
  return a.queueId === b.queueId && a.mediaType === b.mediaType;
}
