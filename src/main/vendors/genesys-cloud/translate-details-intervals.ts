import { z } from 'zod';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { Granularity } from '../../../shared/report-terms.ts';
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

// POST /api/v2/analytics/conversations/aggregates/query with `dateRange` and `interval` (document 002).

const metrics = [
  'offerCount',
  'handledCount',
  'abandonedCount',
  'serviceLevelPercent',
  'handleTime',
] as const;

const minuteMs = 60_000;
/** Days and weeks are those of UTC, so that every one is as long as the other. */
export const granularityMs: Readonly<Record<Granularity, number>> = {
  PT15M: 15 * minuteMs,
  PT30M: 30 * minuteMs,
  PT1H: 60 * minuteMs,
  P1D: 1440 * minuteMs,
  P1W: 10_080 * minuteMs,
};

/** Its end counts, ours does not. Null: all queues, as the filter cannot hold two. */
export function toIntervalReportBody(
  { from, to }: TimeWindow,
  interval: Granularity,
  queueId: string | null,
) {
  const body = {
    dateRange: { from: new Date(from).toISOString(), to: new Date(to - 1).toISOString() },
    interval,
    groupBys: ['queue'],
    metrics,
  };
  if (queueId === null) return body;
  const predicates = [{ type: 'EQUALS', field: 'queue.id', value: queueId }];
  return { ...body, filter: { type: 'AND', predicates } };
}

const metricSchema = z.object({ count, sum: count }).nullish();

/** The end of an interval must be a date, too. */
const latestStartMs = 8.64e15 - granularityMs.P1W;

const entitySchema = z.object({
  date: z
    .string()
    .refine((text) => Math.abs(toInstant(text)) <= latestStartMs, { error: valueDetails.noDate }),
  groupByValues: z.array(z.string()).nullish(),
  metrics: z
    .object({
      offerCount: metricSchema,
      handledCount: metricSchema,
      abandonedCount: metricSchema,
      serviceLevelPercent: metricSchema,
      /** Seconds. */
      handleTime: metricSchema,
    })
    .nullish(),
});

export const intervalReportSchema = z.object({
  /** Null: the document's own code takes an answer without any. */
  entities: z.array(entitySchema).nullable(),
  nextPageId: z.string().nullish(),
});
export type IntervalReportPage = z.infer<typeof intervalReportSchema>;

/** One queue, which only its name tells, in one interval; of two parts where a piece of the window ended in it. */
export interface IntervalPart {
  intervalStart: number;
  queueName: string | null;
  offered: Figure;
  handled: Figure;
  abandoned: Figure;
  serviceLevelPercent: Figure;
  handleSeconds: Figure;
}

export function toIntervalParts(
  pages: readonly IntervalReportPage[],
  queueId: string | null,
): IntervalPart[] {
  const rows = pages.flatMap(({ entities }) => entities ?? []);
  // Without a filter two queues of one name may have equal rows.
  return (queueId === null ? rows : withoutRepeats(rows)).map(({ date, groupByValues, metrics: found }) => {
    const offered = found?.offerCount?.sum ?? null;
    const handled = found?.handledCount?.sum ?? null;
    const abandoned = found?.abandonedCount?.sum ?? null;
    return {
      intervalStart: toInstant(date),
      queueName: groupByValues?.[0] || null,
      offered,
      handled,
      abandoned,
      serviceLevelPercent: isNothing([offered, handled, abandoned])
        ? null
        : toPercent(found?.serviceLevelPercent),
      handleSeconds: found?.handleTime?.sum ?? null,
    };
  });
}

/** Told page after page; false: an interval is there under two names, so that they are about several queues. */
export function createOneQueueCheck(): (page: IntervalReportPage) => boolean {
  const names = new Map<number, string>();
  return ({ entities }) =>
    (entities ?? []).every(({ date, groupByValues }) => {
      const at = toInstant(date);
      const name = groupByValues?.[0] ?? '';
      const isSame = (names.get(at) ?? name) === name;
      names.set(at, name);
      return isSame;
    });
}

/** Its sum over more than one adds percentages up, and a sum past 100 is none. */
function toPercent(metric: z.infer<typeof metricSchema>): Figure {
  return metric?.count === 1 ? (percent.safeParse(metric.sum).data ?? null) : null;
}

/** The average is handle time by handled contacts; the document divides by offers, which also counts the abandoned. */
export function mergeIntervalParts(parts: readonly IntervalPart[]) {
  const sumOf = (read: (part: IntervalPart) => Figure) => addUp(parts.map(read));
  const handled = sumOf((part) => part.handled);
  const handleSeconds = sumOf((part) => part.handleSeconds);
  const [only] = parts.length === 1 ? parts : [];
  const mean = () =>
    toWeightedMean(parts.map((part) => ({ value: part.serviceLevelPercent, weight: part.handled })));
  return {
    offered: sumOf((part) => part.offered),
    handled,
    abandoned: sumOf((part) => part.abandoned),
    serviceLevelPercent: only === undefined ? toDecimals(mean(), 2) : only.serviceLevelPercent,
    averageHandleSeconds: !handled || handleSeconds === null ? null : toDecimals(handleSeconds / handled, 3),
  };
}

/** A time without a zone is UTC's, as everything in these documents. */
function toInstant(text: string): number {
  const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(text);
  return Date.parse(text.includes('T') && !hasZone ? `${text}Z` : text);
}
