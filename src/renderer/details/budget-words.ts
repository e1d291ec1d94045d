import type { RuleBudget } from '../../shared/contract/alert-contract.ts';
import { toLevelBudget } from '../../shared/level-budget.ts';
import { describeLevelBudget } from '../../shared/words/en/level-budget.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowView } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';

const words = windowWords;

/** `6 more misses allowed today`; null where counts or goal are not known, or are not those of now. */
export function sayBudget({ row, isCurrent }: RowView): string | null {
  const { serviceLevel } = row.reading;
  if (!isCurrent || serviceLevel === null) return null;
  const { withinTarget, total } = serviceLevel;
  const goalPercent = row.goalPercent ?? serviceLevel.goalPercent;
  if (withinTarget === null || total === null || goalPercent === null) return null;
  const budget = toLevelBudget({ withinTarget, total, goalPercent });
  const targetMs = row.targetMs ?? serviceLevel.targetMs;
  return budget === null ? null : describeLevelBudget(budget, { goalPercent, targetMs, end: null });
}

/** The same for a rule that counts by a formula or over a window of its own; null for one that says what `sayBudget` does. */
export function sayRuleBudget(rule: RuleBudget, timeZone: string): string | null {
  const { withinTarget, total, goalPercent, targetMs, until, formula } = rule;
  if (until === null && formula === 'vendor') return null;
  const budget = toLevelBudget({ withinTarget, total, goalPercent });
  const end = until === null ? null : { at: until, timeZone };
  return budget === null ? null : describeLevelBudget(budget, { goalPercent, targetMs, end });
}

/** Formula and window of what `sayBudget` says. */
export function sayBudgetBasis({ row }: RowView, format: LocaleFormat): string {
  const { window } = row.reading;
  const span =
    window === null ? words.footer.unknownWindow : words.footer.since(format.formatMinute(window.from));
  return words.details.budget(span);
}
