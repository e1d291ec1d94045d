import type { ServiceLevel, ServiceTarget, TimeWindow } from '../../../shared/queue.ts';
import { toPercentOf } from '../../../shared/service-level.ts';
import type { Counts, CountsByMedia } from './translate-aggregates.ts';
import { toPercent } from './translate-queues.ts';

// The day so far, out of the conversation aggregates.

export const todayMetrics = ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'] as const;

export interface Today {
  window: TimeWindow;
  /** Queues that the question named: for these a missing count is 0. */
  named: ReadonlySet<string>;
  queues: CountsByMedia;
}

/** A percentage over nothing is none. The queue's own setting names target and goal, else the answer's goal. */
export function toServiceLevel(today: Counts, target: ServiceTarget | undefined): ServiceLevel {
  const { level } = today;
  const withinTarget = level === null ? 0 : level.within;
  const total = level === null ? 0 : level.total;
  const own = withinTarget === null || !total ? null : toPercentOf(withinTarget, total);
  return {
    percent: total === 0 ? null : (toPercent(level?.ratio ?? null) ?? own),
    withinTarget,
    total,
    targetMs: target?.targetMs ?? null,
    goalPercent: target?.goalPercent ?? toPercent(level?.goal ?? null),
  };
}
