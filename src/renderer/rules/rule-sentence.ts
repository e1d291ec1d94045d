import type { Rule, RuleMetric, Severity } from '../../shared/alert.ts';
import { toUsualClear } from '../../shared/clear-level.ts';
import { metricTraits } from '../../shared/metric-traits.ts';
import {
  alertSettingsWords,
  describeWindow,
  formatDuration,
  formulaWords,
} from '../../shared/words/en/alert-settings.ts';
import { formatGoal, formatNumber, formatSeconds, formatWait } from '../../shared/words/en/figures.ts';

const words = alertSettingsWords.sentence;

/**
 * `Longest wait at or above 2:00 warns, at or above 5:00 is critical; ends at or below 1:36 for 1 min`. A figure
 * may be anywhere between the levels' own steps, so "at or" is said.
 */
export function sayRule(rule: Rule): string {
  const metric = words.metrics[rule.metric];
  const [first, second] = sayLevels(rule);
  if (first === undefined) return words.noLevel(metric);
  const levels = second === undefined ? first : `${first}, ${second}`;
  return `${metric} ${levels}; ${sayEnd(rule)}`;
}

/** How a percentage is counted, and what else is not as usual; empty: nothing. */
export function sayCounting(rule: Rule): string {
  const facts: string[] = [];
  if (metricTraits[rule.metric].unit === 'percent') {
    if (rule.metric === 'serviceLevelPercent')
      facts.push(words.formula(formulaWords[rule.serviceLevelFormula ?? 'vendor']));
    facts.push(describeWindow(rule.windowMs ?? null));
    if (rule.minVolume > 0) facts.push(words.fromVolume(words.contacts(rule.minVolume)));
  }
  if (rule.minSamples !== 2) facts.push(words.samples(rule.minSamples));
  return facts.join(' · ');
}

/** Where a level of this rule ends as usual; null: that depends on the queue and is not a share of its target. */
export function sayUsualEnd(rule: Rule, severity: Severity): string | null {
  const level = rule[severity];
  if (level !== null) return sayClear(rule, toUsualClear(rule, level));
  return takesTarget(rule) ? sayTargetEnd(rule) : null;
}

/** `2:00`, `20 s`, `80 %`, `14`. */
function sayLevelFigure(metric: RuleMetric, level: number): string {
  switch (metricTraits[metric].unit) {
    case 'time':
      return level >= 60_000 && level % 1000 === 0
        ? formatWait(level)
        : formatSeconds(Math.round(level / 10) / 100);
    case 'percent':
      return formatGoal(level);
    case 'number':
      return formatNumber(Math.round(level * 100) / 100);
  }
}

/** The levels that the rule has, the warning first; the hold time stands with the first. */
function sayLevels(rule: Rule): string[] {
  const hold = rule.holdMs === 0 ? '' : words.lasting(formatDuration(rule.holdMs));
  const warning = sayLevel(rule, 'warning', false);
  const critical = sayLevel(rule, 'critical', warning !== null && rule.warning === null);
  const said: string[] = [];
  if (warning !== null) said.push(words.warns(warning + hold));
  if (critical !== null) said.push(words.critical(said.length === 0 ? critical + hold : critical));
  return said;
}

function sayLevel(rule: Rule, severity: Severity, followsTarget: boolean): string | null {
  const level = rule[severity];
  const side = words.sides[rule.direction];
  if (level !== null) return words.at(side, sayLevelFigure(rule.metric, level));
  if (!takesTarget(rule)) return null;
  const isGoal = rule.metric === 'serviceLevelPercent';
  if (severity === 'warning') return words.at(side, isGoal ? words.goal : words.target);
  if (followsTarget) return words.at(side, isGoal ? words.underGoal : words.twiceTarget);
  return words.at(side, isGoal ? words.underOwnGoal : words.twiceOwnTarget);
}

/** A breach is over at the end of its warning level; of a rule without one, at the end of the critical level. */
function sayEnd(rule: Rule): string {
  const severity = rule.warning !== null || takesTarget(rule) ? 'warning' : 'critical';
  const own = rule.clear?.[severity] ?? null;
  const what = own === null ? sayUsualEnd(rule, severity) : sayClear(rule, own);
  const end = words.ends(what ?? '', rule.keepMs === 0 ? null : formatDuration(rule.keepMs));
  const eases = severity === 'warning' ? (rule.clear?.critical ?? null) : null;
  return eases === null ? end : `${end}; ${words.eases(sayClear(rule, eases))}`;
}

/** Contacts and agents come whole: 7.2 is reached at 7 from above. */
function sayClear({ metric, direction }: Rule, clear: number): string {
  const isWhole = metric === 'waiting' || metric === 'agentsAvailable';
  const isAbove = direction === 'above';
  const reached = isWhole ? (isAbove ? Math.floor(clear) : Math.ceil(clear)) : clear;
  return words.at(words.sides[isAbove ? 'below' : 'above'], sayLevelFigure(metric, reached));
}

function sayTargetEnd({ metric, direction }: Rule): string {
  return metric === 'serviceLevelPercent' ? words.pointsPast[direction] : words.shareOfLevel;
}

function takesTarget({ metric, levelsFrom }: Rule): boolean {
  return levelsFrom === 'queue-target' && metricTraits[metric].hasTarget;
}
