import type { ApiClient, CallResult } from '../api-client.ts';
import type { DocumentScopes } from '../document-scopes.ts';
import type { Lane } from '../http.ts';
import { type QueueStats, statsMetrics, statsSchema, toQueueStats } from './translate-stats.ts';

// The one question of document 003, in as many parts as its ids need.

/** The document's scope; it is asked for only after a 403. */
export const documentScope = 'reports:view';
/** Servers and proxies refuse long addresses; how long is nowhere said. */
const longestUrl = 1_999;
/** Questions to find wrong ids by: what a poll has time for, and no budget is emptied by. */
const longestSearch = 32;

export interface StatsAsker {
  client: ApiClient;
  scopes: DocumentScopes;
  /** For the length of an address only. */
  baseUrl: string;
  lane: Lane;
  signal: AbortSignal;
}

export interface StatsAnswer {
  rows: QueueStats[];
  rowsWithoutId: number;
  /** Ids that the vendor does not know. */
  unknownIds: string[];
}

const path = '/api/v2/reporting/queues/stats';
const query = `granularity=REAL_TIME&metricTypes=${statsMetrics.join(',')}`;

function toPath(queueIds: readonly string[] | null): string {
  return queueIds === null
    ? `${path}?${query}`
    : `${path}?queueIds=${queueIds.map(encodeURIComponent).join(',')}&${query}`;
}

/** As many ids at a time as an address takes; one that is too long by itself goes alone. */
export function toIdChunks(queueIds: readonly string[], baseUrl: string): string[][] {
  const room = longestUrl - baseUrl.length - toPath([]).length;
  const chunks: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const id of queueIds) {
    const more = encodeURIComponent(id).length + 1;
    const last = chunks.at(-1);
    if (last !== undefined && length + more - 1 <= room) {
      last.push(id);
      length += more;
    } else {
      chunks.push([id]);
      length = more;
    }
  }
  return chunks;
}

/** Null: all queues, whatever they are. */
export function askStats(
  { client, scopes, lane, signal }: StatsAsker,
  queueIds: readonly string[] | null,
): Promise<CallResult<StatsAnswer>> {
  return scopes.ask(documentScope, async (scope) => {
    const answer = await client.call({
      method: 'GET',
      path: toPath(queueIds),
      lane,
      schema: statsSchema,
      permission: documentScope,
      scope,
      signal,
    });
    return answer.ok ? { ...answer, value: { ...toQueueStats(answer.value), unknownIds: [] } } : answer;
  });
}

/**
 * The queues of these ids. A 404 means that one id is wrong, or that nothing is at this path, and a 400 that one is
 * malformed, or that the question is: asking for all queues tells which. What they list is right; a wrong id among the rest is found by halving, and the others go on.
 */
export async function askStatsOf(
  asker: StatsAsker,
  queueIds: readonly string[],
): Promise<CallResult<StatsAnswer>> {
  const whole: StatsAnswer = { rows: [], rowsWithoutId: 0, unknownIds: [] };
  const chunks = toIdChunks(queueIds, asker.baseUrl);
  let vendorNow = 0;
  for (const [index, chunk] of chunks.entries()) {
    const answer = await askStats(asker, chunk);
    if (isForIds(answer)) return askSuspects(asker, chunks.slice(index).flat(), whole);
    if (!answer.ok) return answer;
    addRows(whole, answer.value);
    vendorNow = answer.vendorNow;
  }
  return { ok: true, value: whole, vendorNow };
}

/** A refusal that may be for the ids that were named. */
function isForIds(answer: CallResult<unknown>): boolean {
  return !answer.ok && (answer.status === 404 || answer.status === 400);
}

/** Adds what can be had of ids of which at least one is wrong. */
async function askSuspects(
  asker: StatsAsker,
  queueIds: readonly string[],
  whole: StatsAnswer,
): Promise<CallResult<StatsAnswer>> {
  const all = await askStats(asker, null);
  if (!all.ok) return all;
  // Rows that nobody asked for are left out with the choice of queues, as where all are asked for.
  addRows(whole, all.value);
  const listed = new Set(all.value.rows.map(({ queueId }) => queueId));
  const parts = toIdChunks(
    queueIds.filter((id) => !listed.has(id)),
    asker.baseUrl,
  );
  let { vendorNow } = all;
  let questions = 0;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    // Nobody waits for the search to end: what no list names, and has not been found by now, counts as wrong.
    if (questions === longestSearch) {
      whole.unknownIds.push(...part, ...parts.flat());
      break;
    }
    questions += 1;
    const answer = await askStats(asker, part);
    if (answer.ok) {
      addRows(whole, answer.value);
      vendorNow = answer.vendorNow;
    } else if (!isForIds(answer)) return answer;
    else if (part.length === 1) whole.unknownIds.push(...part);
    else {
      const half = Math.ceil(part.length / 2);
      parts.unshift(part.slice(0, half), part.slice(half));
    }
  }
  return { ok: true, value: whole, vendorNow };
}

function addRows(whole: StatsAnswer, { rows, rowsWithoutId }: StatsAnswer): void {
  whole.rows.push(...rows);
  whole.rowsWithoutId += rowsWithoutId;
}
