import type { Failure } from '../../../shared/failure.ts';
import type { QueueSummary, Reading } from '../../../shared/queue.ts';
import type { CallResult } from '../api-client.ts';
import { createQueueFilter } from '../selection.ts';
import type { Dialect, DialectDeps } from './dialect.ts';
import { fetchQueueList } from './queue-list.ts';
import {
  type DetailRow,
  type Details,
  detailMetrics,
  detailsSchema,
  toDetailReading,
  toDetailRows,
} from './translate-details.ts';

/** The scope of document 000. It is asked for only after a 403, as not every tenant knows it. */
const documentScope = 'analytics:queue:read';

/** Document 000's way: one query for the figures now, nothing about the day, names where they can be had. */
export function createQueueDetailsDialect({ connection, client, clock, log }: DialectDeps): Dialect {
  const kept: {
    scope: string | null;
    names: QueueSummary[] | null;
    hasAskedNames: boolean;
    seen: Map<string, string | null>;
    hasHinted: boolean;
  } = {
    scope: connection.scope ?? null,
    names: null,
    hasAskedNames: false,
    seen: new Map(),
    hasHinted: false,
  };
  const { queues: selection } = connection;
  const isChosen = createQueueFilter(selection);

  function chosenIds(): readonly string[] | null {
    if (selection === 'all') return null;
    if (Array.isArray(selection)) return selection;
    const matching = kept.names?.filter(isChosen).map(({ queueId }) => queueId) ?? [];
    return matching.length === 0 ? null : matching;
  }

  /** After a refusal for want of a right, once more with the document's scope; what worked is kept. */
  async function askWithScope<T>(
    ask: (scope: string | null) => Promise<CallResult<T>>,
  ): Promise<CallResult<T>> {
    const first = await ask(kept.scope);
    const isRefused = !first.ok && (first.status === 403 || first.failure.code === 'permission');
    if (!isRefused || kept.scope === documentScope) return first;
    const second = await ask(documentScope);
    if (second.ok) kept.scope = documentScope;
    // A scope that is refused as a wrong secret would be, or not understood, says less than the first refusal did.
    return !second.ok && saysLess(second.failure, second.status) ? first : second;
  }

  async function askDetails(signal: AbortSignal): Promise<CallResult<Details>> {
    const ids = chosenIds();
    const body = {
      intervalType: 'realtime',
      groupBy: ['queueId'],
      view: 'a',
      select: detailMetrics,
      ...(ids === null || ids.length === 0
        ? {}
        : { where: [{ dimension: 'queueId', operator: 'in', values: ids }] }),
    };
    return askWithScope((scope) =>
      client.call({
        method: 'POST',
        path: '/api/v2/analytics/queues/details/query',
        body,
        schema: detailsSchema,
        permission: documentScope,
        scope,
        signal,
      }),
    );
  }

  /** No names is no failure: the figures are worth showing without them. */
  async function refreshNames(signal: AbortSignal): Promise<Failure | null> {
    kept.hasAskedNames = true;
    const ask = (path: string) => askWithScope((scope) => fetchQueueList(client, path, scope, signal));
    let answer = await ask('/api/v2/iam/queues');
    if (!answer.ok && answer.status === 404) answer = await ask('/api/v2/routing/queues');
    if (answer.ok) kept.names = answer.value;
    else log.info('the vendor gives no queue names', { code: answer.failure.code });
    return answer.ok ? null : answer.failure;
  }

  function toRows(answer: Details): DetailRow[] {
    const { rows, rowsWithoutId } = toDetailRows(answer);
    if (rowsWithoutId > 0) log.warn('rows without a queue id were left out', { rows: rowsWithoutId });
    if (answer.entities.length === 0 && !kept.hasHinted)
      log.warn(
        'no queue is in the answer: check the queue ids, whether the queues had contacts lately, and the region',
      );
    kept.hasHinted = answer.entities.length === 0;
    for (const row of rows) kept.seen.set(row.queueId, row.queueName ?? kept.seen.get(row.queueId) ?? null);
    return rows;
  }

  /** Every queue known by now: the listing, else what rows showed. */
  function toKnownQueues(): QueueSummary[] {
    if (kept.names !== null) {
      const listed = new Set(kept.names.map(({ queueId }) => queueId));
      const unlisted = [...kept.seen].filter(([id]) => !listed.has(id));
      return [...kept.names, ...unlisted.map(toBareQueue)];
    }
    return [...kept.seen].map(toBareQueue);
  }

  function toAnswer(rows: readonly DetailRow[], observedAt: number) {
    const known = new Map(toKnownQueues().map((queue) => [queue.queueId, queue]));
    if (Array.isArray(selection))
      for (const id of selection) if (!known.has(id)) known.set(id, toBareQueue([id, null]));
    const queues = [...known.values()].filter(isChosen);
    const byId = new Map(rows.map((row) => [row.queueId, row]));
    const identity = { connectionId: connection.id, observedAt };
    const readings: Reading[] = [];
    const quietQueueIds: string[] = [];
    for (const { queueId, name: queueName } of queues) {
      const row = byId.get(queueId);
      if (row === undefined) quietQueueIds.push(queueId);
      readings.push(toDetailReading(row, { ...identity, queueId, queueName }));
    }
    return { api: 'queue-details' as const, readings, quietQueueIds, queues, todayFailure: null };
  }

  return {
    api: 'queue-details',
    capabilities: { givesWaiting: true, splitsMedia: false },

    async read({ signal, refreshQueues }) {
      const needsNamesFirst =
        !kept.hasAskedNames && typeof selection === 'object' && !Array.isArray(selection);
      if (needsNamesFirst) await refreshNames(signal);
      const answer = await askDetails(signal);
      if (!answer.ok) return answer;
      const observedAt = clock.now();
      const rows = toRows(answer.value);
      if (!kept.hasAskedNames || (refreshQueues && !needsNamesFirst)) await refreshNames(signal);
      return { ok: true, value: toAnswer(rows, observedAt), vendorNow: answer.vendorNow };
    },

    async listQueues(signal) {
      const failure = await refreshNames(signal);
      if (failure === null) return { ok: true, value: kept.names ?? [], vendorNow: clock.now() };
      const answer = await askDetails(signal);
      if (!answer.ok) return answer;
      toRows(answer.value);
      return { ok: true, value: toKnownQueues(), vendorNow: answer.vendorNow };
    },

    async check(signal) {
      const live = await askDetails(signal);
      if (live.ok) toRows(live.value);
      const nameFailure = await refreshNames(signal);
      const isMissed = nameFailure !== null && !live.ok;
      return {
        queues: toKnownQueues(),
        steps: [
          { step: 'queue-list', failure: isMissed ? nameFailure : null, status: null },
          {
            step: 'live-figures',
            failure: live.ok ? null : live.failure,
            status: live.ok ? 200 : live.status,
          },
        ],
      };
    },
  };
}

function saysLess({ code, retryable }: Failure, status: number | null): boolean {
  return code === 'auth' || (status === null && !retryable && code !== 'permission');
}

function toBareQueue([queueId, name]: readonly [string, string | null]): QueueSummary {
  return { queueId, name: name ?? queueId, targets: {} };
}
