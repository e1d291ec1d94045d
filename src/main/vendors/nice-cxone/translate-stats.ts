import { z } from 'zod';
import { createEmptyReading, type Reading } from '../../../shared/queue.ts';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';
import { looseCount, looseObject, loosePercent, looseText, looseTime } from './loose-values.ts';

// The answer of GET /api/v2/reporting/queues/stats with `granularity=REAL_TIME` (document 003).

/** What the document asks for, and all that it names. */
export const statsMetrics = [
  'waitTime',
  'agentCount',
  'conversationCount',
  'abandonCount',
  'serviceLevel',
] as const;
type MetricName = (typeof statsMetrics)[number];

const valueSchema = looseObject({ value: z.unknown(), timestamp: looseTime });

const rowSchema = looseObject({
  queue: looseObject({ id: looseText, name: looseText }).nullish(),
  metrics: z.array(looseObject({ name: z.string(), values: z.array(valueSchema).nullish() })).nullish(),
});

const figuresSchema = looseObject({
  waitTime: looseCount,
  agentCount: looseCount,
  conversationCount: looseCount,
  abandonCount: looseCount,
  serviceLevel: loosePercent,
});

/** A row's newest values, each checked as what it stands for. */
const queueSchema = rowSchema.transform((row, context) => {
  const newest = new Map<string, z.infer<typeof valueSchema>>();
  for (const { name, values } of row.metrics ?? []) {
    const value = findNewest(values ?? []);
    if (value !== undefined) newest.set(name, value);
  }
  const toValue = (name: MetricName) => newest.get(name)?.value;
  const figures = figuresSchema.safeParse({
    waitTime: toValue('waitTime'),
    agentCount: toValue('agentCount'),
    conversationCount: toValue('conversationCount'),
    abandonCount: toValue('abandonCount'),
    serviceLevel: toValue('serviceLevel'),
  });
  if (!figures.success) {
    for (const { path, message } of figures.error.issues)
      context.addIssue({ code: 'custom', path: ['metrics', ...path], message });
    return z.NEVER;
  }
  const times = statsMetrics.flatMap((name) => newest.get(name)?.timestamp ?? []);
  return {
    queueId: row.queue?.id ?? null,
    queueName: row.queue?.name ?? null,
    observedAt: times.length === 0 ? null : Math.max(...times),
    ...figures.data,
  };
});

export const statsSchema = looseObject({ data: z.array(queueSchema) }).refine(
  ({ data }) => data.length === 0 || data.some(({ queueId }) => queueId !== null),
  {
    error: valueDetails.noRowHasQueueId,
  },
);
type Stats = z.infer<typeof statsSchema>;

export type QueueStats = Stats['data'][number] & { queueId: string };

/** The one with the newest time; without times the last one, as a series is written in its order. */
function findNewest(values: readonly z.infer<typeof valueSchema>[]) {
  return values.reduce<z.infer<typeof valueSchema> | undefined>(
    (newest, one) => (newest === undefined || (one.timestamp ?? 0) >= (newest.timestamp ?? 0) ? one : newest),
    undefined,
  );
}

export function toQueueStats({ data }: Stats): { rows: QueueStats[]; rowsWithoutId: number } {
  const rows = data.flatMap((row) => (row.queueId === null ? [] : [{ ...row, queueId: row.queueId }]));
  return { rows, rowsWithoutId: data.length - rows.length };
}

/** A count may be an average: somebody is there as soon as it is not 0. */
function roundUp(count: number | null): number | null {
  return count === null ? null : Math.ceil(count);
}

/**
 * The document knows no count of waiting contacts. That `waitTime` (seconds) is the longest wait is an assumption:
 * the text calls it only "wait time", as does whoever shows it.
 */
export function toStatsReading(row: QueueStats, connectionId: string, receivedAt: number): Reading {
  const { queueId, queueName, serviceLevel: percent } = row;
  const identity = { connectionId, queueId, queueName: queueName ?? queueId, mediaType: 'all' as const };
  return {
    ...createEmptyReading({ ...identity, observedAt: row.observedAt ?? receivedAt }),
    longestWaitMs: row.waitTime === null ? null : Math.round(row.waitTime * 1000),
    interacting: roundUp(row.conversationCount),
    agentsAvailable: roundUp(row.agentCount),
    abandoned: roundUp(row.abandonCount),
    serviceLevel:
      percent === null
        ? null
        : { percent, withinTarget: null, total: null, targetMs: null, goalPercent: null },
  };
}
