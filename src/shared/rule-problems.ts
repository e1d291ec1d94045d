import { type Rule, type RuleMetric, ruleSchema, type Severity } from './alert.ts';
import { metricTraits } from './metric-traits.ts';

/** The part of a rule that a problem is about, for the field of a form to show it at. */
export type RuleField =
  | 'direction'
  | 'warning'
  | 'critical'
  | 'clear.warning'
  | 'clear.critical'
  | 'levelsFrom'
  | 'holdMs'
  | 'keepMs'
  | 'minVolume'
  | 'windowMs'
  | 'serviceLevelFormula'
  | `scope.${ScopeList}`
  | 'scope.queueNamePattern';

export type ScopeList = 'connectionIds' | 'queueIds' | 'mediaTypes';

/** Why a rule does not do what it says. Figures are in the unit of the rule's metric; times are milliseconds. */
type RuleReason =
  | { code: 'no-level' }
  /** A level that every figure is past, and one so low that no figure ends its breach. */
  | { code: 'always-breached'; level: number }
  | { code: 'out-of-range'; value: number; most: number | null }
  | { code: 'levels-crossed'; warning: number; critical: number }
  | { code: 'levels-equal'; level: number }
  | { code: 'clear-wrong-side'; level: number; clear: number }
  | { code: 'clear-without-level' }
  | { code: 'clears-crossed'; warning: number; critical: number }
  | { code: 'odd-direction' }
  | { code: 'no-target' }
  | { code: 'hold-below-poll'; holdMs: number; pollIntervalMs: number }
  | { code: 'keep-below-poll'; keepMs: number; pollIntervalMs: number }
  | { code: 'volume-ignored' }
  | { code: 'window-ignored' }
  | { code: 'window-below-poll'; windowMs: number; pollIntervalMs: number }
  | { code: 'window-uneven'; windowMs: number }
  | { code: 'formula-ignored' }
  | { code: 'empty-scope'; list: ScopeList }
  | { code: 'empty-pattern' }
  | { code: 'pattern-matches-all' }
  | { code: 'unknown-connections'; ids: string[] };

/** An `error` does not do what was meant; `advice` does, yet somebody probably meant something else. */
export type RuleProblem = { severity: 'error' | 'advice'; field: RuleField } & RuleReason;

interface RuleProblemFacts {
  /** The shortest of the connections that the rule covers. */
  pollIntervalMs: number;
  /** Left out: not known. */
  knownConnectionIds?: readonly string[];
}

const severities = ['warning', 'critical'] as const;
const dayMs = 86_400_000;
const defaultMinVolume = ruleSchema.shape.minVolume.parse(undefined);

/** Everything that is wrong or odd about a rule, in the order of its fields; none: an empty list. */
export function findRuleProblems(rule: Rule, facts: RuleProblemFacts): RuleProblem[] {
  return [
    ...findDirectionProblems(rule),
    ...findTargetProblems(rule),
    ...severities.flatMap((severity) => findLevelProblems(rule, severity)),
    ...findPairProblems(rule),
    ...severities.flatMap((severity) => findClearProblems(rule, severity)),
    ...findTimeProblems(rule, facts),
    ...findWindowProblems(rule, facts),
    ...findScopeProblems(rule, facts),
  ];
}

/** With each queue's own target the other level lies on the usual side, so the other direction crosses the two. */
function findDirectionProblems(rule: Rule): RuleProblem[] {
  if (rule.direction === metricTraits[rule.metric].direction) return [];
  const crosses = takesTargets(rule) && (rule.warning === null || rule.critical === null);
  return [{ severity: crosses ? 'error' : 'advice', field: 'direction', code: 'odd-direction' }];
}

function findTargetProblems(rule: Rule): RuleProblem[] {
  const { levelsFrom, metric, warning, critical } = rule;
  const hasNone = warning === null && critical === null;
  if (levelsFrom === 'queue-target' && !metricTraits[metric].hasTarget)
    return [{ severity: hasNone ? 'error' : 'advice', field: 'levelsFrom', code: 'no-target' }];
  if (!hasNone || takesTargets(rule)) return [];
  return [{ severity: 'error', field: 'warning', code: 'no-level' }];
}

function findLevelProblems(rule: Rule, field: Severity): RuleProblem[] {
  const level = rule[field];
  if (level === null) return [];
  const severity = 'error';
  const { most, isOutside } = toRange(rule.metric, level);
  if (isOutside) return [{ severity, field, code: 'out-of-range', value: level, most }];
  const isAlways = rule.direction === 'above' ? level === 0 : level === most;
  if (isAlways) return [{ severity, field, code: 'always-breached', level }];
  return [];
}

function findPairProblems(rule: Rule): RuleProblem[] {
  const { direction, warning, critical } = rule;
  const problems: RuleProblem[] = [];
  if (warning !== null && warning === critical)
    problems.push({ severity: 'advice', field: 'critical', code: 'levels-equal', level: warning });
  else if (warning !== null && critical !== null && isPast(warning, critical, direction))
    problems.push({ severity: 'error', field: 'critical', code: 'levels-crossed', warning, critical });
  const ends = { warning: toUsedClear(rule, 'warning'), critical: toUsedClear(rule, 'critical') };
  if (ends.warning === null || ends.critical === null || ends.warning === ends.critical) return problems;
  if (isPast(ends.warning, ends.critical, direction))
    problems.push({
      severity: 'error',
      field: 'clear.critical',
      code: 'clears-crossed',
      warning: ends.warning,
      critical: ends.critical,
    });
  return problems;
}

function findClearProblems(rule: Rule, which: Severity): RuleProblem[] {
  const clear = rule.clear?.[which] ?? null;
  const level = rule[which];
  if (clear === null) return [];
  const field = `clear.${which}` as const;
  if (toUsedClear(rule, which) === null) return [{ severity: 'advice', field, code: 'clear-without-level' }];
  const { most, isOutside } = toRange(rule.metric, clear);
  if (isOutside) return [{ severity: 'error', field, code: 'out-of-range', value: clear, most }];
  if (level === null || !isPast(clear, level, rule.direction)) return [];
  return [{ severity: 'error', field, code: 'clear-wrong-side', level, clear }];
}

function findTimeProblems(rule: Rule, { pollIntervalMs }: RuleProblemFacts): RuleProblem[] {
  const { holdMs, keepMs, metric, minVolume } = rule;
  const problems: RuleProblem[] = [];
  if (holdMs > 0 && holdMs < pollIntervalMs)
    problems.push({ severity: 'advice', field: 'holdMs', code: 'hold-below-poll', holdMs, pollIntervalMs });
  if (keepMs > 0 && keepMs < pollIntervalMs)
    problems.push({ severity: 'advice', field: 'keepMs', code: 'keep-below-poll', keepMs, pollIntervalMs });
  // The default stands in every rule and was chosen by nobody.
  if (metricTraits[metric].unit !== 'percent' && minVolume !== 0 && minVolume !== defaultMinVolume)
    problems.push({ severity: 'advice', field: 'minVolume', code: 'volume-ignored' });
  return problems;
}

function findWindowProblems(rule: Rule, { pollIntervalMs }: RuleProblemFacts): RuleProblem[] {
  const { metric, windowMs, serviceLevelFormula } = rule;
  const problems: RuleProblem[] = [];
  if (serviceLevelFormula !== undefined && metric !== 'serviceLevelPercent')
    problems.push({ severity: 'advice', field: 'serviceLevelFormula', code: 'formula-ignored' });
  if (windowMs === undefined) return problems;
  if (metricTraits[metric].unit !== 'percent')
    problems.push({ severity: 'advice', field: 'windowMs', code: 'window-ignored' });
  else if (windowMs <= pollIntervalMs)
    problems.push({
      severity: 'error',
      field: 'windowMs',
      code: 'window-below-poll',
      windowMs,
      pollIntervalMs,
    });
  else if (dayMs % windowMs !== 0)
    problems.push({ severity: 'advice', field: 'windowMs', code: 'window-uneven', windowMs });
  return problems;
}

function findScopeProblems({ scope }: Rule, { knownConnectionIds }: RuleProblemFacts): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const list of ['connectionIds', 'queueIds', 'mediaTypes'] as const)
    if (scope[list]?.length === 0)
      problems.push({ severity: 'error', field: `scope.${list}`, code: 'empty-scope', list });
  const pattern = scope.queueNamePattern;
  const field = 'scope.queueNamePattern';
  if (pattern?.trim() === '') problems.push({ severity: 'error', field, code: 'empty-pattern' });
  else if (pattern !== undefined && /^\*+$/.test(pattern))
    problems.push({ severity: 'advice', field, code: 'pattern-matches-all' });
  const known = knownConnectionIds && new Set(knownConnectionIds);
  const ids = scope.connectionIds?.filter((id) => known?.has(id) === false) ?? [];
  if (ids.length > 0)
    problems.push({ severity: 'advice', field: 'scope.connectionIds', code: 'unknown-connections', ids });
  return problems;
}

/** Levels that the rule leaves out come from each queue. */
function takesTargets({ levelsFrom, metric }: Rule): boolean {
  return levelsFrom === 'queue-target' && metricTraits[metric].hasTarget;
}

/** The clear level of a severity; null where it is left out, or has no level beside it. */
function toUsedClear(rule: Rule, which: Severity): number | null {
  return rule[which] === null && !takesTargets(rule) ? null : (rule.clear?.[which] ?? null);
}

function toRange(metric: RuleMetric, value: number): { most: number | null; isOutside: boolean } {
  const most = metricTraits[metric].unit === 'percent' ? 100 : null;
  return { most, isOutside: value < 0 || (most !== null && value > most) };
}

function isPast(value: number, level: number, direction: Rule['direction']): boolean {
  return direction === 'above' ? value >= level : value <= level;
}
