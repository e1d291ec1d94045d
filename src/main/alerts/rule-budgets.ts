import type { Rule } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';
import type { RuleBudget } from '../../shared/contract/alert-contract.ts';
import { toCounts, toWindowCounts } from './count-window.ts';
import { toLevels } from './levels.ts';
import type { AlertMemory, Counts, CountTrails } from './memory.ts';

/**
 * What the rules on service level leave a row to spend: the counts over each rule's window, by its formula, and the level at
 * which it first fires. A rule whose counts are not known, or that has no level here, is left out.
 */
export function toRuleBudgets(memory: AlertMemory, row: BoardRow, rules: readonly Rule[]): RuleBudget[] {
  const trails = memory.countTrails[row.reading.connectionId];
  return rules.flatMap((rule) => {
    if (rule.metric !== 'serviceLevelPercent') return [];
    const levels = toLevels(rule, row);
    const goalPercent = levels.warning ?? levels.critical;
    const { windowMs, serviceLevelFormula: formula = 'vendor' } = rule;
    const window = windowMs === undefined ? null : findWindow(trails?.[windowMs], row.key);
    const counts = windowMs === undefined ? toCounts(row.reading) : window?.counts;
    if (goalPercent === null || counts === undefined) return [];
    const total = toTotal(formula, counts);
    const { withinTarget } = counts;
    if (total === null || withinTarget === null) return [];
    return [
      {
        ruleId: rule.id,
        ruleName: rule.name,
        formula,
        withinTarget,
        total,
        goalPercent,
        targetMs: row.targetMs ?? row.reading.serviceLevel?.targetMs ?? null,
        until: windowMs === undefined || window === null ? null : window.startAt + windowMs,
      },
    ];
  });
}

function findWindow(
  trails: CountTrails | undefined,
  rowKey: string,
): { startAt: number; counts: Counts } | null {
  const place = trails?.rowKeys.indexOf(rowKey) ?? -1;
  const startAt = trails?.startAt[place];
  return trails === undefined || startAt === undefined
    ? null
    : { startAt, counts: toWindowCounts(trails, place) };
}

function toTotal(formula: RuleBudget['formula'], counts: Counts): number | null {
  const { answered, abandoned, serviceLevelTotal } = counts;
  if (formula === 'vendor') return serviceLevelTotal;
  if (formula === 'answered') return answered;
  return answered === null || abandoned === null ? null : answered + abandoned;
}
