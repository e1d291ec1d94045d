import type { Failure } from '../../../shared/failure.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ApiClient } from '../api-client.ts';
import type { DocumentScopes } from '../document-scopes.ts';
import { toAbortFailure } from '../http-failure.ts';
import { waitFor } from '../wait-for.ts';
import { createDetailsAsker } from './details-asker.ts';
import { fetchQueueNames } from './details-queue-report.ts';
import { fetchQueueList } from './queue-list.ts';
import { realtimeScope } from './translate-details.ts';

// What the queues are called: by the listing that document 004 mentions, else by the platform's, else by the rows
// themselves (document 001's have names, so that it is asked about the last day), else by their ids. No names is no
// failure.

/** How long a poll waits for names that are on their way: the figures matter more. */
const pollPatienceMs = 3000;
const dayMs = 86_400_000;

export interface DetailNames {
  hasBeenAsked(): boolean;
  /** The newest listing; null: none could be had yet. */
  listed(): QueueSummary[] | null;
  /** The listing, and the queues that live rows showed beside it. */
  known(): QueueSummary[];
  nameOf(queueId: string): string | null;
  /** The queues of this name, as far as names are known. */
  idsOf(name: string): string[];
  /** A live row: from now on the queue is known, whatever it is called. */
  noteQueue(queueId: string, name: string | null): void;
  noteName(queueId: string, name: string | null): void;
  /** Asks anew, or waits for what was asked already. The signal ends the waiting only. */
  refresh(signal: AbortSignal): Promise<Failure | null>;
  /** As `refresh`, but goes on in the background when it takes long. */
  refreshBriefly(signal: AbortSignal): Promise<void>;
}

interface DetailNamesOptions {
  client: ApiClient;
  scopes: DocumentScopes;
  clock: Clock;
  log: Log;
  /** Ends what goes on in the background. */
  closing: AbortSignal;
}

export function createDetailNames({ client, scopes, clock, log, closing }: DetailNamesOptions): DetailNames {
  const kept: {
    listed: Map<string, QueueSummary> | null;
    seen: Set<string>;
    /** By rows, for queues that the listing does not name. */
    rowNames: Map<string, string>;
    underWay: Promise<Failure | null> | null;
    hasBeenAsked: boolean;
  } = { listed: null, seen: new Set(), rowNames: new Map(), underWay: null, hasBeenAsked: false };

  async function fetchNames(): Promise<Failure | null> {
    kept.hasBeenAsked = true;
    const ask = (path: string) =>
      scopes.ask(realtimeScope, (scope) => fetchQueueList(client, path, scope, closing));
    let answer = await ask('/api/v2/iam/queues');
    if (!answer.ok && answer.status === 404) answer = await ask('/api/v2/routing/queues');
    if (answer.ok) kept.listed = new Map(answer.value.map((queue) => [queue.queueId, queue]));
    else log.info('the vendor lists no queues', { code: answer.failure.code });
    if (!answer.ok && answer.status === 404) await fetchRowNames();
    return answer.ok ? null : answer.failure;
  }

  /** Where there is no listing at all; whatever goes wrong here leaves the ids. */
  async function fetchRowNames(): Promise<void> {
    const asker = createDetailsAsker({
      client,
      scopes,
      clock,
      lane: 'queues',
      signal: closing,
      isPatient: false,
    });
    const to = clock.now();
    const found = await fetchQueueNames(asker, { from: to - dayMs, to });
    for (const [queueId, name] of found) kept.rowNames.set(queueId, name);
    if (found.size === 0) log.info('the vendor gives no queue names');
  }

  async function refresh(signal: AbortSignal): Promise<Failure | null> {
    kept.underWay ??= fetchNames().finally(() => {
      kept.underWay = null;
    });
    return waitFor(kept.underWay, signal, () => toAbortFailure(signal));
  }

  function nameOf(queueId: string): string | null {
    return kept.listed?.get(queueId)?.name ?? kept.rowNames.get(queueId) ?? null;
  }

  return {
    hasBeenAsked: () => kept.hasBeenAsked,
    listed: () => (kept.listed === null ? null : [...kept.listed.values()]),
    known() {
      const unlisted = [...kept.seen].filter((queueId) => kept.listed?.has(queueId) !== true);
      return [
        ...(kept.listed?.values() ?? []),
        ...unlisted.map((queueId) => toBareQueue(queueId, nameOf(queueId))),
      ];
    },
    nameOf,
    idsOf(name) {
      const ids = new Set([...(kept.listed?.keys() ?? []), ...kept.rowNames.keys()]);
      return [...ids].filter((queueId) => nameOf(queueId) === name);
    },
    noteQueue(queueId, name) {
      kept.seen.add(queueId);
      if (name) kept.rowNames.set(queueId, name);
    },
    noteName(queueId, name) {
      if (name) kept.rowNames.set(queueId, name);
    },
    refresh,
    async refreshBriefly(signal) {
      const patience = new AbortController();
      const timer = clock.setTimer(pollPatienceMs, () => patience.abort());
      try {
        await refresh(AbortSignal.any([signal, patience.signal]));
      } finally {
        timer.cancel();
      }
    },
  };
}

export function toBareQueue(queueId: string, name: string | null): QueueSummary {
  return { queueId, name: name ?? queueId, targets: {} };
}
