import type { CheckStep } from '../../../shared/check.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { FailureCode } from '../../../shared/failure.ts';
import type { Clock } from '../../clock.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import type { CheckOutcome, CheckWatch, DialectChecks } from '../dialect.ts';
import type { DocumentScopes } from '../document-scopes.ts';
import { createQueueFilter } from '../selection.ts';
import { createDetailsAsker } from './details-asker.ts';
import { intervalReportScope, tryIntervalReport } from './details-interval-report.ts';
import type { DetailsLive } from './details-live.ts';
import type { DetailNames } from './details-names.ts';
import { queueReportScope, tryQueueReport } from './details-queue-report.ts';
import { slaReportScope, trySlaReport } from './details-sla-report.ts';
import { realtimeScope } from './translate-details.ts';

const hourMs = 3_600_000;
const queuesPerPage = 100;
/** Of a tenant that understands these questions and answers them; of any other the rest need not be asked. */
const heardCodes: readonly FailureCode[] = ['permission', 'bad-request', 'bad-answer'];

interface DetailsCheckOptions {
  connection: Connection;
  client: ApiClient;
  clock: Clock;
  scopes: DocumentScopes;
  names: DetailNames;
  live: DetailsLive;
  signal: AbortSignal;
  watch: CheckWatch;
}

/** Each question once, the ones about the past as small as they can be: one queue in one hour. */
export async function checkDetails(options: DetailsCheckOptions): Promise<DialectChecks> {
  const { connection, clock, names, live, signal, watch } = options;
  watch.begin('live-figures');
  const now = await live.ask(signal);
  const isHeard = now.ok || heardCodes.includes(now.failure.code);
  const nameFailure = isHeard ? await names.refresh(signal) : null;
  const queues = names.known();
  const steps: CheckOutcome[] = [
    // Names are a comfort: without them the queues are shown by their ids.
    watch.end({
      step: 'queue-list',
      permission: null,
      failure: now.ok ? null : (nameFailure ?? (isHeard ? null : now.failure)),
      status: null,
    }),
    watch.end(toOutcome('live-figures', realtimeScope, now)),
  ];
  if (now.ok) watch.queues(queues.length);
  if (isHeard) {
    const asker = createDetailsAsker({ ...options, isPatient: false });
    const to = Math.floor((now.ok ? now.vendorNow : clock.now()) / hourMs) * hourMs;
    const hour = { from: to - hourMs, to };
    const queueId = pickQueue(connection, queues.filter(createQueueFilter(connection.queues)));
    const tries = [
      ['report-queues', queueReportScope, () => tryQueueReport(asker, hour)],
      ['report-intervals', intervalReportScope, () => tryIntervalReport(asker, hour, queueId)],
      ['report-sla', slaReportScope, () => trySlaReport(asker, hour, queueId)],
    ] as const;
    for (const [step, scope, ask] of tries) {
      watch.begin(step);
      steps.push(watch.end(toOutcome(step, scope, await ask())));
    }
  }
  return {
    // No document tells whose the tenant is.
    organisation: null,
    queues,
    requestsPerMinute: toRequestsPerMinute(connection.pollSeconds, queues.length),
    steps,
  };
}

function pickQueue({ queues: selection }: Connection, chosen: readonly { queueId: string }[]): string | null {
  return chosen[0]?.queueId ?? (Array.isArray(selection) ? selection[0] : undefined) ?? null;
}

function toOutcome(step: CheckStep, permission: string, result: CallResult<unknown>): CheckOutcome {
  return result.ok
    ? { step, permission, failure: null, status: 200 }
    : { step, permission, failure: result.failure, status: result.status };
}

/** A poll is one question; the names come every ten minutes, and a token lives for about an hour. */
function toRequestsPerMinute(pollSeconds: number, queues: number): number {
  const perMinute = 60 / pollSeconds + Math.max(1, Math.ceil(queues / queuesPerPage)) / 10 + 1 / 60;
  return Math.round(perMinute * 100) / 100;
}
