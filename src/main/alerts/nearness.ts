import type { Rule, RuleMetric } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';
import { isCurrent, toRowFreshness } from '../../shared/freshness.ts';
import { liveMediaTypes } from '../../shared/media-type.ts';
import type { JudgedAnswer } from './engine.ts';
import { toLevels } from './levels.ts';
import type { OpenCondition } from './memory.ts';
import { toMetricValue } from './metrics.ts';
import type { RuleChooser } from './scope.ts';

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
  conditions: readonly OpenCondition[],
  { rows, intervalMs }: Pick<JudgedAnswer, 'rows' | 'intervalMs'>,
  chooseRules: RuleChooser,
): boolean {
  const inBreach = new Set(
    conditions.filter(({ breach }) => momentary.has(breach.metric)).map(({ rowKey }) => rowKey),
  );
  return rows.some((row) => {
    if (!row.watched || !liveMediaTypes.includes(row.reading.mediaType)) return false;
    if (!isCurrent(toRowFreshness(row, 0, intervalMs))) return false;
    return inBreach.has(row.key) || chooseRules(row).some((rule) => isNear(rule, row));
  });
}

function isNear(rule: Rule, row: BoardRow): boolean {
  if (!momentary.has(rule.metric)) return false;
  const { warning, critical } = toLevels(rule, row);
  const level = warning ?? critical;
  const value = toMetricValue(rule, row.reading);
  if (level === null || value === null) return false;
  const left = Math.abs(level) * leftShare;
  if (rule.direction === 'above') return value >= level - left;
  // A lone agent more is near already.
  return value <= level + Math.max(left, rule.metric === 'agentsAvailable' ? 1 : 0);
}
