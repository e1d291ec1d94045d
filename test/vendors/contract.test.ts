import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';
import { createHttp } from '../../src/main/vendors/http.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import type { ReadAnswer, Vendor } from '../../src/main/vendors/vendor.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { ok } from '../../src/shared/result.ts';
import type { Ledger, LedgerQueue, LedgerRow } from '../../src/simulator/ledger.ts';
import type { Simulator, SimulatorOptions } from '../../src/simulator/simulator.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { FixedClock } from './fixed-clock.ts';
import { createConnection, readRequest } from './genesys-fixture.ts';

// Every way of asking against the demo contact centre, compared with what it counted contact by contact.

const startAt = Date.UTC(2026, 2, 2, 10);
const running: { simulator?: Simulator } = {};

function simulator(): Simulator {
  if (running.simulator === undefined) throw new Error('the simulator has not started');
  return running.simulator;
}

async function start(options: SimulatorOptions = {}) {
  running.simulator = await openSimulator({
    seed: 7,
    queues: 130,
    startAt,
    frozen: true,
    scenario: 'busy-morning',
    ...options,
  });
}

function open(
  api: string,
  changes: Record<string, unknown> = {},
  clock: FixedClock = new FixedClock(startAt),
): Vendor {
  const { url, clientId, clientSecret, cxone } = simulator();
  const connection = createConnection(url, { api, ...changes });
  const created = createVendor(connection, {
    clock,
    log: createLog(
      'error',
      () => {},
      () => clock.now(),
    ),
    getCredentials: async () =>
      ok(connection.vendor === 'genesys-cloud' ? { clientId, clientSecret } : cxone),
    openHttp: () => createHttp({ clock, totalTimeoutMs: 2000, maxAnswerBytes: 2 ** 20 }),
  });
  if (!created.ok) throw new Error(created.failure.code);
  return created.value;
}

async function control(path: string, body?: unknown): Promise<unknown> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${simulator().url}/_control/${path}`, body === undefined ? {} : init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const advance = (ms: number) => control('clock', { advanceMs: ms });

async function readLedger(): Promise<Ledger> {
  return (await control('ledger')) as Ledger;
}

async function read(vendor: Vendor): Promise<ReadAnswer> {
  const result = await vendor.read(readRequest({ refreshToday: true, refreshQueues: true }));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Minutes and whole seconds, so that the vendor's clock, which has no finer grain, is exact. */
const steps = [0, 1000, 59_000, 240_000, 1_800_000, 5 * 3_600_000, 9 * 3_600_000];

const rowKey = ({ queueId, mediaType }: { queueId: string; mediaType: string }) => `${queueId}/${mediaType}`;
const average = (sum: number, count: number) => (count === 0 ? null : sum / count);

function toExpectedReading(row: LedgerRow, { agents }: LedgerQueue, ledger: Ledger): Reading {
  const { withinTarget, serviceLevelTotal: total } = row;
  return {
    connectionId: 'emea',
    queueId: row.queueId,
    queueName: row.queueName,
    mediaType: row.mediaType,
    observedAt: ledger.at,
    waiting: row.waiting,
    longestWaitMs: row.longestWaitMs,
    interacting: row.interacting,
    agentsOnQueue: agents.onQueue,
    agentsAvailable: agents.idle,
    agentsBusy: agents.interacting,
    offered: row.offered,
    answered: row.answered,
    abandoned: row.abandoned,
    averageHandleMs: average(row.handleSumMs, row.handled),
    averageWaitMs: average(row.answerSumMs, row.answered),
    serviceLevel: {
      percent: total === 0 ? null : expect.closeTo((withinTarget / total) * 100, 6),
      withinTarget,
      total,
      targetMs: row.targetMs,
      goalPercent: expect.closeTo(row.goalPercent, 6),
    },
    window: { from: ledger.dayStartAt, to: ledger.at },
  };
}

describe('platform', () => {
  beforeAll(() => start());
  afterAll(() => simulator().stop());

  test('every figure of every queue is what the contact centre counted, over a day and past midnight', async () => {
    const clock = new FixedClock(startAt);
    const vendor = open('platform', {}, clock);
    for (const step of steps) {
      await advance(step);
      // Where the clocks differ, a wait is not known at once.
      clock.advance(step);
      const { readings, todayFailure } = await read(vendor);
      const ledger = await readLedger();
      const rows = new Map(ledger.rows.map((row) => [rowKey(row), row]));
      const queues = new Map(ledger.queues.map((queue) => [queue.queueId, queue]));
      expect(todayFailure).toBeNull();
      expect(new Set(readings.map(({ queueId }) => queueId)).size).toBe(130);
      for (const reading of readings) {
        const row = rows.get(rowKey(reading));
        const queue = queues.get(reading.queueId);
        if (queue === undefined) throw new Error(`${rowKey(reading)} is made up`);
        // A queue that had no contact yet stands there as voice, whatever it will have.
        if (row === undefined) expect(reading).toMatchObject({ mediaType: 'voice', waiting: 0, offered: 0 });
        else expect(reading).toEqual(toExpectedReading(row, queue, ledger));
      }
      const readKeys = new Set(readings.map(rowKey));
      const alive = ledger.rows.filter(
        ({ waiting, interacting, offered }) => waiting + interacting + offered > 0,
      );
      expect(alive.filter((row) => !readKeys.has(rowKey(row)))).toEqual([]);
      expect(alive.length).toBeGreaterThan(50);
    }
    await vendor.close();
  });

  test('a removed queue is gone, a renamed one keeps its id', async () => {
    const vendor = open('platform');
    const [first, second] = (await read(vendor)).queues;
    await control('queue', { queueId: first?.queueId, remove: true });
    await control('queue', { queueId: second?.queueId, name: 'New name' });
    await read(vendor);
    const { readings } = await read(vendor);
    expect(readings.some(({ queueId }) => queueId === first?.queueId)).toBe(false);
    expect(readings.find(({ queueId }) => queueId === second?.queueId)?.queueName).toBe('New name');
    await vendor.close();
  });

  test('check finds everything it needs', async () => {
    const vendor = open('auto');
    const result = await vendor.check(new AbortController().signal);
    expect(result).toMatchObject({ ok: true, value: { api: 'platform' } });
    if (result.ok) expect(result.value.steps.map(({ failure }) => failure)).toEqual([null, null, null, null]);
    await vendor.close();
  });
});

describe('queue-details', () => {
  beforeAll(() => start({ apis: ['queue-details'], scenario: 'night' }));
  afterAll(() => simulator().stop());

  test('every figure is what the contact centre counted, and queues without activity are quiet', async () => {
    const vendor = open('auto');
    for (const step of steps) {
      await advance(step);
      const { api, readings, quietQueueIds } = await read(vendor);
      const { rows, queues } = await readLedger();
      expect(api).toBe('queue-details');
      const expected = queues.map(({ queueId, queueName, recentlyActive, agents }) => {
        const waiting = rows
          .filter((row) => row.queueId === queueId)
          .reduce((sum, row) => sum + row.waiting, 0);
        return recentlyActive
          ? { queueId, queueName, waiting, agentsAvailable: agents.idle, agentsBusy: agents.interacting }
          : { queueId, queueName, waiting: null, agentsAvailable: null, agentsBusy: null };
      });
      const byId = new Map(readings.map((reading) => [reading.queueId, reading]));
      expect(byId.size).toBe(130);
      for (const one of expected) expect(byId.get(one.queueId)).toMatchObject({ ...one, mediaType: 'all' });
      const quiet = queues.filter(({ recentlyActive }) => !recentlyActive).map(({ queueId }) => queueId);
      expect([...quietQueueIds].sort()).toEqual(quiet.sort());
    }
    await vendor.close();
  });
});

const asCxone = { vendor: 'nice-cxone' };
const keychainFields = (...names: string[]) => ({
  credentials: Object.fromEntries(names.map((name) => [name, { keychain: true }])),
});

describe('acd', () => {
  beforeAll(() => start({ queues: 40, apis: ['acd'] }));
  afterAll(() => simulator().stop());

  test('every figure of every skill is what the contact centre counted, over a day and past midnight', async () => {
    const vendor = open('auto', {
      ...asCxone,
      ...keychainFields('clientId', 'clientSecret', 'accessKeyId', 'accessKeySecret'),
    });
    for (const step of steps) {
      await advance(step);
      const { api, readings, todayFailure } = await read(vendor);
      const ledger = await readLedger();
      const queues = new Map(ledger.queues.map((queue) => [queue.queueId, queue]));
      const byId = new Map(readings.map((reading) => [reading.queueId, reading]));
      expect([api, todayFailure]).toEqual(['acd', null]);
      for (const row of ledger.rows) {
        const agents = queues.get(row.queueId)?.agents;
        expect(byId.get(String(row.skillId))).toMatchObject({
          waiting: row.waiting,
          longestWaitMs: row.longestWaitMs,
          interacting: row.interacting,
          // Logged in, be it to a break.
          agentsOnQueue: (agents?.onQueue ?? 0) + (agents?.offQueue ?? 0),
          agentsAvailable: agents?.idle,
          abandoned: row.abandoned,
          serviceLevel: {
            withinTarget: row.withinTarget,
            total: row.serviceLevelTotal,
            targetMs: row.targetMs,
            goalPercent: expect.closeTo(row.goalPercent, 6),
          },
          observedAt: ledger.at,
        });
        // Working is without the wrap-up, which this API counts apart.
        expect(byId.get(String(row.skillId))?.agentsBusy).toBeLessThanOrEqual(agents?.interacting ?? -1);
      }
      // Skills that are switched off are no queues.
      expect(byId.size).toBe(ledger.rows.length);
    }
    await vendor.close();
  });
});

describe('queue-stats', () => {
  beforeAll(() => start({ queues: 40, apis: ['queue-stats'] }));
  afterAll(() => simulator().stop());

  test('every figure is what the contact centre counted, and no waiting count is made up', async () => {
    const vendor = open('auto', { ...asCxone, ...keychainFields('clientId', 'clientSecret') });
    for (const step of steps) {
      await advance(step);
      const { api, readings } = await read(vendor);
      const { rows, queues, at } = await readLedger();
      expect(api).toBe('queue-stats');
      const byId = new Map(readings.map((reading) => [reading.queueId, reading]));
      expect(byId.size).toBe(40);
      for (const { queueId, queueName, agents, recentlyActive } of queues) {
        if (!recentlyActive) {
          // The document: no activity, no metrics.
          expect(byId.get(queueId)).toMatchObject({ queueName, longestWaitMs: null, agentsAvailable: null });
          continue;
        }
        const own = rows.filter((row) => row.queueId === queueId);
        const sum = (name: 'interacting' | 'abandoned') => own.reduce((all, row) => all + row[name], 0);
        expect(byId.get(queueId)).toMatchObject({
          queueName,
          mediaType: 'all',
          observedAt: at,
          waiting: null,
          longestWaitMs: expect.closeTo(Math.max(...own.map(({ longestWaitMs }) => longestWaitMs)), -3),
          agentsAvailable: agents.idle,
          interacting: sum('interacting'),
          abandoned: sum('abandoned'),
          offered: null,
          answered: null,
        });
      }
    }
    await vendor.close();
  });
});
