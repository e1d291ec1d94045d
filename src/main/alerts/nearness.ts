import type { Rule, RuleMetric } from '../../shared/alert.ts';
import { type BoardRow, toRowFreshness } from '../../shared/board.ts';
import { isCurrent } from '../../shared/freshness.ts';
import { liveMediaTypes } from '../../shared/queue.ts';
import type { AlertState, JudgedAnswer } from './engine.ts';
import { toLevels } from './levels.ts';
import { toMetricValue } from './metrics.ts';
import { createRuleChooser } from './scope.ts';

/*
 * Whether something is about to happen, so that looking more often is worth its requests. It speaks to nobody.
 */

/** So much of the way from calm to the level may be left. */
const leftShare = 0.3;

/** What moves from one moment to the next. Figures of the whole day are no other five seconds later. */
const momentary: ReadonlySet<RuleMetric> = new Set([
  'waiting',
  'longestWaitMs',
  'agentsAvailable',
  'waitingPerAgent',
]);

/**
 * An open or pending condition, or a figure past 70 % of the way to its first level: of a watched queue where people
 * wait in person, and only while its figures are current. A queue that went quiet in a breach is not hurried all night.
 */
export function isNearLevel(
  { open }: AlertState,
  { rules, rows, intervalMs }: Pick<JudgedAnswer, 'rules' | 'rows' | 'intervalMs'>,
): boolean {
  const inBreach = new Set(
    open.filter(({ alert }) => momentary.has(alert.metric)).map(({ rowKey }) => rowKey),
  );
  const chooseRules = createRuleChooser(rules.filter(({ metric }) => momentary.has(metric)));
  return rows.some((row) => {
    const { reading, watched } = row;
    if (!watched || !liveMediaTypes.includes(reading.mediaType)) return false;
    if (!isCurrent(toRowFreshness(row, 0, intervalMs))) return false;
    return inBreach.has(row.key) || chooseRules(reading).some((rule) => isNear(rule, row));
  });
}

function isNear(rule: Rule, row: BoardRow): boolean {
  const { warning, critical } = toLevels(rule, row);
  const level = warning ?? critical;
  const value = toMetricValue(rule, row.reading);
  if (level === null || value === null) return false;
  const left = Math.abs(level) * leftShare;
  if (rule.direction === 'above') return value >= level - left;
  // A lone agent more is near already.
  return value <= level + Math.max(left, rule.metric === 'agentsAvailable' ? 1 : 0);
}
