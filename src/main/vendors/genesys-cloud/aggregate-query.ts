import type { Failure } from '../../../shared/failure.ts';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import { asksForLess, callPatiently, withPatience } from '../patient-call.ts';
import { runAggregateJob } from './aggregate-jobs.ts';
import { type Aggregates, aggregatesSchema } from './translate-aggregates.ts';

// Conversation aggregates of a past window, for reports: asked patiently, by a job where the vendor refuses the size of
// the answer, and in halves where it takes the vendor too long.

export const aggregatesPath = '/api/v2/analytics/conversations/aggregates/query';
export const aggregatesPermission = 'analytics:conversationAggregate:view';

export interface AggregateQuestion {
  groupBy: readonly string[];
  metrics: readonly string[];
  filter: unknown;
  granularity?: string;
  timeZone?: string;
  views?: readonly unknown[];
}

interface AggregateAsker {
  /** Hands the answers of a window to `take`, piece by piece; its failure says that an answer cannot be used. */
  ask(
    question: AggregateQuestion,
    window: TimeWindow,
    steps: {
      halve(window: TimeWindow): [TimeWindow, TimeWindow] | null;
      take(answer: Aggregates, window: TimeWindow): Failure | null;
    },
  ): Promise<CallResult<null>>;
}

interface AggregateAskerOptions {
  client: ApiClient;
  clock: Clock;
  scope: string | null;
  signal: AbortSignal;
  remainingMs?: (() => number) | undefined;
  /** Told after each answer with figures. */
  onPage(): void;
}

export function createAggregateAsker(options: AggregateAskerOptions): AggregateAsker {
  const { client, clock, scope, signal, remainingMs, onPage } = options;
  // What the vendor once said of a size holds for the other questions of the same report.
  const state = { usesJobs: false, refusesJobs: false };
  const call = { lane: 'report' as const, permission: aggregatesPermission, scope, signal };
  const patientClient = withPatience(client, { clock, signal, remainingMs });

  async function askOnce(body: object, canHalve: boolean): Promise<CallResult<Aggregates>> {
    if (!state.usesJobs) {
      const answer = await callPatiently(
        () => client.call({ ...call, method: 'POST', path: aggregatesPath, body, schema: aggregatesSchema }),
        { clock, signal, remainingMs, splitsInstead: canHalve },
      );
      if (answer.ok) onPage();
      if (answer.ok || !isTooLarge(answer) || state.refusesJobs) return answer;
      state.usesJobs = true;
      const byJob = await runAggregateJob(body, { client: patientClient, clock, call, onPage });
      if (byJob.ok || !isRefusedJob(byJob)) return byJob;
      Object.assign(state, { usesJobs: false, refusesJobs: true });
      return answer;
    }
    return runAggregateJob(body, { client: patientClient, clock, call, onPage });
  }

  const asker: AggregateAsker = {
    async ask(question, window, steps) {
      const halves = steps.halve(window);
      const body = { interval: toInterval(window), ...question };
      const answer = await askOnce(body, halves !== null);
      if (answer.ok) {
        const failure = steps.take(answer.value, window);
        return failure === null ? { ...answer, value: null } : { ok: false, failure, status: 200 };
      }
      if (halves === null || signal.aborted || !(asksForLess(answer) || isTooLarge(answer))) return answer;
      const [early, late] = halves;
      const first = await asker.ask(question, early, steps);
      return first.ok ? asker.ask(question, late, steps) : first;
    },
  };
  return asker;
}

export function toInterval({ from, to }: TimeWindow): string {
  return [from, to].map((at) => new Date(at).toISOString()).join('/');
}

/** Any other 400 says that the question is wrong, and a smaller one would be just as wrong. */
function isTooLarge({ failure, status }: { failure: Failure; status: number | null }): boolean {
  if (status === 413) return true;
  return status === 400 && /too (large|many|long|big)|exceed|limit/i.test(failure.detail ?? '');
}

/** The tenant has no jobs, or not for this client. */
function isRefusedJob({ failure }: { failure: Failure }): boolean {
  return ['bad-request', 'permission', 'not-found'].includes(failure.code);
}
