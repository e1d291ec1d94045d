import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Pool } from 'undici';
import { type AlertState, emptyAlertState, evaluate } from '../src/main/alerts/engine.ts';
import { systemClock } from '../src/main/clock.ts';
import { createLog } from '../src/main/log.ts';
import { Board } from '../src/main/monitor/board.ts';
import { toChunks, toQueueFilter } from '../src/main/vendors/genesys-cloud/queue-chunks.ts';
import { observationMetrics } from '../src/main/vendors/genesys-cloud/translate-observations.ts';
import { createVendor } from '../src/main/vendors/registry.ts';
import { defaultRules } from '../src/shared/alert.ts';
import { toRowColumns } from '../src/shared/board.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { ok } from '../src/shared/result.ts';
import { toQueueId } from './queue-ids.ts';

/*
 * One poll: from the first request to the board, the alert decisions and the columns of the changed rows, against
 * the same requests for the same bytes by bare undici and JSON.parse. Both alternate in one run.
 */

export interface PollRow {
  queues: number;
  oursMs: number;
  bareMs: number;
  ratio: number;
  changedRows: number;
}

const warmUpRounds = 5;

export async function measurePoll(queues: number, rounds: number): Promise<PollRow> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'observation-server.ts'), String(queues)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  try {
    const [url] = (await once(createInterface(server.stdout), 'line')) as [string];
    const poll = await preparePoll(url);
    const bare = prepareBare(url, queues);
    const ours: number[] = [];
    const theirs: number[] = [];
    let changedRows = 0;
    for (let round = 0; round < rounds + warmUpRounds; round += 1) {
      const startedAt = performance.now();
      changedRows = await poll();
      const middle = performance.now();
      await bare.poll();
      if (round < warmUpRounds) continue;
      ours.push(middle - startedAt);
      theirs.push(performance.now() - middle);
    }
    await bare.close();
    await poll.close();
    const oursMs = median(ours);
    const bareMs = median(theirs);
    return { queues, oursMs, bareMs, ratio: oursMs / bareMs, changedRows };
  } finally {
    server.stdin.end();
    await once(server, 'exit');
  }
}

async function preparePoll(url: string) {
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
  board.setConnection({ connection, vendor, demo: false });
  let alerts: AlertState = emptyAlertState;
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
    alerts = evaluate(alerts, {
      rules: defaultRules,
      connectionId: connection.id,
      rows,
      now: systemClock.now(),
      intervalMs: 15_000,
      firstAnswer: false,
    }).state;
    return toRowColumns(changedKeys.flatMap((key) => board.row(key) ?? [])).key.length;
  };
  return Object.assign(poll, { close: () => vendor.close() });
}

function prepareBare(url: string, queues: number) {
  const pool = new Pool(url, { allowH2: false });
  const queueIds = Array.from({ length: queues }, (_, index) => toQueueId(index));
  const bodies = toChunks(queueIds).map((chunk) =>
    JSON.stringify({ filter: toQueueFilter(chunk), metrics: observationMetrics }),
  );
  const headers = { 'content-type': 'application/json' };
  const poll = async () => {
    for (const body of bodies) {
      const answer = await pool.request({ method: 'POST', path: '/observations/query', body, headers });
      JSON.parse(await answer.body.text());
    }
  };
  return { poll, close: () => pool.close() };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
