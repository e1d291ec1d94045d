import type { Rule } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';
import { metricTraits } from '../../shared/metric-traits.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import { summariseTargets, type TargetSummary, toTargetKey } from '../../shared/target-summary.ts';

/** What a rule would judge of the queues that were just chosen. */
type RuleGround = 'targets' | 'no-targets' | 'fixed';

export function toGround(rule: Rule, summary: TargetSummary): RuleGround {
  if (rule.levelsFrom !== 'queue-target' || !metricTraits[rule.metric].hasTarget) return 'fixed';
  return summary.withTarget > 0 ? 'targets' : 'no-targets';
}

/**
 * The kept rules, fitted to queues of which none names a target: there a rule that follows targets judges nothing, and a
 * rule of fixed levels on the same figure takes its place for every medium.
 */
export function suggestRules(rules: readonly Rule[], summary: TargetSummary): Rule[] {
  if (summary.withTarget > 0) return [...rules];
  const idle = rules.filter((rule) => rule.enabled && toGround(rule, summary) === 'no-targets');
  return rules.map((rule) => {
    if (idle.includes(rule)) return { ...rule, enabled: false };
    const stands = rule.levelsFrom === 'fixed' && idle.some(({ metric }) => metric === rule.metric);
    return stands ? { ...rule, enabled: true, scope: {} } : rule;
  });
}

/** Whether queues to be added name targets that no queue on the board has. */
export function hasNewTargets(
  queues: readonly Pick<QueueSummary, 'targets'>[],
  rows: Iterable<Pick<BoardRow, 'targetMs' | 'goalPercent'>>,
): boolean {
  const known = new Set<string>();
  for (const { targetMs, goalPercent } of rows)
    if (targetMs !== null) known.add(toTargetKey({ targetMs, goalPercent }));
  return summariseTargets(queues).targets.some((target) => !known.has(toTargetKey(target)));
}
