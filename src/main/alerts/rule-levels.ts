import type { Rule } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';
import type { RuleLevel } from '../../shared/contract/alert-contract.ts';
import { toEnterLevels } from './levels.ts';
import { createRuleChooser } from './scope.ts';

/** What a row's figures are held against: the levels of the rules that judge it. Nobody judges a row that nobody watches. */
export function toRuleLevels(row: BoardRow, rules: readonly Rule[]): RuleLevel[] {
  if (!row.watched) return [];
  return createRuleChooser(rules)(row).flatMap((rule) => {
    const { id, name, metric, direction, windowMs, serviceLevelFormula: formula = 'vendor' } = rule;
    const { warning, critical } = toEnterLevels(rule, row);
    if (warning === null && critical === null) return [];
    const countsItself = windowMs !== undefined || formula !== 'vendor';
    return [{ ruleId: id, ruleName: name, metric, direction, warning, critical, countsItself }];
  });
}
