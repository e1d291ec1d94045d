import { createLog } from '../src/main/log.ts';
import { createVendor } from '../src/main/vendors/registry.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { ok } from '../src/shared/result.ts';
import { controlPrefix } from '../src/simulator/control.ts';
import type { Simulator } from '../src/simulator/simulator.ts';
import { openSimulator } from '../test/fakes/open-simulator.ts';
import { SteppedClock } from '../test/fakes/stepped-clock.ts';
import type { BenchRow } from './bench-row.ts';

/*
 * How often a tenant is asked, counted by the demo contact centre, in every dialect: a minute of polls every 15 s in
 * which today's figures are read, and the queue list too, which is read once in ten minutes. Time is stepped.
 */

const goalAtMost = 100;
const sizes = [50, 500, 5_000] as const;
const dialects = [
  ['genesys-cloud', 'platform'],
  ['genesys-cloud', 'queue-details'],
  ['nice-cxone', 'acd'],
  ['nice-cxone', 'queue-stats'],
] as const;
const pollMs = 15_000;
const pollsPerMinute = 4;
const startAt = Date.UTC(2026, 2, 2, 11);

export async function measureRequests(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [vendor, api] of dialects)
    for (const queues of sizes)
      rows.push({
        name: `requests a minute, ${api}, ${queues} queues every 15 s, in the minute that reads the list too`,
        unit: 'a minute',
        ours: await countPerMinute(vendor, api, queues),
        peer: null,
        goal: { atMost: goalAtMost },
      });
  return rows;
}

async function countPerMinute(
  vendorId: (typeof dialects)[number][0],
  api: (typeof dialects)[number][1],
  queues: number,
): Promise<number> {
  const simulator = await openSimulator({
    seed: 7,
    queues,
    startAt,
    frozen: true,
    scenario: 'busy-morning',
    apis: [api],
    rules: { requestsPerMinute: 100_000 },
  });
  const { url, clientId, clientSecret, cxone } = simulator;
  const clock = new SteppedClock(startAt);
  const parts = { id: 'bench', name: 'Bench', vendor: vendorId, api, loginUrl: url, apiUrl: url };
  const created = createVendor(connectionSchema.parse({ ...parts, timeZone: 'UTC' }), {
    clock,
    log: createLog('error', console.error, () => clock.now()),
    getCredentials: async () => ok(vendorId === 'genesys-cloud' ? { clientId, clientSecret } : cxone),
  });
  if (!created.ok) throw new Error(created.failure.detail ?? created.failure.code);
  const vendor = created.value;
  const poll = async (index: number, isMeasured: boolean) => {
    const isFirstOfMinute = index % pollsPerMinute === 0;
    const answer = await vendor.read({
      signal: AbortSignal.timeout(60_000),
      refreshToday: isFirstOfMinute,
      refreshQueues: isMeasured && index === 0,
    });
    if (!answer.ok) throw new Error(`${api}: ${JSON.stringify(answer.failure)}`);
    await clock.advance(pollMs);
    await control(simulator, 'POST', 'clock', { advanceMs: pollMs });
  };
  try {
    // What it asks once, and what it finds out about the tenant, is not what it costs from then on.
    for (let index = 0; index < pollsPerMinute; index += 1) await poll(index, false);
    let requests = 0;
    for (let index = 0; index < pollsPerMinute; index += 1) {
      await control(simulator, 'DELETE', 'requests');
      await poll(index, true);
      requests += (await control(simulator, 'GET', 'requests')).length;
    }
    return requests;
  } finally {
    await vendor.close();
    await simulator.stop();
  }
}

async function control(
  { url }: Simulator,
  method: 'DELETE' | 'GET' | 'POST',
  name: string,
  body?: object,
): Promise<unknown[]> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  const answer = await fetch(`${url}${controlPrefix}${name}`, init);
  if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${await answer.text()}`);
  const told: unknown = await answer.json();
  return Array.isArray(told) ? told : [];
}
