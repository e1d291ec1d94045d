import type { Rule, RuleMetric } from '../../alert.ts';
import type { RuleField, RuleProblem, ScopeList } from '../../rule-problems.ts';
import { metricWords } from './alert.ts';
import { formatGoal, formatHours, formatMinutes, formatNumber, formatSeconds } from './figures.ts';

const fieldWords: Record<RuleField, string> = {
  direction: 'direction',
  warning: 'warning level',
  critical: 'critical level',
  'clear.warning': 'end of a warning',
  'clear.critical': 'end of critical',
  levelsFrom: 'source of the levels',
  holdMs: 'hold time',
  keepMs: 'keep time',
  minVolume: 'smallest number of contacts',
  windowMs: 'window',
  serviceLevelFormula: 'formula',
  'scope.connectionIds': 'connections',
  'scope.queueIds': 'queues',
  'scope.mediaTypes': 'media',
  'scope.queueNamePattern': 'queue name',
};

const listWords: Record<ScopeList, string> = {
  connectionIds: 'connection',
  queueIds: 'queue',
  mediaTypes: 'media type',
};

/** Why a rule is wrong or odd, with its figures, and what to do. */
export function describeRuleProblem(problem: RuleProblem, rule: Pick<Rule, 'metric' | 'direction'>): string {
  const { metric, direction } = rule;
  const isAbove = direction === 'above';
  const figure = (value: number) => sayFigure(metric, value);
  const [beyond, safe] = isAbove ? ['above', 'below'] : ['below', 'above'];
  switch (problem.code) {
    case 'no-level':
      return 'Without a level nothing is a breach: give a warning level, a critical level or both.';
    case 'always-breached':
      return `Every figure is at or ${beyond} ${figure(problem.level)}, so the breach would never end: the level must be ${isAbove ? 'higher' : 'lower'}.`;
    case 'out-of-range':
      return sayRange(metric, problem);
    case 'levels-crossed':
      return `Critical at ${figure(problem.critical)} is reached before the warning at ${figure(problem.warning)}: critical must be ${beyond} the warning level.`;
    case 'levels-equal':
      return `Warning and critical both begin at ${figure(problem.level)}, so there is never a warning: leave one out, or move critical ${isAbove ? 'up' : 'down'}.`;
    case 'clear-wrong-side':
      return problem.clear === problem.level
        ? `The breach would end where it begins, at ${figure(problem.level)}: the end must be ${safe} ${sayValue(metric, problem.level)}.`
        : `The breach would end at ${figure(problem.clear)} but begins at ${sayValue(metric, problem.level)}: the end must be ${safe} ${sayValue(metric, problem.level)}.`;
    case 'clear-without-level':
      return `The ${fieldWords[problem.field]} is ignored, as there is no such level: leave it out, or give the level.`;
    case 'clears-crossed':
      return `Critical would end at ${figure(problem.critical)}, after the warning at ${figure(problem.warning)}: the end of critical must be at the end of the warning or ${beyond} it.`;
    case 'odd-direction':
      return `The rule fires at or ${beyond} its level, and for “${metricWords[metric]}” ${beyond} is the good side: choose “${safe}”, unless you mean it.`;
    case 'no-target':
      return `A queue has no target for “${metricWords[metric]}”: take fixed levels instead.`;
    case 'hold-below-poll':
      return `A hold time of ${sayTime(problem.holdMs)} cannot be seen, as figures come every ${sayTime(problem.pollIntervalMs)}: give 0, or ${sayTime(problem.pollIntervalMs)} or more.`;
    case 'keep-below-poll':
      return `A keep time of ${sayTime(problem.keepMs)} cannot be seen, as figures come every ${sayTime(problem.pollIntervalMs)}: give 0, or ${sayTime(problem.pollIntervalMs)} or more.`;
    case 'volume-ignored':
      return `The ${fieldWords.minVolume} counts for percentages only: leave it out.`;
    case 'window-ignored':
      return 'A window counts for percentages only: leave it out.';
    case 'window-below-poll':
      return `A window of ${sayTime(problem.windowMs)} sees too little, as figures come every ${sayTime(problem.pollIntervalMs)}: the window must be longer than that.`;
    case 'window-uneven':
      return `Windows of ${sayTime(problem.windowMs)} do not fit evenly into a day, so they begin at other times each day: choose 15 min, 30 min or 1 h.`;
    case 'formula-ignored':
      return 'A formula counts for the service level only: leave it out.';
    case 'empty-scope':
      return `No ${listWords[problem.list]} is chosen, so the rule covers nothing: choose at least one, or all.`;
    case 'empty-pattern':
      return 'An empty queue name matches nothing, so the rule covers nothing: give a name, or leave it out.';
    case 'pattern-matches-all':
      return 'The queue name * matches every queue, and yet goes before rules that name none: leave it out.';
    case 'unknown-connections':
      return `${sayIds(problem.ids)} not among your connections: choose others, or all.`;
  }
}

function sayRange(
  metric: RuleMetric,
  { field, value, most }: RuleProblem & { code: 'out-of-range' },
): string {
  const range = most === null ? '0 or more' : `from ${sayValue(metric, 0)} to ${sayValue(metric, most)}`;
  return `The ${fieldWords[field]} cannot be ${sayValue(metric, value)}: give ${range}.`;
}

/** `10 waiting`, `20 s`, `1 agent available`, `80 %`: exact, as what was typed in. */
function sayFigure(metric: RuleMetric, value: number): string {
  if (metric === 'agentsAvailable')
    return `${formatNumber(value)} ${value === 1 ? 'agent' : 'agents'} available`;
  return metric === 'waiting' || metric === 'waitingPerAgent'
    ? `${formatNumber(value)} ${metricWords[metric]}`
    : sayValue(metric, value);
}

function sayValue(metric: RuleMetric, value: number): string {
  if (metric === 'longestWaitMs' || metric === 'averageWaitMs') return formatSeconds(value / 1000);
  return metric === 'serviceLevelPercent' || metric === 'abandonPercent'
    ? formatGoal(value)
    : formatNumber(value);
}

/** `15 s`, `7 min`, `1 h`: exact. */
function sayTime(timeMs: number): string {
  if (timeMs >= 3_600_000 && timeMs % 3_600_000 === 0) return formatHours(timeMs / 3_600_000);
  return timeMs >= 60_000 && timeMs % 60_000 === 0
    ? formatMinutes(timeMs / 60_000)
    : formatSeconds(timeMs / 1000);
}

function sayIds(ids: readonly string[]): string {
  return `${ids.map((id) => `“${id}”`).join(', ')} ${ids.length === 1 ? 'is' : 'are'}`;
}
