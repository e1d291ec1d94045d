import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../../src/main/log.ts';
import { createVendor } from '../../../src/main/vendors/registry.ts';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import type { ReportQuestion } from '../../../src/shared/report.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { openSimulator } from '../../fakes/open-simulator.ts';
import { createConnection } from '../genesys-fixture.ts';
import { BriskClock, hourMs, toAnswer, toRows } from './details-fixture.ts';

// The three reports against what the demo contact centre counted, contact by contact.

const startAt = Date.UTC(2026, 2, 2, 8);
const from = startAt + hourMs / 2;
const to = startAt + 4 * hourMs;
const demo: { simulator?: Simulator; vendor?: Vendor } = {};

function simulator(): Simulator {
  if (demo.simulator === undefined) throw new Error('the simulator has not started');
  return demo.simulator;
}

async function control(name: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${simulator().url}/_control/${name}`, init);
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
}

beforeAll(async () => {
  const opened = await openSimulator({
    seed: 11,
    queues: 60,
    startAt,
    frozen: true,
    scenario: 'busy-morning',
  });
  demo.simulator = opened;
  await control('clock', { advanceMs: 5 * hourMs });
  const { url, clientId, clientSecret } = opened;
  const created = createVendor(createConnection(url, { api: 'queue-details' }), {
    clock: new BriskClock(startAt),
    log: createLog(
      'error',
      () => undefined,
      () => startAt,
    ),
    getCredentials: async () => ok({ clientId, clientSecret }),
  });
  if (!created.ok) throw new Error(created.failure.code);
  demo.vendor = created.value;
});
afterAll(async () => {
  await demo.vendor?.close();
  await demo.simulator?.stop();
});

function ask(question: Partial<ReportQuestion> & Pick<ReportQuestion, 'kind'>) {
  if (demo.vendor === undefined) throw new Error('there is no vendor');
  const signal = new AbortController().signal;
  const whole = { from, to, queueIds: null, granularity: 'PT30M', thresholdMs: null, formula: null } as const;
  return demo.vendor.report({ question: { ...whole, ...question }, signal, onProgress: () => undefined });
}

/** Two decimals, half up. */
const toPercent = (part: number, total: number) =>
  total === 0 ? null : Math.round((part * 10_000) / total) / 100;
const toSeconds = (sumMs: number, count: number) =>
  count === 0 ? null : expect.closeTo(sumMs / count / 1000, 2);
const byQueueAndMedia = (one: { queueId: string; mediaType: string }) => `${one.queueId} ${one.mediaType}`;

const toExpectedQueues = () =>
  simulator()
    .ledgerWindow(from, to)
    .filter((row) => row.offered + row.answered + row.abandoned + row.handled > 0);

test.each([
  ['as it is', {}],
  ['with pages that want the original body', { cursorWantsBody: true }],
])('queues: every figure is what was counted, %s', async (_name, rules) => {
  await control('rules', { cursorWantsBody: false, ...rules });
  const result = await ask({ kind: 'queues' });
  const expected = toExpectedQueues();
  expect(expected.length).toBeGreaterThan(100);
  expect(toAnswer(result)).toMatchObject({ cutShort: null });
  const rows = new Map(toRows(result, 'queues').map((row) => [byQueueAndMedia(row), row]));
  expect(rows.size).toBe(expected.length);
  for (const row of expected)
    expect(rows.get(byQueueAndMedia(row))).toEqual({
      queueId: row.queueId,
      queueName: row.queueName,
      mediaType: row.mediaType,
      offered: row.offered,
      answered: row.answered,
      abandoned: row.abandoned,
      serviceLevelPercent: toPercent(row.withinTarget, row.answered + row.abandoned),
      averageHandleSeconds: toSeconds(row.handleSumMs, row.handled),
    });
});

test('queues: a window that the vendor does only in halves has the same counts', async () => {
  await control('rules', { longestWindowDays: 1 / 24 });
  const result = await ask({ kind: 'queues' });
  await control('rules', { longestWindowDays: 30 });
  const counts = new Map(
    toRows(result, 'queues').map((row) => [byQueueAndMedia(row), [row.offered, row.answered, row.abandoned]]),
  );
  const expected = toExpectedQueues().map((row) => [
    byQueueAndMedia(row),
    [row.offered, row.answered, row.abandoned],
  ]);
  expect(counts).toEqual(new Map(expected as [string, number[]][]));
});

test('intervals: every figure of every half hour is what was counted', async () => {
  const [one, two, three] = simulator().ledger().queues;
  const queueIds = [one, two, three].map((queue) => queue?.queueId ?? '');
  const rows = toRows(await ask({ kind: 'intervals', queueIds }), 'intervals');
  const found = new Map(rows.map((row) => [`${row.queueId} ${row.intervalStart}`, row]));
  let compared = 0;
  for (let at = from; at < to; at += hourMs / 2)
    for (const queueId of queueIds) {
      const all = simulator()
        .ledgerWindow(at, at + hourMs / 2)
        .filter((row) => row.queueId === queueId);
      const sum = (read: (row: (typeof all)[number]) => number) =>
        all.reduce((total, row) => total + read(row), 0);
      const row = found.get(`${queueId} ${at}`);
      const [offered, handled, abandoned] = [
        sum((of) => of.offered),
        sum((of) => of.handled),
        sum((of) => of.abandoned),
      ];
      if (row === undefined) {
        expect(offered + handled + abandoned).toBe(0);
        continue;
      }
      compared += 1;
      expect(row).toMatchObject({
        intervalEnd: at + hourMs / 2,
        queueName: all[0]?.queueName,
        offered,
        handled,
        abandoned,
        // Without any that left the queue this vendor writes 0, and nothing in its row tells that from a bad one.
        serviceLevelPercent:
          offered + handled + abandoned === 0
            ? null
            : (toPercent(
                sum((of) => of.withinTarget),
                sum((of) => of.answered + of.abandoned),
              ) ?? 0),
        averageHandleSeconds: toSeconds(
          sum((of) => of.handleSumMs),
          handled,
        ),
      });
    }
  expect(compared).toBe(found.size);
  expect(compared).toBeGreaterThan(10);
});

test.each([5000, 20_000, 60_000])('sla: the share within %d ms is what was counted', async (thresholdMs) => {
  const result = await ask({ kind: 'sla', thresholdMs });
  const waits = new Map<string, number[]>();
  for (const row of simulator().ledgerWindow(from, to))
    waits.set(row.queueId, [...(waits.get(row.queueId) ?? []), ...row.answerWaitsMs]);
  const expected = [...waits]
    .filter(([, all]) => all.length > 0)
    .map(([queueId, all]) => {
      const within = all.filter((waitMs) => waitMs <= thresholdMs).length;
      return [queueId, all.length, within, toPercent(within, all.length)];
    });
  const rows = toRows(result, 'sla');
  expect(rows.map((row) => [row.queueId, row.answered, row.withinThreshold, row.slaPercent])).toEqual(
    expected,
  );
  expect(rows.some(({ slaPercent }) => slaPercent !== null && slaPercent > 0 && slaPercent < 100)).toBe(true);
});

test('check finds the three reports answered', async () => {
  const result = await demo.vendor?.check(new AbortController().signal);
  expect(result).toMatchObject({ ok: true });
  if (result?.ok)
    expect(result.value.steps.map(({ step, failure }) => [step, failure])).toEqual([
      ['sign-in', null],
      ['queue-list', null],
      ['live-figures', null],
      ['report-queues', null],
      ['report-intervals', null],
      ['report-sla', null],
    ]);
});
