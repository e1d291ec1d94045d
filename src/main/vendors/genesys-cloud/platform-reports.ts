import type { Connection } from '../../../shared/connection.ts';
import { createFailure, type Failure } from '../../../shared/failure.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import type { ReportAnswer, ReportNote } from '../../../shared/report.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../clock.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import { withPatience } from '../patient-call.ts';
import type { ReportRequest } from '../vendor.ts';
import { createAggregateAsker } from './aggregate-query.ts';
import { queuesPerQuery, toChunks, toQueueFilter } from './queue-chunks.ts';
import { fetchQueueList, routingQueuesPath } from './queue-list.ts';
import { planIntervalReport, planQueueReport, planSlaReport, type ReportPlan } from './report-plans.ts';

// The reports of the platform API. Queues are asked for by the hundred, and each hundred over the whole window before the
// next: what is there when a report is cut short is whole.

interface PlatformReportOptions {
  connection: Connection;
  client: ApiClient;
  clock: Clock;
  /** Whose midnight days and weeks begin at. */
  timeZone: string;
  isChosen(queue: QueueSummary): boolean;
  /** The queue list of the polls; null: there was none yet. */
  knownQueues: readonly QueueSummary[] | null;
}

interface Outcome<Row> {
  rows: Row[];
  inconsistent: number;
  cutShort: Failure | null;
}

export async function runPlatformReport(
  request: ReportRequest,
  options: PlatformReportOptions,
): Promise<Result<ReportAnswer>> {
  const { question } = request;
  const { connection, timeZone } = options;
  const { kind, granularity, thresholdMs, from, to } = question;
  const formula = question.formula ?? connection.serviceLevelFormula;
  // The vendor reports a share at each queue's own target, and none at any other.
  if (kind === 'sla' && formula === 'vendor')
    return failed(createFailure('unsupported', { subject: `${connection.vendor} platform` }));

  const listed = await findQueues(request, options);
  if (!listed.ok) return failed(listed.failure);
  const names = new Map(listed.value.map(({ queueId, name }) => [queueId, name]));
  const wanted = new Set(
    question.queueIds ?? listed.value.filter(options.isChosen).map(({ queueId }) => queueId),
  );
  const queueIds = [...wanted].filter((id) => names.has(id));
  const unknown = wanted.size - queueIds.length;
  const window = { from, to };
  const run = <Row>(plan: ReportPlan<Row>) => runPlan(plan, queueIds, names, request, options);
  const finish = (answer: ReportAnswer['answer'], { inconsistent, cutShort }: Outcome<unknown>) => {
    if (cutShort !== null && answer.rows.length === 0) return failed<ReportAnswer>(cutShort);
    const notes: ReportNote[] = [];
    if (unknown > 0) notes.push({ code: 'unknown-queues', count: unknown });
    if (inconsistent > 0) notes.push({ code: 'inconsistent', count: inconsistent });
    return ok<ReportAnswer>({ api: 'platform', answer, notes, cutShort });
  };

  if (kind === 'queues') {
    const outcome = await run(planQueueReport(window, formula));
    return finish({ kind, rows: outcome.rows }, outcome);
  }
  if (kind === 'intervals') {
    const atOnce = Math.min(queuesPerQuery, Math.max(1, queueIds.length));
    const outcome = await run(
      planIntervalReport(window, formula, { granularity, timeZone, queuesPerQuery: atOnce }),
    );
    return finish({ kind, rows: outcome.rows }, outcome);
  }
  if (formula === 'vendor') throw new Error('was refused above');
  const outcome = await run(planSlaReport(window, formula, thresholdMs));
  return finish({ kind, rows: outcome.rows }, outcome);
}

/** A new list only where there is none, or where it lacks queues that are asked for. */
async function findQueues(
  { question, signal, remainingMs }: ReportRequest,
  { client, clock, connection, knownQueues }: PlatformReportOptions,
): Promise<CallResult<readonly QueueSummary[]>> {
  const known = new Set(knownQueues?.map(({ queueId }) => queueId));
  if (knownQueues !== null && (question.queueIds ?? []).every((id) => known.has(id)))
    return { ok: true, value: knownQueues, vendorNow: clock.now() };
  const patient = withPatience(client, { clock, signal, remainingMs });
  const asReport: ApiClient = { ...patient, call: (call) => patient.call({ ...call, lane: 'report' }) };
  return fetchQueueList(asReport, routingQueuesPath, connection.scope ?? null, signal);
}

async function runPlan<Row>(
  plan: ReportPlan<Row>,
  queueIds: readonly string[],
  names: ReadonlyMap<string, string>,
  { question, signal, remainingMs, onProgress }: ReportRequest,
  { client, clock, connection }: PlatformReportOptions,
): Promise<Outcome<Row>> {
  const found: Outcome<Row> = { rows: [], inconsistent: 0, cutShort: null };
  const chunks = toChunks(queueIds);
  const allMs = (question.to - question.from) * chunks.length;
  const progress = { pages: 0, doneMs: 0 };
  const tell = () =>
    onProgress({ pages: progress.pages, rows: found.rows.length, share: progress.doneMs / allMs });
  const asker = createAggregateAsker({
    client,
    clock,
    scope: connection.scope ?? null,
    signal,
    remainingMs,
    onPage() {
      progress.pages += 1;
      tell();
    },
  });
  for (const queueIdsOfChunk of chunks) {
    const chunk = plan.startChunk(queueIdsOfChunk, names);
    for (const piece of plan.pieces) {
      const answer = await asker.ask({ ...plan.question, filter: toQueueFilter(queueIdsOfChunk) }, piece, {
        halve: plan.halve,
        take(figures, { from, to }) {
          progress.doneMs += to - from;
          return chunk.take(figures);
        },
      });
      if (answer.ok) continue;
      found.cutShort = answer.failure;
      break;
    }
    const { rows, inconsistent } = chunk.finish(found.cutShort === null);
    for (const row of rows) found.rows.push(row);
    found.inconsistent += inconsistent;
    if (found.cutShort !== null) break;
    tell();
  }
  return found;
}
