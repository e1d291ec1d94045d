import type { Rule } from '../../shared/alert.ts';
import { type BoardRow, toRowFreshness } from '../../shared/board.ts';
import { isCurrent } from '../../shared/freshness.ts';
import type { AlertState, JudgedAnswer } from './engine.ts';
import { toLevels } from './levels.ts';
import { toMetricValue } from './metrics.ts';
import { createRuleChooser } from './scope.ts';

/*
 * Whether something is about to happen, so that looking more often is worth its requests. It speaks to nobody.
 */

/** So much of the way from calm to the level may be left. */
const leftShare = 0.3;

/** An open or pending condition, or a current figure of a watched queue past 70 % of the way to its first level. */
export function isNearLevel(
  state: AlertState,
  {
    rules,
    connectionId,
    rows,
    intervalMs,
  }: Pick<JudgedAnswer, 'rules' | 'connectionId' | 'rows' | 'intervalMs'>,
): boolean {
  if (state.open.some(({ alert }) => alert.connectionId === connectionId)) return true;
  const chooseRules = createRuleChooser(rules);
  return rows.some((row) => {
    if (!row.watched || !isCurrent(toRowFreshness(row, 0, intervalMs))) return false;
    return chooseRules(row.reading).some((rule) => isNear(rule, row));
  });
}

function isNear(rule: Rule, row: BoardRow): boolean {
  const { warning, critical } = toLevels(rule, row);
  const level = warning ?? critical;
  const value = toMetricValue(rule, row.reading);
  if (level === null || value === null) return false;
  return rule.direction === 'above'
    ? value >= level - Math.abs(level) * leftShare
    : value <= level + toWayDown(rule, level) * leftShare;
}

/** Calm above a level that fires below: all of 100 % for percentages; a lone agent more is near already. */
function toWayDown({ metric }: Rule, level: number): number {
  if (metric === 'serviceLevelPercent' || metric === 'abandonPercent') return Math.max(0, 100 - level);
  return Math.max(Math.abs(level), metric === 'agentsAvailable' ? 1 / leftShare : 0);
}
