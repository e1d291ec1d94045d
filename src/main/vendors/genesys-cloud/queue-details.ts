import type { Dialect } from '../dialect.ts';
import { createDocumentScopes } from '../document-scopes.ts';
import type { DialectDeps } from './deps.ts';
import { checkDetails } from './details-check.ts';
import { createDetailsLive } from './details-live.ts';
import { createDetailNames } from './details-names.ts';
import { fetchDetailsReport } from './details-reports.ts';
import { realtimeScope } from './translate-details.ts';

/**
 * The ways of the documents: one query for the figures now (000), nothing about the day, names where they can be
 * had, and three reports (001, 002, 004).
 */
export function createQueueDetailsDialect(deps: DialectDeps): Dialect {
  const { connection, client, clock, log, isTight } = deps;
  const scopes = createDocumentScopes(connection.scope ?? null);
  const names = createDetailNames({ ...deps, scopes });
  const live = createDetailsLive({ connection, client, scopes, names, log });
  const isPattern = typeof connection.queues === 'object' && !Array.isArray(connection.queues);

  return {
    api: 'queue-details',
    capabilities: {
      givesWaiting: true,
      splitsMedia: false,
      reports: { queues: ['vendor'], intervals: ['vendor'], sla: ['answered'] },
      freeThreshold: true,
    },

    signIn: (signal) => scopes.ask(realtimeScope, (scope) => deps.signIn(scope, signal)),

    async probe(signal) {
      const answer = await live.ask(signal);
      return answer.ok ? { ...answer, value: null } : answer;
    },

    async read({ signal, refreshQueues }) {
      // A pattern means nothing without names; everything else is worth showing without them.
      const needsNames = isPattern && names.listed() === null;
      const failure = needsNames ? await names.refresh(signal) : null;
      const answer = await live.ask(signal);
      if (!answer.ok) return answer;
      const observedAt = clock.now();
      if (!names.hasBeenAsked() || (refreshQueues && !needsNames && !isTight()))
        await names.refreshBriefly(signal);
      const value = live.toAnswer(answer.value, observedAt);
      // An empty board would look calm where no queue could be looked up.
      if (failure !== null && value.readings.length === 0) return { ok: false, failure, status: null };
      return { ...answer, value };
    },

    async listQueues(signal) {
      const failure = await names.refresh(signal);
      if (failure === null) return { ok: true, value: names.listed() ?? [], vendorNow: clock.now() };
      const answer = await live.ask(signal);
      return answer.ok ? { ...answer, value: names.known() } : answer;
    },

    check: (signal, watch) => checkDetails({ connection, client, clock, scopes, names, live, signal, watch }),
    report: (request) => fetchDetailsReport(request, { connection, client, scopes, names, clock, log }),
    measured: () => client.measured(),
  };
}
