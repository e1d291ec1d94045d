import { z } from 'zod';
import type { MediaType } from '../../../shared/queue.ts';
import { toMediaType } from './translate-queues.ts';

// The answer of POST /api/v2/analytics/conversations/aggregates/query, for the day so far and for reports. Times
// are in milliseconds; a metric with nothing to tell is left out by the vendor.

/** An amount that is negative, or more than any contact centre has, is no figure and no reason to lose the others. */
const amount = z
  .number()
  .nullish()
  .transform((value) => (value == null || value < 0 || value > Number.MAX_SAFE_INTEGER ? null : value));

const statsSchema = z
  .object({
    count: z.int().nonnegative().nullish(),
    sum: amount,
    ratio: amount,
    numerator: amount,
    denominator: amount,
    target: amount,
  })
  .nullish();

const entrySchema = z.object({
  /** `start/end` in ISO 8601. */
  interval: z.string().nullish(),
  metrics: z.array(z.object({ metric: z.string(), stats: statsSchema })).nullish(),
  views: z.array(z.object({ name: z.string(), stats: statsSchema })).nullish(),
});
export type AggregateEntry = z.infer<typeof entrySchema>;

export const aggregatesSchema = z.object({
  results: z.array(
    z.object({
      group: z.object({ queueId: z.string().nullish(), mediaType: z.string().nullish() }),
      data: z.array(entrySchema).nullish(),
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

/** What a question that succeeded tells of what it named: a metric that is missing is 0. */
export interface Counts {
  offered: number | null;
  answered: Timer;
  abandoned: number | null;
  handled: Timer;
  /** Null: nothing that could have a service level. */
  level: VendorLevel | null;
}

export type CountsByMedia = Map<string, Map<MediaType, Counts>>;

export function createCounts(): Counts {
  return {
    offered: 0,
    answered: { count: 0, sumMs: 0 },
    abandoned: 0,
    handled: { count: 0, sumMs: 0 },
    level: null,
  };
}

/** What was not asked for would be counted again with its own hundred. */
export function onlyOf(queueIds: readonly string[], { results }: Aggregates): Aggregates {
  const asked = new Set(queueIds);
  return { results: results.filter(({ group }) => group.queueId && asked.has(group.queueId)) };
}

/** Adds one answer, grouped by queue and media type, to what earlier ones gave. */
export function mergeByMedia(queues: CountsByMedia, answer: Aggregates): void {
  const split = new Set(
    answer.results.filter(({ group }) => group.mediaType).map(({ group }) => group.queueId),
  );
  for (const { group, data } of answer.results) {
    if (!group.queueId) continue;
    // As with the live figures: what is not split by media at all are calls, a total beside the split is not counted.
    if (!group.mediaType && split.has(group.queueId)) continue;
    const byMedia = queues.get(group.queueId) ?? new Map<MediaType, Counts>();
    queues.set(group.queueId, byMedia);
    const mediaType = toMediaType(group.mediaType || 'voice');
    const counts = byMedia.get(mediaType) ?? createCounts();
    byMedia.set(mediaType, counts);
    for (const entry of data ?? []) addEntry(counts, entry);
  }
}

export function addEntry(counts: Counts, { metrics }: AggregateEntry): void {
  let answered: number | null = 0;
  let hasLevel = false;
  for (const { metric, stats } of metrics ?? []) {
    const count = stats?.count ?? null;
    if (metric === 'nOffered') counts.offered = add(counts.offered, count);
    if (metric === 'tAbandon') counts.abandoned = add(counts.abandoned, count);
    if (metric === 'tHandle') addTimer(counts.handled, count, stats?.sum);
    if (metric === 'tAnswered') {
      addTimer(counts.answered, count, stats?.sum);
      answered = count;
    }
    if (metric === 'oServiceLevel') {
      counts.level = addLevel(counts.level, stats);
      hasLevel = true;
    }
  }
  // Contacts were answered and nothing says how many of them in time: that part is not known, and not 0.
  if (answered !== 0 && !hasLevel) counts.level = addLevel(counts.level, null);
}

export function add(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}

function addTimer(timer: Timer, count: number | null, sumMs: number | null | undefined) {
  timer.count = add(timer.count, count);
  timer.sumMs = add(timer.sumMs, count === 0 ? 0 : (sumMs ?? null));
}

/** Parts are added up, never percentages: the ratio of more than one row is that of its sums. */
function addLevel(level: VendorLevel | null, stats: z.infer<typeof statsSchema>): VendorLevel {
  const ratio = stats?.ratio ?? null;
  const within = stats?.numerator ?? null;
  const total = stats?.denominator ?? null;
  const goal = toShare(stats?.target ?? null);
  if (level === null) return { ratio: toShare(ratio), within, total, goal };
  return {
    ratio: null,
    within: add(level.within, within),
    total: add(level.total, total),
    goal: level.goal ?? goal,
  };
}

function toShare(value: number | null): number | null {
  return value === null || value > 1 ? null : value;
}

export function toAverageMs({ count, sumMs }: Timer): number | null {
  return !count || sumMs === null ? null : sumMs / count;
}
