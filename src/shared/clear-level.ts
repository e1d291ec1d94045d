import type { Rule, RuleMetric } from './alert.ts';

const clearShare = 0.8;
const percentDistance = 3;

/** Where a breach ends that began at this level, when the rule does not say. */
export function toUsualClear(
  { metric, direction }: Pick<Rule, 'metric' | 'direction'>,
  level: number,
): number {
  return direction === 'above' ? toClearBelow(metric, level) : toClearAbove(metric, level);
}

/** 80 % of the level, yet at least one unit lower and never below 0; a ratio has no unit. Service level: 3 points. */
function toClearBelow(metric: RuleMetric, level: number): number {
  if (metric === 'serviceLevelPercent') return Math.max(0, level - percentDistance);
  if (metric === 'waitingPerAgent') return level * clearShare;
  return Math.max(0, Math.min(level * clearShare, level - toUnit(metric)));
}

/** Percentages 3 points higher, yet never more than 100; agents one more; others as much higher as above lower. */
function toClearAbove(metric: RuleMetric, level: number): number {
  if (metric === 'serviceLevelPercent' || metric === 'abandonPercent')
    return Math.max(level, Math.min(100, level + percentDistance));
  if (metric === 'agentsAvailable') return level + 1;
  if (metric === 'waitingPerAgent') return level / clearShare;
  return Math.max(level / clearShare, level + toUnit(metric));
}

/** The smallest difference that people see: a contact, an agent, a point, a second. */
function toUnit(metric: RuleMetric): number {
  return metric === 'longestWaitMs' || metric === 'averageWaitMs' ? 1000 : 1;
}
