import type { TimeWindow } from '../../../shared/queue.ts';
import type { QueueReportRow } from '../../../shared/report.ts';
import type { CallResult } from '../api-client.ts';
import { splitWindow } from '../window.ts';
import type { DetailsAsker } from './details-asker.ts';
import { gatherPages } from './details-pages.ts';
import { gatherPieces, type Pieces } from './details-pieces.ts';
import { type DetailsReportContext, type DetailsReportOutcome, toCountedNote } from './details-report.ts';
import {
  mergeQueueParts,
  type QueuePart,
  type QueueReportPage,
  queueReportSchema,
  toQueueParts,
  toQueueReportBody,
} from './translate-details-queues.ts';

// Document 001: the figures of a window by queue and media type.

export const queueReportScope = 'analytics:queue:view';

const dayMs = 86_400_000;
/** Longer windows "may exceed the proxy timeout", and weeks are the advice. */
const longestWindowMs = 30 * dayMs;
const weekMs = 7 * dayMs;
/** At most 1000. The smaller one follows a first time-out. */
const defaultSize = 100;
const smallerSize = 25;
/** Of a question that is after the names only, and is one of few answers. */
const largestSize = 1000;
const maxNamePages = 3;

/** How the following pages are asked for: the document says both; what works is kept. */
type NextBody = 'empty' | 'original';

interface Manner {
  size: number;
  nextBody: NextBody;
}

export async function fetchQueueReport(
  context: DetailsReportContext,
): Promise<DetailsReportOutcome<QueueReportRow>> {
  const { question, asker, progress } = context;
  const window: TimeWindow = { from: question.from, to: question.to };
  const windows = window.to - window.from > longestWindowMs ? splitWindow(window, weekMs) : [window];
  const manner: Manner = { size: defaultSize, nextBody: 'empty' };
  const pieces = await gatherPieces<QueueReportPage>(windows, {
    signal: asker.signal,
    canLighten: () => manner.size > smallerSize,
    lighten() {
      const isLighter = manner.size > smallerSize;
      manner.size = smallerSize;
      return isLighter;
    },
    async ask(piece, splitsInstead) {
      const gathered = await gatherPages<QueueReportPage>({
        async ask(uri) {
          const page = await askQueuePage(asker, { piece, uri, manner, splitsInstead });
          if (page.ok) progress.page(page.value.entities.length);
          return page;
        },
        nextOf: ({ nextPageUri }) => nextPageUri,
      });
      if (gathered.stopped === null && windows.length > 1)
        progress.share((piece.to - window.from) / (window.to - window.from));
      return gathered;
    },
  });
  return toOutcome(pieces, context);
}

interface PageQuestion {
  piece: TimeWindow;
  /** Of the next page, as the answer named it; null: the first. */
  uri: string | null;
  manner: Manner;
  splitsInstead: boolean;
}

async function askQueuePage(
  asker: DetailsAsker,
  { piece, uri, manner, splitsInstead }: PageQuestion,
): Promise<CallResult<QueueReportPage>> {
  const original = toQueueReportBody(piece, manner.size);
  const ask = (body: object) =>
    asker.post({
      path: '/api/v2/analytics/queues/details/query',
      ...(uri === null ? {} : { uri }),
      body,
      schema: queueReportSchema,
      scope: queueReportScope,
      splitsInstead,
    });
  if (uri === null) return ask(original);
  const first = await ask(manner.nextBody === 'empty' ? {} : original);
  const isMisunderstood = !first.ok && (first.status === 400 || first.status === 422);
  if (!isMisunderstood || manner.nextBody === 'original') return first;
  const second = await ask(original);
  if (second.ok) manner.nextBody = 'original';
  return second;
}

/** The smallest question of this kind, to see whether it may be asked. */
export function tryQueueReport(asker: DetailsAsker, piece: TimeWindow): Promise<CallResult<QueueReportPage>> {
  return askQueuePage(asker, {
    piece,
    uri: null,
    manner: { size: 1, nextBody: 'empty' },
    splitsInstead: false,
  });
}

/** What the queues with contacts in this window are called, by id: as far as a few large pages tell. */
export async function fetchQueueNames(asker: DetailsAsker, piece: TimeWindow): Promise<Map<string, string>> {
  const manner: Manner = { size: largestSize, nextBody: 'empty' };
  let asked = 0;
  const { pages } = await gatherPages<QueueReportPage>({
    ask(uri) {
      asked += 1;
      return askQueuePage(asker, { piece, uri, manner, splitsInstead: false });
    },
    nextOf: ({ nextPageUri }) => (asked < maxNamePages ? nextPageUri : null),
  });
  const names = new Map<string, string>();
  for (const { queueId, queueName } of toQueueParts(pages).parts)
    if (queueName !== null) names.set(queueId, queueName);
  return names;
}

function toOutcome(
  { done, unfinished }: Pieces<QueueReportPage>,
  { question, queueIds, names, log }: DetailsReportContext,
): DetailsReportOutcome<QueueReportRow> {
  const asked = queueIds === null ? null : new Set(queueIds);
  const byKey = new Map<string, QueuePart[]>();
  let rowsWithoutId = 0;
  const toKey = ({ queueId, mediaType }: QueuePart) => `${mediaType} ${queueId}`;
  const add = (pages: readonly QueueReportPage[]) => {
    const found = toQueueParts(pages);
    rowsWithoutId += found.rowsWithoutId;
    for (const part of found.parts) {
      names.noteName(part.queueId, part.queueName);
      // The question knows no filter.
      if (asked === null || asked.has(part.queueId))
        byKey.set(toKey(part), [...(byKey.get(toKey(part)) ?? []), part]);
    }
    return new Set(found.parts.map(toKey));
  };
  for (const { pages } of done) add(pages);
  const last = unfinished === null ? null : add(unfinished.pages);
  if (rowsWithoutId > 0) log.warn('rows without a queue id were left out', { rows: rowsWithoutId });
  // What the last piece has not shown yet may still come in it.
  const isComplete = (key: string) => last === null || (unfinished?.isLast === true && last.has(key));
  const complete = [...byKey].filter(([key]) => isComplete(key)).map(([, parts]) => parts);
  const rows = complete.flatMap((parts) => {
    const [{ queueId, queueName } = { queueId: '', queueName: null }] = parts;
    return mergeQueueParts(parts, names.nameOf(queueId) ?? queueName ?? queueId) ?? [];
  });
  return {
    rows,
    notes: [
      { code: 'seconds-assumed', count: null },
      ...(question.formula === 'vendor' ? [] : [{ code: 'vendor-formula', count: null } as const]),
      ...toCountedNote('derived', complete.filter((parts) => parts.length > 1).length),
    ],
    stopped: unfinished?.stopped.failure ?? null,
  };
}
