import type { Connection } from '../../../shared/connection.ts';
import { createFailure, type Failure } from '../../../shared/failure.ts';
import type { ReportAnswer, ReportQuestion, ReportRows } from '../../../shared/report.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { answeredOnly } from '../../../shared/words/en/vendor-detail.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ApiClient } from '../api-client.ts';
import type { DocumentScopes } from '../document-scopes.ts';
import { createQueueFilter } from '../selection.ts';
import type { ReportRequest } from '../vendor.ts';
import { createDetailsAsker } from './details-asker.ts';
import { fetchIntervalReport } from './details-interval-report.ts';
import type { DetailNames } from './details-names.ts';
import { fetchQueueReport } from './details-queue-report.ts';
import {
  createDetailsProgress,
  type DetailsReportContext,
  type DetailsReportOutcome,
  toCountedNote,
} from './details-report.ts';
import { fetchSlaReport } from './details-sla-report.ts';

// The three questions about the past: which queues are asked for, and what an early end leaves.

interface DetailsReportDeps {
  connection: Connection;
  client: ApiClient;
  scopes: DocumentScopes;
  names: DetailNames;
  clock: Clock;
  log: Log;
}

export async function fetchDetailsReport(
  { question: asked, signal, remainingMs, onProgress }: ReportRequest,
  deps: DetailsReportDeps,
): Promise<Result<ReportAnswer>> {
  const { connection, names, log } = deps;
  const question = { ...asked, formula: asked.formula ?? connection.serviceLevelFormula };
  // Document 004 counts answered conversations only.
  if (question.kind === 'sla' && question.formula !== 'answered')
    return failed(createFailure('unsupported', { detail: answeredOnly }));

  const queueIds = await findQueueIds(question, deps, signal);
  if (!queueIds.ok) return queueIds;
  const context: DetailsReportContext = {
    question,
    queueIds: queueIds.value,
    asker: createDetailsAsker({ ...deps, signal, remainingMs, isPatient: true }),
    names,
    log,
    progress: createDetailsProgress(onProgress),
  };
  const { answer, outcome } = await ask(context);
  const { stopped } = outcome;
  // What contradicts itself is not shown in part.
  if (stopped !== null && (answer.rows.length === 0 || stopped.code === 'bad-answer')) return failed(stopped);
  const notes = [...outcome.notes, ...toCountedNote('unknown-queues', countUnknown(asked, names))];
  return ok({ api: 'queue-details', answer, notes, cutShort: stopped });
}

async function ask(
  context: DetailsReportContext,
): Promise<{ answer: ReportRows; outcome: Omit<DetailsReportOutcome<unknown>, 'rows'> }> {
  switch (context.question.kind) {
    case 'queues': {
      const { rows, ...outcome } = await fetchQueueReport(context);
      return { answer: { kind: 'queues', rows }, outcome };
    }
    case 'intervals': {
      const { rows, ...outcome } = await fetchIntervalReport(context);
      return { answer: { kind: 'intervals', rows }, outcome };
    }
    case 'sla': {
      const { rows, ...outcome } = await fetchSlaReport(context);
      return { answer: { kind: 'sla', rows }, outcome };
    }
  }
}

/** Null: all, and no listing says which these are. */
async function findQueueIds(
  { kind, queueIds }: ReportQuestion,
  { connection, names }: DetailsReportDeps,
  signal: AbortSignal,
): Promise<Result<readonly string[] | null>> {
  const { queues: selection } = connection;
  const chosen = queueIds ?? (Array.isArray(selection) ? selection : null);
  const isPattern = chosen === null && selection !== 'all';
  const needsListing = isPattern || (chosen === null && kind !== 'queues');
  let failure: Failure | null = null;
  if (names.listed() === null) {
    if (needsListing) failure = await names.refresh(signal);
    else await names.refreshBriefly(signal);
  }
  if (chosen !== null) return ok([...new Set(chosen)]);
  const listed = names.listed();
  if (listed === null) return isPattern && failure !== null ? failed(failure) : ok(null);
  // Document 001 has no filter: without a choice its answer tells which queues there are. An empty listing tells
  // nothing: the client may not be allowed to see the queues there.
  if (!isPattern && (kind === 'queues' || listed.length === 0)) return ok(null);
  return ok(listed.filter(createQueueFilter(selection)).map(({ queueId }) => queueId));
}

function countUnknown({ queueIds }: ReportQuestion, names: DetailNames): number {
  const listed = names.listed();
  if (queueIds === null || listed === null) return 0;
  const ids = new Set(listed.map(({ queueId }) => queueId));
  return queueIds.filter((queueId) => !ids.has(queueId)).length;
}
