import { z } from 'zod';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { QueueReportRow } from '../../../shared/report.ts';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';
import {
  addUp,
  count,
  type Figure,
  isNothing,
  percent,
  toDecimals,
  toWeightedMean,
  withoutRepeats,
} from './translate-details-figures.ts';
import { toMediaType } from './translate-queues.ts';

// POST /api/v2/analytics/queues/details/query grouped by queue and media type (document 001).

const metrics = ['offered', 'answered', 'abandoned', 'serviceLevelPercent', 'avgHandleTime'] as const;

/** Its end counts, ours does not. */
export function toQueueReportBody({ from, to }: TimeWindow, size: number) {
  return {
    dateFrom: new Date(from).toISOString(),
    dateTo: new Date(to - 1).toISOString(),
    groupBys: ['queue', 'mediaType'],
    metrics,
    size,
  };
}

const rowSchema = z.object({
  queueId: z.string().nullish(),
  queueName: z.string().nullish(),
  mediaType: z.string().nullish(),
  offered: count,
  answered: count,
  abandoned: count,
  serviceLevelPercent: percent,
  avgHandleTime: count,
});

export const queueReportSchema = z
  .object({ entities: z.array(rowSchema), nextPageUri: z.string().nullish() })
  .refine(({ entities }) => entities.length === 0 || entities.some(({ queueId }) => queueId), {
    error: valueDetails.noRowHas('queueId'),
  });
export type QueueReportPage = z.infer<typeof queueReportSchema>;

/** A queue and media type over one piece of the window. */
export interface QueuePart extends Omit<QueueReportRow, 'queueName'> {
  queueName: string | null;
}

/** The rows of one piece of the window. */
export function toQueueParts(pages: readonly QueueReportPage[]): {
  parts: QueuePart[];
  rowsWithoutId: number;
} {
  const rows = pages.flatMap(({ entities }) => entities);
  const parts = withoutRepeats(rows).flatMap(({ queueId, queueName, mediaType, ...figures }) =>
    queueId
      ? [
          {
            queueId,
            queueName: queueName || null,
            // Without a split the document says null or "all".
            mediaType: !mediaType || mediaType.toLowerCase() === 'all' ? 'all' : toMediaType(mediaType),
            ...toFigures(figures),
          } as const,
        ]
      : [],
  );
  return { parts, rowsWithoutId: rows.filter(({ queueId }) => !queueId).length };
}

function toFigures(row: Pick<z.infer<typeof rowSchema>, (typeof metrics)[number]>) {
  const { offered = null, answered = null, abandoned = null } = row;
  const { serviceLevelPercent = null, avgHandleTime = null } = row;
  return {
    offered,
    answered,
    abandoned,
    serviceLevelPercent: isNothing([answered, abandoned]) ? null : serviceLevelPercent,
    averageHandleSeconds: answered === 0 && avgHandleTime === 0 ? null : avgHandleTime,
  };
}

/**
 * The parts of one queue and media type as one row. Rows carry no counts behind their percentages and averages, so
 * that those of several parts are weighted by the answered contacts.
 */
export function mergeQueueParts(parts: readonly QueuePart[], queueName: string): QueueReportRow | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return { ...first, queueName };
  const sumOf = (read: (part: QueuePart) => Figure) => addUp(parts.map(read));
  const meanOf = (read: (part: QueuePart) => Figure) =>
    toWeightedMean(parts.map((part) => ({ value: read(part), weight: part.answered })));
  return {
    queueId: first.queueId,
    queueName,
    mediaType: first.mediaType,
    offered: sumOf(({ offered }) => offered),
    answered: sumOf(({ answered }) => answered),
    abandoned: sumOf(({ abandoned }) => abandoned),
    serviceLevelPercent: toDecimals(
      meanOf((part) => part.serviceLevelPercent),
      2,
    ),
    averageHandleSeconds: toDecimals(
      meanOf((part) => part.averageHandleSeconds),
      3,
    ),
  };
}
