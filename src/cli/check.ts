import type { Clock } from '../main/clock.ts';
import { type CheckReport, type CheckStep, neededSteps } from '../shared/check.ts';
import type { Connection } from '../shared/connection.ts';
import type { Failure } from '../shared/failure.ts';
import { failed, ok } from '../shared/result.ts';
import { toExitCode } from './exit-code.ts';
import { type Output, toFailureView, toJsonLine, toProblemLine } from './output.ts';
import type { Session } from './session.ts';

/** Tries each step of each connection and prints what was found, be it all, some or nothing. */
export async function runCheck(
  session: Session,
  timeoutMs: number,
  output: Output,
  clock: Clock,
): Promise<number> {
  const reports = new Map<string, CheckReport>();
  const answers = await session.askAll(
    async (vendor, signal, { id }) => {
      const result = await vendor.check(signal);
      if (!result.ok) return result;
      // A report that our own time-out cut short does not replace what an earlier try found.
      if (!signal.aborted || !reports.has(id)) reports.set(id, result.value);
      const failure = findDecidingFailure(result.value);
      return failure === null ? ok(null) : failed(failure);
    },
    { timeoutMs, isRepeated: true },
  );
  const outcomes = answers.map(({ connection, result }) => ({
    connection,
    failure: result.ok ? null : result.failure,
    report: reports.get(connection.id) ?? null,
  }));
  for (const { connection, failure, report } of outcomes)
    for (const one of collectFailures(failure, report)) output.problem(toProblemLine(connection.id, one));
  output.out(toJsonLine({ observedAt: clock.now(), connections: outcomes.map(toView) }));
  return toExitCode(outcomes.map(({ failure }) => failure?.code ?? null));
}

/** The first failure without which the connection would work. */
function findDecidingFailure(report: CheckReport): Failure | null {
  return (
    report.steps.find(({ step, failure }) => failure !== null && neededSteps.includes(step))?.failure ?? null
  );
}

function collectFailures(failure: Failure | null, report: CheckReport | null): Set<Failure> {
  const fromSteps = report?.steps.flatMap((step) => (step.failure === null ? [] : [step.failure])) ?? [];
  return new Set(fromSteps.length > 0 || failure === null ? fromSteps : [failure]);
}

interface Outcome {
  connection: Connection;
  failure: Failure | null;
  report: CheckReport | null;
}

function toView({ connection, failure, report }: Outcome) {
  const queues = report?.queues ?? [];
  const hasPassed = (step: CheckStep) =>
    report?.steps.some((one) => one.step === step && one.failure === null) ?? false;
  return {
    id: connection.id,
    ...toStatus(failure),
    api: report?.api ?? connection.api,
    organisation: report?.organisation ?? null,
    steps: (report?.steps ?? []).map(({ step, permission, failure: missing }) => ({
      step,
      permission,
      ...toStatus(missing),
    })),
    // Without the list, what the figures named is better than nothing, and none of them is not known to be none.
    queueCount: queues.length > 0 || hasPassed('queue-list') ? queues.length : null,
    queues: queues.map(({ queueId, name }) => ({ queueId, queueName: name })),
    clockSkewMs: report?.clockSkewMs ?? null,
    timeToFirstByteMs: report?.timeToFirstByteMs ?? null,
    // What polling costs depends on what there is to poll.
    requestsPerMinute: report?.requestsPerMinute ?? null,
    allowedPerMinute: report?.allowedPerMinute ?? null,
  };
}

function toStatus(failure: Failure | null) {
  return failure === null
    ? { status: 'ok' as const }
    : { status: 'failed' as const, failure: toFailureView(failure) };
}
