import { z } from 'zod';
import type { TimeWindow } from '../../../shared/queue.ts';
import { toPercentOf } from '../../../shared/service-level.ts';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';
import { addUp, count, type Figure } from './translate-details-figures.ts';

// POST /api/v2/analytics/queues/summary/query: answered conversations by queue (document 004), all of them or those
// that waited no longer than a threshold.

const answered = 'conversation.answered';
const dayMs = 86_400_000;

interface SlaQuestion {
  window: TimeWindow;
  /** Null: all queues. */
  queueIds: readonly string[] | null;
  /** Null: all answered ones. */
  thresholdMs: number | null;
  pageToken: string | null;
}

export function toSlaBody({ window, queueIds, thresholdMs, pageToken }: SlaQuestion) {
  const filters: object[] = [];
  if (queueIds !== null) filters.push({ path: 'queue.id', condition: 'in', values: queueIds });
  // A bare number of milliseconds: in quotes it is refused.
  if (thresholdMs !== null) filters.push({ path: 'waitTime', condition: '<=', value: thresholdMs });
  return {
    dateRange: toDateRange(window),
    groupings: ['queue'],
    metrics: [answered],
    ...(filters.length === 0 ? {} : { filters }),
    pageSize: 250,
    ...(pageToken === null ? {} : { pageToken }),
  };
}

/** The document writes plain dates, whose last day counts; a window that is not of whole UTC days needs times. */
function toDateRange({ from, to }: TimeWindow) {
  const isWholeDays = from % dayMs === 0 && to % dayMs === 0;
  const toDate = (at: number) => new Date(at).toISOString().slice(0, isWholeDays ? 10 : undefined);
  return { startDate: toDate(from), endDate: toDate(isWholeDays ? to - dayMs : to) };
}

export const slaPageSchema = z
  .object({
    entities: z.array(
      z.object({
        queue: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
        metrics: z.object({ [answered]: z.object({ count }).nullish() }).nullish(),
      }),
    ),
    pageToken: z.string().nullish(),
  })
  .refine(({ entities }) => entities.length === 0 || entities.some(({ queue }) => queue?.id), {
    error: valueDetails.noRowHasQueueId,
  });
export type SlaPage = z.infer<typeof slaPageSchema>;

export interface QueueCount {
  queueName: string | null;
  count: Figure;
}

/** A queue may be on several pages: its counts are summed. */
export function toQueueCounts(pages: readonly SlaPage[]): Map<string, QueueCount> {
  const counts = new Map<string, QueueCount>();
  for (const { entities } of pages)
    for (const { queue, metrics } of entities) {
      if (!queue?.id) continue;
      const before = counts.get(queue.id);
      const found = metrics?.[answered]?.count ?? null;
      counts.set(queue.id, {
        queueName: queue.name || (before?.queueName ?? null),
        count: before === undefined ? found : addUp([before.count, found]),
      });
    }
  return counts;
}

export interface SlaCounts {
  queueId: string;
  queueName: string | null;
  answered: Figure;
  withinThreshold: Figure;
  slaPercent: Figure;
  /** More were in time than there were: one of the two counts is wrong. */
  isInconsistent: boolean;
}

/** A queue that only the total lists had none in time; one without answered conversations has no percentage. */
export function toSlaCounts(
  met: ReadonlyMap<string, QueueCount>,
  total: ReadonlyMap<string, QueueCount>,
): SlaCounts[] {
  const queueIds = new Set([...total.keys(), ...met.keys()]);
  return [...queueIds].map((queueId) => {
    const all = total.has(queueId) ? (total.get(queueId)?.count ?? null) : 0;
    const withinThreshold = met.has(queueId) ? (met.get(queueId)?.count ?? null) : 0;
    const isInconsistent = all !== null && withinThreshold !== null && withinThreshold > all;
    const isKnown = all !== null && withinThreshold !== null && !isInconsistent;
    return {
      queueId,
      queueName: total.get(queueId)?.queueName ?? met.get(queueId)?.queueName ?? null,
      answered: all,
      withinThreshold,
      slaPercent: isKnown ? toPercentOf(withinThreshold, all) : null,
      isInconsistent,
    };
  });
}
