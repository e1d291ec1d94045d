import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../../src/main/log.ts';
import { createHttp } from '../../../src/main/vendors/http.ts';
import { createVendor } from '../../../src/main/vendors/registry.ts';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import type { ReportQuestion, ReportRows } from '../../../src/shared/report.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Ledger } from '../../../src/simulator/ledger.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { sumByQueue } from '../../fakes/ledger-sums.ts';
import { openSimulator } from '../../fakes/open-simulator.ts';
import { FixedClock } from '../fixed-clock.ts';
import { createConnection, readRequest } from '../genesys-fixture.ts';

// Reports and whole-tenant activity against the demo contact centre, compared with what it counted contact by contact.

const startAt = Date.UTC(2026, 2, 2, 8);
const hourMs = 3_600_000;
const running: { simulator?: Simulator; vendor?: Vendor } = {};

function simulator(): Simulator {
  if (running.simulator === undefined) throw new Error('the simulator has not started');
  return running.simulator;
}

function vendor(): Vendor {
  if (running.vendor === undefined) throw new Error('no vendor');
  return running.vendor;
}

beforeAll(async () => {
  const opened = await openSimulator({
    seed: 11,
    queues: 450,
    startAt,
    frozen: true,
    scenario: 'busy-morning',
  });
  running.simulator = opened;
  const { url, clientId, clientSecret } = opened;
  const clock = new FixedClock(startAt);
  const created = createVendor(createConnection(url, { api: 'platform' }), {
    clock,
    log: createLog(
      'error',
      () => {},
      () => clock.now(),
    ),
    getCredentials: async () => ok({ clientId, clientSecret }),
    openHttp: () => createHttp({ clock }),
  });
  if (!created.ok) throw new Error(created.failure.code);
  running.vendor = created.value;
  await control('clock', { advanceMs: 4 * hourMs });
});
afterAll(async () => {
  await running.vendor?.close();
  await simulator().stop();
});

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

const window = { from: startAt + hourMs / 2, to: startAt + 3.5 * hourMs };

async function report(changes: Partial<ReportQuestion>): Promise<ReportRows['rows']> {
  const result = await vendor().report({
    question: {
      kind: 'queues',
      ...window,
      queueIds: null,
      granularity: 'PT1H',
      thresholdMs: null,
      formula: null,
      ...changes,
    },
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value).toMatchObject({ api: 'platform', notes: [], cutShort: null });
  return result.value.answer.rows;
}

const toShare = (part: number, whole: number) =>
  whole === 0 ? null : expect.closeTo((part / whole) * 100, 1);
const toSeconds = (sumMs: number, count: number) =>
  count === 0 ? null : expect.closeTo(sumMs / count / 1000, 2);
const keyOf = ({ queueId, mediaType }: { queueId: string; mediaType: string }) => `${queueId}/${mediaType}`;
const byKey = <Row>(rows: readonly Row[], toKey: (row: Row) => string) =>
  new Map(rows.map((row) => [toKey(row), row]));

test('the report by queue and media is what the contact centre counted', async () => {
  const rows = (await report({ formula: 'offered-abandons-count' })) as {
    queueId: string;
    mediaType: string;
  }[];
  const counted = simulator()
    .ledgerWindow(window.from, window.to)
    .filter(({ offered, answered, abandoned, handled }) => offered + answered + abandoned + handled > 0);
  expect(counted.length).toBeGreaterThan(450);
  const found = byKey(rows, keyOf);
  expect(found.size).toBe(counted.length);
  for (const row of counted)
    expect(found.get(keyOf(row))).toEqual({
      queueId: row.queueId,
      queueName: row.queueName,
      mediaType: row.mediaType,
      offered: row.offered,
      answered: row.answered,
      abandoned: row.abandoned,
      serviceLevelPercent: toShare(row.withinTarget, row.answered + row.abandoned),
      averageHandleSeconds: toSeconds(row.handleSumMs, row.handled),
    });
});

test('the report by interval is what the contact centre counted in each', async () => {
  const rows = (await report({ kind: 'intervals', granularity: 'PT30M' })) as {
    queueId: string;
    intervalStart: number;
    intervalEnd: number;
  }[];
  const keyAt = (queueId: string, from: number) => `${queueId}@${from}`;
  const found = byKey(rows, ({ queueId, intervalStart }) => keyAt(queueId, intervalStart));
  let compared = 0;
  for (let from = window.from; from < window.to; from += hourMs / 2) {
    const counted = sumByQueue(simulator().ledgerWindow(from, from + hourMs / 2));
    for (const row of counted) {
      const hasAny = row.offered + row.answered + row.abandoned + row.handled > 0;
      if (!hasAny) continue;
      compared += 1;
      expect(found.get(keyAt(row.queueId, from))).toEqual({
        intervalStart: from,
        intervalEnd: from + hourMs / 2,
        queueId: row.queueId,
        queueName: row.queueName,
        offered: row.offered,
        handled: row.handled,
        abandoned: row.abandoned,
        serviceLevelPercent: row.withinTarget > row.answered ? null : toShare(row.withinTarget, row.answered),
        averageHandleSeconds: toSeconds(row.handleSumMs, row.handled),
      });
    }
  }
  expect(compared).toBe(rows.length);
  expect(compared).toBeGreaterThan(1000);
});

test.each([20_000, 45_000])('the service level at %i ms is what each contact waited', async (thresholdMs) => {
  const rows = await report({ kind: 'sla', thresholdMs });
  const counted = byKey(
    sumByQueue(simulator().ledgerWindow(window.from, window.to)),
    ({ queueId }) => queueId,
  );
  expect(rows).toHaveLength(450);
  for (const row of rows) {
    const queue = counted.get(row.queueId ?? '');
    const within = queue?.answerWaitsMs.filter((waitMs) => waitMs <= thresholdMs).length ?? 0;
    const answered = queue?.answered ?? 0;
    expect(row).toMatchObject({
      answered,
      withinThreshold: within,
      slaPercent: toShare(within, answered),
      thresholdSeconds: thresholdMs / 1000,
    });
  }
});

test('whole-tenant activity says what the contact centre counted, in fewer requests', async () => {
  await vendor().read(readRequest());
  await control('clock', { advanceMs: 60_000 });
  const before = vendor().load().requestsPerMinute;
  const result = await vendor().read(readRequest());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(vendor().load().requestsPerMinute - before).toBeLessThan(5);
  const ledger = (await control('ledger')) as Ledger;
  const rows = byKey(ledger.rows, keyOf);
  const agents = byKey(ledger.queues, ({ queueId }) => queueId);
  let busy = 0;
  for (const reading of result.value.readings) {
    const { waiting = 0, longestWaitMs = 0, interacting = 0 } = rows.get(keyOf(reading)) ?? {};
    busy += waiting;
    expect(reading).toMatchObject({
      waiting,
      longestWaitMs,
      interacting,
      agentsOnQueue: agents.get(reading.queueId)?.agents.onQueue,
      agentsAvailable: agents.get(reading.queueId)?.agents.idle,
      agentsBusy: agents.get(reading.queueId)?.agents.interacting,
    });
  }
  expect(busy).toBeGreaterThan(10);
});
