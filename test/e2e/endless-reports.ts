import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { aggregatesPath } from '../../src/main/vendors/genesys-cloud/aggregate-query.ts';

/*
 * Stands before a tenant and answers its reports by interval with a figure for every queue and every quarter of an hour,
 * day and night, as no demo does; everything else is the tenant's.
 */

const quarterMs = 900_000;
const questionSchema = z.object({
  interval: z.string(),
  granularity: z.literal('PT15M'),
  filter: z.object({ predicates: z.array(z.object({ value: z.string() })) }),
});
const notPassedOn = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];

export async function openEndlessReports(target: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const { method = 'GET', url = '/', headers } = incoming;
    const asked =
      method === 'POST' && url === aggregatesPath
        ? questionSchema.safeParse(JSON.parse(body.toString()))
        : null;
    if (asked?.success) {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(answerAll(asked.data)));
      return;
    }
    const answer = await fetch(new URL(url, target), {
      method,
      headers: {
        'content-type': headers['content-type'] ?? 'application/json',
        ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
      },
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const kept = [...answer.headers].filter(([name]) => !notPassedOn.includes(name));
    outgoing.writeHead(answer.status, Object.fromEntries(kept));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}

function answerAll({ interval, filter }: z.infer<typeof questionSchema>) {
  const [from = 0, to = 0] = interval.split('/').map((text) => Date.parse(text));
  const data = Array.from({ length: Math.floor((to - from) / quarterMs) }, (_, index) => {
    const [start, end] = [index, index + 1].map((step) => new Date(from + step * quarterMs).toISOString());
    return {
      interval: `${start}/${end}`,
      metrics: [
        { metric: 'nOffered', stats: { count: (index % 40) + 1 } },
        { metric: 'tAnswered', stats: { count: (index % 40) + 1, sum: 20_000 } },
      ],
    };
  });
  return { results: filter.predicates.map(({ value }) => ({ group: { queueId: value }, data })) };
}
