import type { Connection } from '../../../shared/connection.ts';
import type { Reading } from '../../../shared/queue.ts';
import type { Log } from '../../log.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import type { DialectAnswer } from '../dialect.ts';
import type { DocumentScopes } from '../document-scopes.ts';
import { createQueueFilter } from '../selection.ts';
import { type DetailNames, toBareQueue } from './details-names.ts';
import {
  type DetailRow,
  detailMetrics,
  detailsSchema,
  realtimeScope,
  toDetailReading,
  toDetailRows,
} from './translate-details.ts';

// Document 000: the figures of this moment, by one query for all queues or for the chosen ones.

export interface DetailsLive {
  ask(signal: AbortSignal): Promise<CallResult<DetailRow[]>>;
  toAnswer(rows: readonly DetailRow[], observedAt: number): DialectAnswer;
}

interface DetailsLiveOptions {
  connection: Connection;
  client: ApiClient;
  scopes: DocumentScopes;
  names: DetailNames;
  log: Log;
}

export function createDetailsLive(options: DetailsLiveOptions): DetailsLive {
  const { connection, client, scopes, names, log } = options;
  const { queues: selection } = connection;
  const isChosen = createQueueFilter(selection);
  const kept = { hasHinted: false };

  function chosenIds(): readonly string[] {
    if (selection === 'all') return [];
    if (Array.isArray(selection)) return selection;
    const listed = names.listed() ?? [];
    return listed.filter(isChosen).map(({ queueId }) => queueId);
  }

  function toBody() {
    const values = chosenIds();
    const body = { intervalType: 'realtime', groupBy: ['queueId'], view: 'a', select: detailMetrics };
    return values.length === 0
      ? body
      : { ...body, where: [{ dimension: 'queueId', operator: 'in', values }] };
  }

  return {
    async ask(signal) {
      const body = toBody();
      const answer = await scopes.ask(realtimeScope, (scope) =>
        client.call({
          method: 'POST',
          path: '/api/v2/analytics/queues/details/query',
          body,
          lane: 'live',
          schema: detailsSchema,
          permission: realtimeScope,
          scope,
          signal,
        }),
      );
      if (!answer.ok) return answer;
      const { rows, rowsWithoutId } = toDetailRows(answer.value);
      if (rowsWithoutId > 0) log.warn('rows without a queue id were left out', { rows: rowsWithoutId });
      const isEmpty = answer.value.entities.length === 0;
      if (isEmpty && !kept.hasHinted)
        log.warn(
          'no queue is in the answer: check the queue ids, whether the queues had contacts lately, and the region',
        );
      kept.hasHinted = isEmpty;
      for (const { queueId, queueName } of rows) names.noteQueue(queueId, queueName);
      return { ...answer, value: rows };
    },

    toAnswer(rows, observedAt) {
      const known = new Map(names.known().map((queue) => [queue.queueId, queue]));
      if (Array.isArray(selection))
        for (const id of selection) if (!known.has(id)) known.set(id, toBareQueue(id, names.nameOf(id)));
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
      return { api: 'queue-details', readings, quietQueueIds, queues, todayFailure: null };
    },
  };
}
