import { recordDelivery } from '../src/main/alerts/delivery-record.ts';
import { createPlainTerms } from '../src/main/alerts/plain-terms.ts';
import { createMemory, setConnections, takeAnswer } from '../src/main/alerts/watch.ts';
import { systemClock } from '../src/main/clock.ts';
import { createLog } from '../src/main/log.ts';
import { Board } from '../src/main/monitor/board.ts';
import { createVendor } from '../src/main/vendors/registry.ts';
import { defaultRules } from '../src/shared/alert.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { ok } from '../src/shared/result.ts';
import { toRowColumns } from '../src/shared/row-columns.ts';
import { type BenchRow, toMedian } from './bench-row.ts';
import { createBareClient, withObservationServer } from './observations.ts';

/*
 * One poll: from the first request to the board, the alert decisions and the columns of the changed rows, against
 * the same requests for the same bytes by bare undici and JSON.parse. Both alternate in one run, now the one first, now
 * the other, so that neither has to clear away the other's garbage more often.
 */

const goalAtMost = 1.5;
const warmUpRounds = 5;
const intervalMs = 15_000;

/** A row per size, and how the work grows with it. */
export async function measurePolls(
  sizes: readonly (readonly [queues: number, rounds: number])[],
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const times: { queues: number; ours: number }[] = [];
  const largest = Math.max(...sizes.map(([queues]) => queues));
  for (const [queues, rounds] of sizes) {
    const { ours, peer, changedRows } = await measurePoll(queues, rounds);
    times.push({ queues, ours });
    const goal = queues === largest ? { atMost: goalAtMost } : null;
    const name = `one poll of ${queues} queues, ${changedRows} rows changed; peer: bare undici + JSON.parse`;
    rows.push({ name, unit: 'ms', ours, peer, goal });
  }
  // Between the two largest sizes: in a small poll the fixed cost hides how the rest grows.
  const [first, last] = times.slice(-2);
  if (first === undefined || last === undefined) return rows;
  const exponent = Math.log(last.ours / first.ours) / Math.log(last.queues / first.queues);
  return [
    ...rows,
    { name: 'growth exponent of a poll', unit: '', ours: exponent, peer: null, goal: { atMost: 1.1 } },
  ];
}

function measurePoll(queues: number, rounds: number) {
  return withObservationServer(queues, async (url) => {
    const poll = await preparePoll(url);
    const bare = createBareClient(url, queues);
    const ours: number[] = [];
    const theirs: number[] = [];
    let changedRows = 0;
    const sides: [number[], () => Promise<void>][] = [
      [
        ours,
        async () => {
          changedRows = await poll();
        },
      ],
      [
        theirs,
        async () => {
          for await (const text of bare.ask()) JSON.parse(text);
        },
      ],
    ];
    for (let round = 0; round < rounds + warmUpRounds; round += 1) {
      for (const [times, ask] of round % 2 === 0 ? sides : sides.toReversed()) {
        const startedAt = performance.now();
        await ask();
        if (round >= warmUpRounds) times.push(performance.now() - startedAt);
      }
    }
    await bare.close();
    await poll.close();
    return { ours: toMedian(ours), peer: toMedian(theirs), changedRows };
  });
}

/** A tenant that is known and signed in to at the first poll; each poll answers how many rows it changed. */
export async function preparePoll(url: string) {
  const connection = connectionSchema.parse({
    id: 'bench',
    name: 'Bench',
    vendor: 'genesys-cloud',
    api: 'platform',
    loginUrl: url,
    apiUrl: url,
  });
  const created = createVendor(connection, {
    clock: systemClock,
    log: createLog('error', console.error, systemClock.now),
    getCredentials: async () => ok({ clientId: 'bench', clientSecret: 'bench' }),
  });
  if (!created.ok) throw new Error(created.failure.code);
  const vendor = created.value;
  const board = new Board();
  board.setConnection({ connection, vendor, demo: false, webApp: false });
  const terms = createPlainTerms(defaultRules);
  const toMoment = () => ({ at: systemClock.now(), steadyMs: systemClock.monotonic() });
  const connections = [{ id: connection.id, intervalMs }];
  let { memory } = setConnections(createMemory(toMoment()), connections, terms, toMoment());
  const poll = async () => {
    const signal = AbortSignal.timeout(60_000);
    const answer = await vendor.read({ signal, refreshToday: false, refreshQueues: false });
    if (!answer.ok) throw new Error(`the poll failed: ${JSON.stringify(answer.failure)}`);
    const { changedKeys } = board.applyAnswer(
      connection.id,
      answer.value,
      systemClock.now(),
      systemClock.monotonic(),
    );
    const rows = board.rowsOf(connection.id);
    const judged = { connectionId: connection.id, rows, intervalMs, firstAnswer: false };
    const step = takeAnswer(memory, judged, terms, toMoment());
    memory = step.memory;
    for (const delivery of step.deliveries) memory = recordDelivery(memory, delivery, true, toMoment());
    return toRowColumns(changedKeys.flatMap((key) => board.row(key) ?? [])).queueId.length;
  };
  return Object.assign(poll, { close: () => vendor.close() });
}
