import { z } from 'zod';
import type { MediaType, ServiceLevel, ServiceTarget, TimeWindow } from '../../../shared/queue.ts';
import { toMediaType, toPercent } from './translate-queues.ts';

// The answer of POST /api/v2/analytics/conversations/aggregates/query over the day so far. Times are in
// milliseconds; a metric with nothing to tell is left out by the vendor.

export const todayMetrics = ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'] as const;

const number = z.number().nullish();

export const aggregatesSchema = z.object({
  results: z.array(
    z.object({
      group: z.object({ queueId: z.string().nullish(), mediaType: z.string().nullish() }),
      data: z
        .array(
          z.object({
            metrics: z
              .array(
                z.object({
                  metric: z.string(),
                  stats: z
                    .object({
                      count: z.number().nonnegative().nullish(),
                      sum: number,
                      ratio: number,
                      numerator: number,
                      denominator: number,
                      target: number,
                    })
                    .nullish(),
                }),
              )
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});
export type Aggregates = z.infer<typeof aggregatesSchema>;

/** Null: the answer has the metric and leaves this part of it out. */
interface Timer {
  count: number | null;
  sumMs: number | null;
}

interface VendorLevel {
  ratio: number | null;
  within: number | null;
  total: number | null;
  goal: number | null;
}

/** One queue and media type since midnight. */
export interface MediaToday {
  offered: number | null;
  answered: Timer;
  abandoned: number | null;
  handled: Timer;
  level: VendorLevel | null;
}

export interface Today {
  window: TimeWindow;
  /** Queues that the question named: for these a missing count is 0. */
  named: ReadonlySet<string>;
  queues: Map<string, Map<MediaType, MediaToday>>;
}

export function createMediaToday(): MediaToday {
  return {
    offered: 0,
    answered: { count: 0, sumMs: 0 },
    abandoned: 0,
    handled: { count: 0, sumMs: 0 },
    level: null,
  };
}

/** Adds one answer to what earlier ones of the same window gave. */
export function mergeToday(queues: Today['queues'], answer: Aggregates): void {
  const split = new Set(
    answer.results.filter(({ group }) => group.mediaType).map(({ group }) => group.queueId),
  );
  for (const { group, data } of answer.results) {
    if (!group.queueId) continue;
    // As with the live figures: what is not split by media at all are calls, a total beside the split is not counted.
    if (!group.mediaType && split.has(group.queueId)) continue;
    const byMedia = queues.get(group.queueId) ?? new Map<MediaType, MediaToday>();
    queues.set(group.queueId, byMedia);
    const mediaType = toMediaType(group.mediaType || 'voice');
    const today = byMedia.get(mediaType) ?? createMediaToday();
    byMedia.set(mediaType, today);
    for (const { metrics } of data ?? [])
      for (const { metric, stats } of metrics ?? []) {
        const count = stats?.count ?? null;
        if (metric === 'nOffered') today.offered = add(today.offered, count);
        if (metric === 'tAbandon') today.abandoned = add(today.abandoned, count);
        if (metric === 'tAnswered') addTimer(today.answered, count, stats?.sum);
        if (metric === 'tHandle') addTimer(today.handled, count, stats?.sum);
        if (metric === 'oServiceLevel') today.level = addLevel(today.level, stats);
      }
  }
}

function add(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}

function addTimer(timer: Timer, count: number | null, sumMs: number | null | undefined) {
  timer.count = add(timer.count, count);
  timer.sumMs = add(timer.sumMs, count === 0 ? 0 : (sumMs ?? null));
}

type Stats = { [Name in 'ratio' | 'numerator' | 'denominator' | 'target']?: number | null | undefined };

/** Parts are added up, never percentages: the ratio of more than one row is that of its sums. */
function addLevel(level: VendorLevel | null, stats: Stats | null | undefined): VendorLevel {
  const within = stats?.numerator ?? null;
  const total = stats?.denominator ?? null;
  const goal = stats?.target ?? null;
  if (level === null) return { ratio: stats?.ratio ?? null, within, total, goal };
  return {
    ratio: null,
    within: add(level.within, within),
    total: add(level.total, total),
    goal: level.goal ?? goal,
  };
}

export function toAverageMs({ count, sumMs }: Timer): number | null {
  return !count || sumMs === null ? null : sumMs / count;
}

/** A percentage over nothing is none. The queue's own setting names target and goal, else the answer's goal. */
export function toServiceLevel(today: MediaToday, target: ServiceTarget | undefined): ServiceLevel {
  const { level } = today;
  const hasNothing = level === null && today.answered.count === 0;
  const withinTarget = hasNothing ? 0 : (level?.within ?? null);
  const total = hasNothing ? 0 : (level?.total ?? null);
  const own = withinTarget === null || !total ? null : toOwnPercent(withinTarget, total);
  return {
    percent: total === 0 ? null : (toPercent(level?.ratio ?? null) ?? own),
    withinTarget,
    total,
    targetMs: target?.targetMs ?? null,
    goalPercent: target?.goalPercent ?? toPercent(level?.goal ?? null),
  };
}

/** Two decimals, half up, from the integers. */
function toOwnPercent(part: number, whole: number): number {
  return Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
}
