import type { TimeWindow } from '../../../shared/queue.ts';
import type { SlaReportRow } from '../../../shared/report.ts';
import { defaultThresholdMs } from '../../../shared/report-terms.ts';
import type { CallResult, Refusal } from '../api-client.ts';
import type { DetailsAsker } from './details-asker.ts';
import { gatherPages } from './details-pages.ts';
import { gatherPieces } from './details-pieces.ts';
import { type DetailsReportContext, type DetailsReportOutcome, toCountedNote } from './details-report.ts';
import {
  type QueueCount,
  type SlaCounts,
  type SlaPage,
  slaPageSchema,
  toQueueCounts,
  toSlaBody,
  toSlaCounts,
} from './translate-details-sla.ts';

// Document 004: the share of answered conversations that waited no longer than a threshold, by counting twice.

export const slaReportScope = 'analytics:query:view';

const queuesPerQuery = 250;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Counted<T> = { ok: true; value: T } | { ok: false; stopped: Refusal };

export async function fetchSlaReport(
  context: DetailsReportContext,
): Promise<DetailsReportOutcome<SlaReportRow>> {
  const { question, names, progress } = context;
  const thresholdMs = Math.round(question.thresholdMs ?? defaultThresholdMs);
  const chunks = toChunks(context.queueIds);
  const counts: SlaCounts[] = [];
  let stopped: Refusal | null = null;
  for (const [index, queueIds] of chunks.entries()) {
    const found = await countTwice(queueIds, thresholdMs, context);
    if (!found.ok) {
      stopped = found.stopped;
      break;
    }
    counts.push(...found.value);
    if (chunks.length > 1) progress.share((index + 1) / chunks.length);
  }
  return {
    rows: counts.map(({ isInconsistent: _, queueId, queueName, ...figures }) => ({
      ...figures,
      queueId,
      queueName: names.nameOf(queueId) ?? queueName ?? queueId,
      thresholdSeconds: thresholdMs / 1000,
      formula: 'answered' as const,
    })),
    notes: toCountedNote('inconsistent', counts.filter((one) => one.isInconsistent).length),
    stopped: stopped?.failure ?? null,
  };
}

function toChunks(queueIds: readonly string[] | null): (readonly string[] | null)[] {
  if (queueIds === null) return [null];
  const chunks: string[][] = [];
  for (let start = 0; start < queueIds.length; start += queuesPerQuery)
    chunks.push(queueIds.slice(start, start + queuesPerQuery));
  return chunks;
}

/** Both counts; where more were in time than there were, both once more. */
async function countTwice(
  queueIds: readonly string[] | null,
  thresholdMs: number,
  context: DetailsReportContext,
): Promise<Counted<SlaCounts[]>> {
  const first = await countBoth(queueIds, thresholdMs, context);
  const isConsistent = !first.ok || first.value.every(({ isInconsistent }) => !isInconsistent);
  return isConsistent ? first : countBoth(queueIds, thresholdMs, context);
}

/** Those in time first: what is answered between the two passes can then only be missing from them. */
async function countBoth(
  queueIds: readonly string[] | null,
  thresholdMs: number,
  context: DetailsReportContext,
): Promise<Counted<SlaCounts[]>> {
  const met = await countAnswered(queueIds, thresholdMs, context);
  if (!met.ok) return met;
  const total = await countAnswered(queueIds, null, context);
  if (!total.ok) return total;
  const asked = queueIds === null ? null : new Set(queueIds);
  const counts = toSlaCounts(met.value, total.value);
  return { ok: true, value: counts.filter(({ queueId }) => asked === null || asked.has(queueId)) };
}

async function countAnswered(
  queueIds: readonly string[] | null,
  thresholdMs: number | null,
  { question, asker, progress }: DetailsReportContext,
): Promise<Counted<Map<string, QueueCount>>> {
  const window = { from: question.from, to: question.to };
  const { done, unfinished } = await gatherPieces<SlaPage>([window], {
    signal: asker.signal,
    // Halves of whole days keep to plain dates.
    stepMs: ({ from, to }) => (to - from > dayMs ? dayMs : hourMs),
    ask: (piece, splitsInstead) =>
      gatherPages<SlaPage>({
        async ask(pageToken) {
          const page = await askPage(asker, {
            window: piece,
            queueIds,
            thresholdMs,
            pageToken,
            splitsInstead,
          });
          if (page.ok) progress.page(page.value.entities.length);
          return page;
        },
        nextOf: ({ pageToken }) => pageToken,
      }),
  });
  return unfinished === null
    ? { ok: true, value: toQueueCounts(done.flatMap(({ pages }) => pages)) }
    : { ok: false, stopped: unfinished.stopped };
}

interface PageQuestion {
  window: TimeWindow;
  queueIds: readonly string[] | null;
  thresholdMs: number | null;
  pageToken: string | null;
  splitsInstead: boolean;
}

function askPage(
  asker: DetailsAsker,
  { splitsInstead, ...question }: PageQuestion,
): Promise<CallResult<SlaPage>> {
  return asker.post({
    path: '/api/v2/analytics/queues/summary/query',
    body: toSlaBody(question),
    schema: slaPageSchema,
    scope: slaReportScope,
    splitsInstead,
  });
}

/** The smallest question of this kind, to see whether it may be asked. */
export function trySlaReport(asker: DetailsAsker, window: TimeWindow, queueId: string | null) {
  const queueIds = queueId === null ? null : [queueId];
  const question = { window, queueIds, thresholdMs: defaultThresholdMs, pageToken: null };
  return askPage(asker, { ...question, splitsInstead: false });
}
