import type { Rule } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';

/** What a figure is held against. A null level does not exist, and neither does its clear level. */
export interface Levels {
  warning: number | null;
  critical: number | null;
  /** At or past these a breach of that level is over. */
  clearWarning: number | null;
  clearCritical: number | null;
}

/** A queue's critical level, where only its target is known. */
const criticalTargetFactor = 2;
const criticalGoalDistance = 10;

const clearShare = 0.8;
const percentDistance = 3;

/** The levels of a rule for one row; both null where the queue has no target to take them from. */
export function toLevels(rule: Rule, row: BoardRow): Levels {
  const { warning, critical } = toEnterLevels(rule, row);
  return {
    warning,
    critical,
    clearWarning: warning === null ? null : toClearLevel(rule, warning, rule.clear?.warning ?? null),
    clearCritical: critical === null ? null : toClearLevel(rule, critical, rule.clear?.critical ?? null),
  };
}

/** Numbers in the rule win over the queue's own target and goal. */
function toEnterLevels(rule: Rule, row: BoardRow): Pick<Levels, 'warning' | 'critical'> {
  const { warning, critical } = rule;
  if (rule.levelsFrom === 'fixed') return { warning, critical };
  if (rule.metric === 'longestWaitMs' || rule.metric === 'averageWaitMs') {
    const targetMs = row.targetMs ?? row.reading.serviceLevel?.targetMs ?? null;
    const double = targetMs === null ? null : targetMs * criticalTargetFactor;
    return { warning: warning ?? targetMs, critical: critical ?? double };
  }
  if (rule.metric === 'serviceLevelPercent') {
    const goal = row.goalPercent ?? row.reading.serviceLevel?.goalPercent ?? null;
    const below = goal === null ? null : goal - criticalGoalDistance;
    return { warning: warning ?? goal, critical: critical ?? below };
  }
  return { warning, critical };
}

function toClearLevel(rule: Rule, level: number, explicit: number | null): number {
  const isAbove = rule.direction === 'above';
  // On the wrong side a clear level would end a breach that is still on: then there is no distance at all.
  if (explicit !== null) return isAbove ? Math.min(level, explicit) : Math.max(level, explicit);
  return isAbove ? toClearBelow(rule, level) : toClearAbove(rule, level);
}

/** 80 % of the level, yet at least one unit lower; a ratio has no unit. Service level: 3 points. */
function toClearBelow({ metric }: Rule, level: number): number {
  if (metric === 'serviceLevelPercent') return level - percentDistance;
  if (metric === 'waitingPerAgent') return level * clearShare;
  return Math.min(level * clearShare, level - toUnit(metric));
}

/** Percentages 3 points higher, yet never more than 100; agents one more; others as much higher as above lower. */
function toClearAbove({ metric }: Rule, level: number): number {
  if (metric === 'serviceLevelPercent' || metric === 'abandonPercent')
    return Math.max(level, Math.min(100, level + percentDistance));
  if (metric === 'agentsAvailable') return level + 1;
  if (metric === 'waitingPerAgent') return level / clearShare;
  return Math.max(level / clearShare, level + toUnit(metric));
}

/** The smallest difference that people see: a contact, an agent, a point, a second. */
function toUnit(metric: Rule['metric']): number {
  return metric === 'longestWaitMs' || metric === 'averageWaitMs' ? 1000 : 1;
}
