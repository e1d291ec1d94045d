import type { TimeWindow } from '../../../shared/queue.ts';
import type { IntervalReportRow, QueueReportRow, SlaReportRow } from '../../../shared/report.ts';
import {
  type ServiceLevelFormula,
  toPercentOf,
  toServiceLevelPercent,
} from '../../../shared/service-level.ts';
import {
  type AggregateEntry,
  type Aggregates,
  add,
  addEntry,
  type Counts,
  type CountsByMedia,
  createCounts,
} from './translate-aggregates.ts';
import { toPercent } from './translate-queues.ts';

// Rows of reports out of conversation aggregates. Counts are added up over pieces of the window, percentages never.

export type QueueNames = ReadonlyMap<string, string>;

export interface Rows<Row> {
  rows: Row[];
  /** Rows without a percentage, as more were answered in time than were answered. */
  inconsistent: number;
}

export function toQueueRows(
  queues: CountsByMedia,
  names: QueueNames,
  formula: ServiceLevelFormula,
): Rows<QueueReportRow> {
  const found: Rows<QueueReportRow> = { rows: [], inconsistent: 0 };
  for (const [queueId, media] of queues) {
    const queueName = names.get(queueId);
    if (queueName === undefined) continue;
    for (const [mediaType, counts] of media) {
      const { offered, answered, abandoned } = counts;
      if (isInconsistent(counts, formula)) found.inconsistent += 1;
      found.rows.push({
        queueId,
        queueName,
        mediaType,
        offered,
        answered: answered.count,
        abandoned,
        serviceLevelPercent: toReportPercent(counts, formula),
        averageHandleSeconds: toAverageHandleSeconds(counts),
      });
    }
  }
  return found;
}

/** By queue and by the beginning of the interval. */
export type CountsByInterval = Map<string, Map<number, { to: number; counts: Counts }>>;

/** False: an interval cannot be read, so that nobody knows what its figures are about. */
export function mergeByInterval(queues: CountsByInterval, answer: Aggregates): boolean {
  for (const { group, data } of answer.results) {
    if (!group.queueId) continue;
    const byStart = queues.get(group.queueId) ?? new Map<number, { to: number; counts: Counts }>();
    queues.set(group.queueId, byStart);
    for (const entry of data ?? []) {
      const interval = parseInterval(entry.interval);
      if (interval === null) return false;
      const known = byStart.get(interval.from) ?? { to: interval.to, counts: createCounts() };
      byStart.set(interval.from, { to: Math.max(known.to, interval.to), counts: known.counts });
      addEntry(known.counts, entry);
    }
  }
  return true;
}

function parseInterval(text: string | null | undefined): TimeWindow | null {
  const [from = Number.NaN, to = Number.NaN, ...rest] = (text ?? '').split('/').map((end) => Date.parse(end));
  return rest.length === 0 && from < to ? { from, to } : null;
}

export function toIntervalRows(
  queues: CountsByInterval,
  names: QueueNames,
  formula: ServiceLevelFormula,
): Rows<IntervalReportRow> {
  const found: Rows<IntervalReportRow> = { rows: [], inconsistent: 0 };
  for (const [queueId, intervals] of queues) {
    const queueName = names.get(queueId);
    if (queueName === undefined) continue;
    for (const [intervalStart, { to: intervalEnd, counts }] of intervals) {
      if (isInconsistent(counts, formula)) found.inconsistent += 1;
      found.rows.push({
        intervalStart,
        intervalEnd,
        queueId,
        queueName,
        offered: counts.offered,
        handled: counts.handled.count,
        abandoned: counts.abandoned,
        serviceLevelPercent: toReportPercent(counts, formula),
        averageHandleSeconds: toAverageHandleSeconds(counts),
      });
    }
  }
  return found;
}

/** The names of the two views of a question about a threshold. */
export const withinView = 'answeredWithin';
export const beyondView = 'answeredBeyond';

export interface ThresholdCounts {
  answered: number | null;
  abandoned: number | null;
  within: number | null;
}

export function mergeThreshold(queues: Map<string, ThresholdCounts>, answer: Aggregates): void {
  for (const { group, data } of answer.results) {
    if (!group.queueId) continue;
    for (const entry of data ?? []) {
      const known = queues.get(group.queueId) ?? { answered: 0, abandoned: 0, within: 0 };
      const [answered, abandoned] = [toCount(entry, 'tAnswered'), toCount(entry, 'tAbandon')];
      queues.set(group.queueId, {
        answered: add(known.answered, answered),
        abandoned: add(known.abandoned, abandoned),
        within: add(known.within, toWithin(entry, answered)),
      });
    }
  }
}

function toCount({ metrics }: AggregateEntry, name: string): number | null {
  const row = metrics?.find(({ metric }) => metric === name);
  return row === undefined ? 0 : (row.stats?.count ?? null);
}

/**
 * A view with nothing in it is left out like a metric. Where contacts were answered it is 0 only if those beyond the
 * threshold were counted: else the vendor did not count at all.
 */
function toWithin({ views }: AggregateEntry, answered: number | null): number | null {
  const countOf = (view: string) => views?.find(({ name }) => name === view);
  const within = countOf(withinView);
  if (within !== undefined) return within.stats?.count ?? null;
  return answered === 0 || countOf(beyondView) !== undefined ? 0 : null;
}

/** A row for each queue that was asked for: nothing answered is a figure too. */
export function toSlaRows(
  queueIds: readonly string[],
  queues: ReadonlyMap<string, ThresholdCounts>,
  names: QueueNames,
  { formula, thresholdMs }: { formula: Exclude<ServiceLevelFormula, 'vendor'>; thresholdMs: number },
): Rows<SlaReportRow> {
  const found: Rows<SlaReportRow> = { rows: [], inconsistent: 0 };
  for (const queueId of queueIds) {
    const counts = queues.get(queueId) ?? { answered: 0, abandoned: 0, within: 0 };
    const isWrong = isMore(counts.within, counts.answered);
    if (isWrong) found.inconsistent += 1;
    found.rows.push({
      queueId,
      queueName: names.get(queueId) ?? queueId,
      answered: counts.answered,
      withinThreshold: counts.within,
      thresholdSeconds: thresholdMs / 1000,
      slaPercent: isWrong ? null : toServiceLevelPercent(formula, counts),
      formula,
    });
  }
  return found;
}

/** The vendor's own share as it is, where one row has it; that of several is the share of their sums. */
function toReportPercent(counts: Counts, formula: ServiceLevelFormula): number | null {
  const { level, answered, abandoned } = counts;
  if (formula === 'vendor') {
    if (level === null || level.total === 0) return null;
    const { ratio, within, total } = level;
    if (ratio !== null) return toPercent(ratio);
    return within === null || total === null || within > total ? null : toPercentOf(within, total);
  }
  if (isInconsistent(counts, formula)) return null;
  const within = level === null ? 0 : level.within;
  return toServiceLevelPercent(formula, { within, answered: answered.count, abandoned });
}

function isInconsistent({ level, answered }: Counts, formula: ServiceLevelFormula): boolean {
  return formula !== 'vendor' && isMore(level?.within ?? null, answered.count);
}

function isMore(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole;
}

/** Milliseconds are the vendor's finest grain. */
function toAverageHandleSeconds({ handled: { count, sumMs } }: Counts): number | null {
  return !count || sumMs === null ? null : Math.round(sumMs / count) / 1000;
}
