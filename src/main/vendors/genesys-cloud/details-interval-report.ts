import { createFailure } from '../../../shared/failure.ts';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { IntervalReportRow } from '../../../shared/report.ts';
import type { Granularity } from '../../../shared/report-terms.ts';
import { answerDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { CallResult, Refusal } from '../api-client.ts';
import type { DetailsAsker } from './details-asker.ts';
import { gatherPages } from './details-pages.ts';
import { gatherPieces, type Piece } from './details-pieces.ts';
import { type DetailsReportContext, type DetailsReportOutcome, toCountedNote } from './details-report.ts';
import {
  createOneQueueCheck,
  granularityMs,
  type IntervalPart,
  type IntervalReportPage,
  intervalReportSchema,
  mergeIntervalParts,
  toIntervalParts,
  toIntervalReportBody,
} from './translate-details-intervals.ts';

// Document 002: the figures of a window by interval, queue after queue.

export const intervalReportScope = 'analytics:conversation:read';

interface QueueIntervals {
  rows: IntervalReportRow[];
  /** How many of them are of two pieces of the window. */
  derived: number;
  stopped: Refusal | null;
}

export async function fetchIntervalReport(
  context: DetailsReportContext,
): Promise<DetailsReportOutcome<IntervalReportRow>> {
  const { question, progress } = context;
  const asked: readonly (string | null)[] = context.queueIds ?? [null];
  const found: QueueIntervals[] = [];
  for (const queueId of asked) {
    const one = await fetchQueue(queueId, context);
    found.push(one);
    if (one.stopped !== null) break;
    if (asked.length > 1) progress.share(found.length / asked.length);
  }
  const rows = found.flatMap((one) => one.rows);
  const withoutId = rows.filter(({ queueId }) => queueId === null);
  const ambiguous = withoutId.filter(({ queueName }) => context.names.idsOf(queueName).length > 1);
  const isUtcPeriod = question.granularity === 'P1D' || question.granularity === 'P1W';
  return {
    rows,
    notes: [
      ...(question.formula === 'vendor' ? [] : [{ code: 'vendor-formula', count: null } as const]),
      ...(isUtcPeriod ? [{ code: 'utc-periods', count: null } as const] : []),
      ...toCountedNote('ambiguous-names', ambiguous.length),
      ...toCountedNote('unlisted-names', withoutId.length - ambiguous.length),
      ...toCountedNote(
        'derived',
        found.reduce((sum, { derived }) => sum + derived, 0),
      ),
    ],
    stopped: found.at(-1)?.stopped?.failure ?? null,
  };
}

async function fetchQueue(queueId: string | null, context: DetailsReportContext): Promise<QueueIntervals> {
  const { question, asker, names, progress } = context;
  const { from, to, granularity } = question;
  const stepMs = granularityMs[granularity];
  const isOneQueue = createOneQueueCheck();
  const { done, unfinished } = await gatherPieces<IntervalReportPage>([{ from, to }], {
    signal: asker.signal,
    stepMs: () => stepMs,
    ask: (piece, splitsInstead) =>
      gatherPages<IntervalReportPage>({
        async ask(pageId) {
          const page = await askPage(asker, { piece, granularity, queueId, pageId, splitsInstead });
          if (page.ok) progress.page(page.value.entities?.length ?? 0);
          return page.ok && queueId !== null && !isOneQueue(page.value) ? unfiltered : page;
        },
        nextOf: ({ nextPageId }) => nextPageId,
      }),
  });

  const doneUntil = done.at(-1)?.window.to ?? from;
  const isWhole = ({ intervalStart, lastPiece }: Interval) => {
    const intervalEnd = intervalStart + stepMs;
    if (unfinished === null || intervalEnd <= doneUntil) return true;
    // An interval that goes on in the next piece is not complete before that one came.
    return lastPiece === unfinished && (unfinished.isLast || intervalEnd <= unfinished.window.to);
  };
  const intervals = toIntervals(unfinished === null ? done : [...done, unfinished], queueId);
  const whole = intervals.filter(isWhole);
  const rows = whole.map(({ intervalStart, queueName, parts }) => {
    const [onlyId, ...otherIds] = queueId === null ? names.idsOf(queueName ?? '') : [queueId];
    const rowId = onlyId !== undefined && otherIds.length === 0 ? onlyId : null;
    return {
      intervalStart,
      intervalEnd: intervalStart + stepMs,
      queueId: rowId,
      queueName: (rowId === null ? null : names.nameOf(rowId)) ?? queueName ?? rowId ?? '',
      ...mergeIntervalParts(parts),
    };
  });
  const derived = whole.filter(({ parts }) => parts.length > 1).length;
  return { rows, derived, stopped: unfinished?.stopped ?? null };
}

interface PageQuestion {
  piece: TimeWindow;
  granularity: Granularity;
  queueId: string | null;
  pageId: string | null;
  splitsInstead: boolean;
}

function askPage(
  asker: DetailsAsker,
  { piece, granularity, queueId, pageId, splitsInstead }: PageQuestion,
): Promise<CallResult<IntervalReportPage>> {
  const cursor = pageId === null ? '' : `&pageId=${encodeURIComponent(pageId)}`;
  return asker.post({
    path: `/api/v2/analytics/conversations/aggregates/query?pageSize=250${cursor}`,
    body: toIntervalReportBody(piece, granularity, queueId),
    schema: intervalReportSchema,
    scope: intervalReportScope,
    splitsInstead,
  });
}

/** The smallest question of this kind, to see whether it may be asked. */
export function tryIntervalReport(asker: DetailsAsker, piece: TimeWindow, queueId: string | null) {
  return askPage(asker, { piece, granularity: 'PT1H', queueId, pageId: null, splitsInstead: false });
}

/** Rows of other queues would count as those of the one that was asked for. */
const unfiltered: Refusal = {
  ok: false,
  failure: createFailure('bad-answer', { detail: answerDetails.severalQueues }),
  status: 200,
};

interface Interval {
  intervalStart: number;
  queueName: string | null;
  parts: IntervalPart[];
  /** The last one that has a part of it. */
  lastPiece: Piece<IntervalReportPage>;
}

/** An interval in which one piece of the window ended and the next began is one interval all the same. */
function toIntervals(pieces: readonly Piece<IntervalReportPage>[], queueId: string | null): Interval[] {
  const intervals = new Map<string, Interval>();
  for (const piece of pieces) {
    const times = new Map<string, number>();
    for (const part of toIntervalParts(piece.pages, queueId)) {
      const { intervalStart, queueName } = part;
      const name = queueId === null ? JSON.stringify([intervalStart, queueName]) : String(intervalStart);
      // Of two queues with one name each stays a row of its own.
      const time = queueId === null ? (times.get(name) ?? 0) : 0;
      times.set(name, time + 1);
      const key = `${name} ${time}`;
      const before = intervals.get(key)?.parts ?? [];
      intervals.set(key, { intervalStart, queueName, parts: [...before, part], lastPiece: piece });
    }
  }
  return [...intervals.values()];
}
