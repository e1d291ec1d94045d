import type { Rule } from '../../shared/alert.ts';
import { createRuleChooser, type RuleChooser } from './scope.ts';
import type { AlertTerms } from './work.ts';

/** Of somebody who is told everything at any time: what recordings are judged by. */
export function createPlainTerms(
  rules: readonly Rule[],
  recoveryNotes = true,
): AlertTerms & { chooseRules: RuleChooser } {
  return {
    rules,
    notifications: true,
    recoveryNotes,
    quietUntil: null,
    criticalBypasses: false,
    chooseRules: createRuleChooser(rules),
  };
}
