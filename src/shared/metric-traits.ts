import type { Rule, RuleMetric } from './alert.ts';

export type LevelUnit = 'time' | 'percent' | 'number';

interface MetricTraits {
  unit: LevelUnit;
  /** The side on which a figure is bad. */
  direction: Rule['direction'];
  /** Queues have a target or goal for it. */
  hasTarget: boolean;
  /** What a new rule begins with: nobody has to know good levels by heart. */
  suggested: { warning: number; critical: number; holdMs: number };
}

/** `waitingPerAgent` where somebody waits and nobody is idle: past every level, and JSON can carry it. */
export const nobodyIdle = Number.MAX_SAFE_INTEGER;

export const metricTraits: Record<RuleMetric, MetricTraits> = {
  waiting: {
    unit: 'number',
    direction: 'above',
    hasTarget: false,
    suggested: { warning: 10, critical: 20, holdMs: 30_000 },
  },
  longestWaitMs: {
    unit: 'time',
    direction: 'above',
    hasTarget: true,
    suggested: { warning: 120_000, critical: 300_000, holdMs: 0 },
  },
  agentsAvailable: {
    unit: 'number',
    direction: 'below',
    hasTarget: false,
    suggested: { warning: 1, critical: 0, holdMs: 60_000 },
  },
  serviceLevelPercent: {
    unit: 'percent',
    direction: 'below',
    hasTarget: true,
    suggested: { warning: 80, critical: 70, holdMs: 120_000 },
  },
  abandonPercent: {
    unit: 'percent',
    direction: 'above',
    hasTarget: false,
    suggested: { warning: 5, critical: 10, holdMs: 120_000 },
  },
  averageWaitMs: {
    unit: 'time',
    direction: 'above',
    hasTarget: true,
    suggested: { warning: 60_000, critical: 120_000, holdMs: 60_000 },
  },
  waitingPerAgent: {
    unit: 'number',
    direction: 'above',
    hasTarget: false,
    suggested: { warning: 2, critical: 4, holdMs: 30_000 },
  },
};
