import { createFailure } from '../../../shared/failure.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import { failed } from '../../../shared/result.ts';
import type { CallResult } from '../api-client.ts';
import type { Dialect } from '../dialect.ts';
import { createDocumentScopes } from '../document-scopes.ts';
import type { Lane } from '../http.ts';
import { createQueueFilter } from '../selection.ts';
import type { DialectDeps } from './deps.ts';
import { keepSame } from './kept-list.ts';
import {
  askStats,
  askStatsOf,
  documentScope,
  type StatsAnswer,
  type StatsAsker,
  toIdChunks,
} from './stats-calls.ts';
import { type QueueStats, toStatsReading } from './translate-stats.ts';

/** Of ids that are wrong, as many as somebody reads. */
const mostToldIds = 8;

/** Document 003's way: one question for the figures now, nothing about the past, and no count of who waits. */
export function createQueueStatsDialect(
  { connection, client, clock, log, signIn }: DialectDeps,
  baseUrl: string,
): Dialect {
  const kept: { queues: QueueSummary[]; unknownIds: ReadonlySet<string> } = {
    queues: [],
    unknownIds: new Set(),
  };
  const scopes = createDocumentScopes(connection.scope ?? null);
  const { queues: selection } = connection;
  const isChosen = createQueueFilter(selection);
  const toAsker = (signal: AbortSignal, lane: Lane): StatsAsker => ({
    client,
    scopes,
    baseUrl,
    lane,
    signal,
  });

  const listKnown = (ids: readonly string[]) => ids.filter((id) => !kept.unknownIds.has(id));

  /** Names are nowhere but in the answer, so that a pattern is looked up in all queues. */
  async function ask(asker: StatsAsker): Promise<CallResult<StatsAnswer>> {
    if (!Array.isArray(selection)) return askStats(asker, null);
    if (selection.length === 0)
      return {
        ok: true,
        value: { rows: [], rowsWithoutId: 0, unknownIds: [] },
        vendorNow: clock.now(),
      };
    const known = listKnown(selection);
    // Where none is right, all queues tell by one question when that has changed.
    const answer = await (known.length === 0 ? askStats(asker, null) : askStatsOf(asker, known));
    if (!answer.ok) return answer;
    note(answer.value);
    if (listKnown(selection).length > 0) return answer;
    const subject = selection.slice(0, mostToldIds).join(', ');
    // Not the status of an unknown dialect: the path is known, the ids are wrong.
    return { ok: false, failure: createFailure('not-found', { subject }), status: null };
  }

  function note({ rows, unknownIds }: StatsAnswer) {
    const unknown = new Set([...kept.unknownIds, ...unknownIds]);
    for (const { queueId } of rows) unknown.delete(queueId);
    kept.unknownIds = unknown;
  }

  function toChosen({ rows }: StatsAnswer): Map<string, QueueStats> {
    const chosen = rows.filter(({ queueId, queueName }) => isChosen({ queueId, name: queueName ?? queueId }));
    return new Map(chosen.map((row) => [row.queueId, row]));
  }

  return {
    api: 'queue-stats',
    capabilities: { givesWaiting: false, splitsMedia: false, reports: {}, freeThreshold: false },

    signIn: (signal) => scopes.ask(documentScope, (scope) => signIn(scope, signal)),

    async probe(signal) {
      const answer = await ask(toAsker(signal, 'queues'));
      return answer.ok ? { ...answer, value: null } : answer;
    },

    async read({ signal, refreshQueues }) {
      // An id that was wrong may have come to be.
      if (refreshQueues && Array.isArray(selection) && listKnown(selection).length > 0)
        kept.unknownIds = new Set();
      const answer = await ask(toAsker(signal, 'live'));
      if (!answer.ok) return answer;
      const receivedAt = clock.now();
      const { rowsWithoutId } = answer.value;
      if (rowsWithoutId > 0) log.warn('rows without a queue id were left out', { rows: rowsWithoutId });
      const rows = toChosen(answer.value);
      const queues = toQueues(rows);
      kept.queues = keepSame(kept.queues, queues);
      const readings = [...rows.values()].map((row) => toStatsReading(row, connection.id, receivedAt));
      const value = {
        api: 'queue-stats' as const,
        readings,
        quietQueueIds: [],
        queues: kept.queues,
        todayFailure: null,
      };
      return { ok: true, value, vendorNow: answer.vendorNow };
    },

    async listQueues(signal) {
      const answer = await askStats(toAsker(signal, 'queues'), null);
      return answer.ok ? { ...answer, value: toQueues(toById(answer.value)) } : answer;
    },

    async check(signal, watch) {
      watch.begin('live-figures');
      const live = await ask(toAsker(signal, 'live'));
      const listed = selection === 'all' ? live : await askStats(toAsker(signal, 'queues'), null);
      const steps = [
        watch.end({ step: 'queue-list', ...toOutcome(listed) }),
        watch.end({ step: 'live-figures', ...toOutcome(live) }),
      ];
      if (listed.ok) watch.queues(listed.value.rows.length);
      const parts = Array.isArray(selection) ? toIdChunks(selection, baseUrl).length : 1;
      return {
        organisation: null,
        queues: listed.ok ? toQueues(toById(listed.value)) : [],
        requestsPerMinute: (parts * 60) / connection.pollSeconds,
        steps,
      };
    },

    report: async () => failed(createFailure('unsupported')),
    measured: () => client.measured(),
  };
}

function toById({ rows }: StatsAnswer): Map<string, QueueStats> {
  return new Map(rows.map((row) => [row.queueId, row]));
}

function toQueues(rows: ReadonlyMap<string, QueueStats>): QueueSummary[] {
  return [...rows.values()].map(({ queueId, queueName }) => ({
    queueId,
    name: queueName ?? queueId,
    targets: {},
  }));
}

function toOutcome(result: CallResult<unknown>) {
  return result.ok
    ? { permission: documentScope, failure: null, status: 200 }
    : { permission: documentScope, failure: result.failure, status: result.status };
}
