import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Pool } from 'undici';
import { toChunks, toQueueFilter } from '../src/main/vendors/genesys-cloud/queue-chunks.ts';
import { observationMetrics } from '../src/main/vendors/genesys-cloud/translate-observations.ts';
import { toQueueId } from './queue-ids.ts';

/* The stand-in vendor as a process of its own, and its bare answers. */

export async function withObservationServer<T>(
  queues: number,
  task: (url: string) => Promise<T>,
  changing = 10,
): Promise<T> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'observation-server.ts'), String(queues), String(changing)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const [url] = await once(createInterface(server.stdout), 'line');
    return await task(String(url));
  } finally {
    server.stdin.end();
    await once(server, 'exit');
  }
}

/** The questions of one poll. */
export function createObservationBodies(queues: number): object[] {
  const queueIds = Array.from({ length: queues }, (_, index) => toQueueId(index));
  return toChunks(queueIds).map((chunk) => ({ filter: toQueueFilter(chunk), metrics: observationMetrics }));
}

/** Asks for one poll's answers by nothing but undici; they come as text. */
export function createBareClient(url: string, queues: number) {
  const pool = new Pool(url, { allowH2: false });
  const bodies = createObservationBodies(queues).map((body) => JSON.stringify(body));
  const headers = { 'content-type': 'application/json' };
  async function* ask(): AsyncGenerator<string> {
    for (const body of bodies) {
      const answer = await pool.request({ method: 'POST', path: '/observations/query', body, headers });
      yield await answer.body.text();
    }
  }
  return { ask, close: () => pool.close() };
}

/** The texts of one poll's answers. */
export function fetchObservations(queues: number): Promise<string[]> {
  return withObservationServer(queues, async (url) => {
    const client = createBareClient(url, queues);
    const texts: string[] = [];
    for await (const text of client.ask()) texts.push(text);
    await client.close();
    return texts;
  });
}
