import type { Rule } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';
import { toUsualClear } from '../../shared/clear-level.ts';

export type EnterLevels = Pick<Rule, 'warning' | 'critical'>;

/** What a figure is held against. A null level does not exist, and neither does its clear level. */
export interface Levels extends EnterLevels {
  /** At or past these a breach of that level is over. */
  clearWarning: number | null;
  clearCritical: number | null;
}

/** A queue's critical level, where only its target is known. */
const criticalTargetFactor = 2;
const criticalGoalDistance = 10;

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
export function toEnterLevels(rule: Rule, row: BoardRow): EnterLevels {
  if (rule.levelsFrom === 'fixed') return rule;
  const { warning, critical } = rule;
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
  if (explicit === null) return toUsualClear(rule, level);
  // On the wrong side a clear level would end a breach that is still on: then there is no distance at all.
  return rule.direction === 'above' ? Math.min(level, explicit) : Math.max(level, explicit);
}
