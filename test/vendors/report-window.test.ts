import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';
import { createHttp } from '../../src/main/vendors/http.ts';
import { createVendor } from '../../src/main/vendors/registry.ts';
import { type ApiName, connectionSchema } from '../../src/shared/connection.ts';
import type { ReportKind } from '../../src/shared/report-terms.ts';
import { ok } from '../../src/shared/result.ts';
import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { openSimulator } from '../fakes/open-simulator.ts';
import { FixedClock } from './fixed-clock.ts';

// Where a window ends, whatever the vendor's own idea of an end is: a contact of exactly that millisecond is outside.

const startAt = Date.UTC(2026, 2, 2, 8);
const hourMs = 3_600_000;
const from = startAt + hourMs;
const running: { simulator?: Simulator } = {};

function simulator(): Simulator {
  if (running.simulator === undefined) throw new Error('the simulator has not started');
  return running.simulator;
}

beforeAll(async () => {
  const opened = await openSimulator({
    seed: 5,
    queues: 6,
    startAt,
    frozen: true,
    scenario: 'busy-morning',
  });
  running.simulator = opened;
  await fetch(`${opened.url}/_control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: 3 * hourMs }),
  });
});
afterAll(() => running.simulator?.stop());

type Count = 'offered' | 'answered' | 'abandoned';

/** The first millisecond after an hour at which something is counted, found by halving. */
function findMoment(count: Count): number {
  const countUntil = (to: number) =>
    simulator()
      .ledgerWindow(from, to)
      .reduce((sum, row) => sum + row[count], 0);
  let [before, after] = [from + hourMs, from + 2 * hourMs];
  const first = countUntil(before);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (countUntil(middle) > first) after = middle;
    else before = middle;
  }
  return before;
}

async function countOf(api: ApiName, kind: ReportKind, count: Count, to: number): Promise<number> {
  const { url, clientId, clientSecret, cxone } = simulator();
  const clock = new FixedClock(startAt);
  const isCxone = api === 'acd';
  const created = createVendor(
    connectionSchema.parse({
      id: 'one',
      name: 'One',
      vendor: isCxone ? 'nice-cxone' : 'genesys-cloud',
      api,
      loginUrl: url,
      apiUrl: url,
      timeZone: 'UTC',
    }),
    {
      clock,
      log: createLog('error', () => undefined, clock.now),
      getCredentials: async () => ok(isCxone ? cxone : { clientId, clientSecret }),
      openHttp: () => createHttp({ clock, totalTimeoutMs: 5000 }),
    },
  );
  if (!created.ok) throw new Error(created.failure.code);
  const result = await created.value.report({
    question: { kind, from, to, queueIds: null, granularity: 'PT15M', thresholdMs: null, formula: null },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  await created.value.close();
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value).toMatchObject({ api, cutShort: null });
  const rows: readonly Partial<Record<Count, number | null>>[] = result.value.answer.rows;
  return rows.reduce((sum, row) => sum + (row[count] ?? 0), 0);
}

describe('settled: the end of a window is exclusive for us', () => {
  test.each([
    ['platform', 'queues', 'offered'],
    ['platform', 'intervals', 'abandoned'],
    ['platform', 'sla', 'answered'],
    ['queue-details', 'queues', 'offered'],
    ['queue-details', 'intervals', 'abandoned'],
    ['queue-details', 'sla', 'answered'],
    ['acd', 'queues', 'abandoned'],
  ] as const)('%s: report %s', async (api, kind, count) => {
    const moment = findMoment(count);
    const counted = (to: number) =>
      simulator()
        .ledgerWindow(from, to)
        .reduce((sum: number, row: LedgerWindowRow) => sum + row[count], 0);
    const without = await countOf(api, kind, count, moment);
    expect(without).toBe(counted(moment));
    expect(await countOf(api, kind, count, moment + 1)).toBe(counted(moment + 1));
    expect(counted(moment + 1)).toBeGreaterThan(without);
  });
});
