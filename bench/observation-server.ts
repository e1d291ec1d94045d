import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toQueueId } from './queue-ids.ts';

/*
 * A stand-in vendor that only sends prepared bytes, run as a process of its own so that making them costs the
 * measured process nothing. Usage: node observation-server.ts QUEUES CHANGING; prints its address. Every CHANGING-th
 * queue has other counts in each round: 10 is a tenth of them, 1 is all of them.
 */

const queueCount = Number(process.argv[2]);
const changing = Number(process.argv[3]);
const queueIds = Array.from({ length: queueCount }, (_, index) => toQueueId(index));
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const token = json({ access_token: 'bench', token_type: 'bearer', expires_in: 86_399 });
const queuePage = (pageNumber: number) =>
  json({
    entities: queueIds.slice((pageNumber - 1) * 100, pageNumber * 100).map((id, index) => ({
      id,
      name: `Queue ${(pageNumber - 1) * 100 + index}`,
      mediaSettings: { call: { serviceLevel: { percentage: 0.8, durationMs: 20_000 } } },
    })),
    pageSize: 100,
    pageNumber,
    pageCount: Math.ceil(queueCount / 100),
    total: queueCount,
    nextUri: pageNumber * 100 < queueCount ? 'next' : undefined,
  });

/** Waits begin anew so often: most are short of every target, and two in a hundred are always past theirs. */
const waitsLastMs = 5_000;
const pastTargetMs = 600_000;

function toWaitStart(index: number, spanAt: number): number {
  return index % 50 === 7 ? spanAt - pastTargetMs : spanAt - (index % 14) * 1000;
}

/** One queue's groups. */
function toGroups(id: string, index: number, round: number, spanAt: number): unknown[] {
  const shift = index % changing === 0 ? round : 0;
  const waiting = 1 + ((index + shift) % 7);
  const metric = (name: string, count: number, qualifier?: string) => ({
    metric: name,
    ...(qualifier === undefined ? {} : { qualifier }),
    stats: { count },
  });
  return [
    {
      group: { queueId: id, mediaType: 'voice' },
      data: [
        metric('oWaiting', waiting),
        metric('oInteracting', 3 + (index % 5)),
        {
          metric: 'oLongestWaiting',
          stats: { calculatedMetricValue: toWaitStart(index, spanAt) },
        },
      ],
    },
    {
      group: { queueId: id },
      data: [
        metric('oOnQueueUsers', 2, 'IDLE'),
        metric('oOnQueueUsers', 3 + (index % 5), 'INTERACTING'),
        metric('oUserRoutingStatuses', 1, 'NOT_RESPONDING'),
      ],
    },
  ];
}

const prepared = new Map<string, Buffer>();
let preparedAt = 0;
function prepareObservations(body: string, round: number): Buffer {
  const spanAt = Math.floor(Date.now() / waitsLastMs) * waitsLastMs;
  if (spanAt !== preparedAt) prepared.clear();
  preparedAt = spanAt;
  const chunk = /[0-9a-f]{8}-0000-4000-8000-(\d{12})/.exec(body)?.[1] ?? '0';
  const key = `${chunk}/${round}`;
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const from = Number(chunk);
  const groups = queueIds
    .slice(from, from + 100)
    .flatMap((id, index) => toGroups(id, from + index, round, spanAt));
  const bytes = json({ results: groups });
  prepared.set(key, bytes);
  return bytes;
}

/** Polls follow each other without a pause here: what is measured is work, not waiting for the budget. */
const noLimit = {
  'inin-ratelimit-count': '1',
  'inin-ratelimit-allowed': '1000000',
  'inin-ratelimit-reset': '60',
};

const rounds = new Map<string, number>();
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const answer = (bytes: Buffer) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': bytes.length,
        ...noLimit,
      });
      response.end(bytes);
    };
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/oauth/token') return answer(token);
    if (url.pathname.endsWith('/routing/queues'))
      return answer(queuePage(Number(url.searchParams.get('pageNumber') ?? 1)));
    if (url.pathname.endsWith('/aggregates/query')) return answer(json({ results: [] }));
    // Observations by the hundred are what is measured: whole-tenant activity would take two requests.
    if (url.pathname.endsWith('/activity/query')) {
      response.writeHead(404, noLimit).end();
      return;
    }
    const first = /\d{12}/.exec(body)?.[0] ?? '';
    const round = ((rounds.get(first) ?? 0) + 1) % 4;
    rounds.set(first, round);
    return answer(prepareObservations(body, round));
  });
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
// It ends with the process that started it.
process.stdin.on('end', () => process.exit(0)).resume();
