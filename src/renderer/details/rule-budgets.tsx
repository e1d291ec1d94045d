import { useEffect, useState } from 'react';
import type { RuleBudget } from '../../shared/contract/alert-contract.ts';
import type { RowView } from '../board/row-view.ts';
import { useServices } from '../services.ts';
import { sayRuleBudget } from './budget-words.ts';

/** What the rules on service level leave the queue to spend; asked anew with each reading. */
export function RuleBudgets({ view, timeZone }: { view: RowView; timeZone: string }) {
  const { bridge } = useServices();
  const [budgets, setBudgets] = useState<readonly RuleBudget[]>([]);
  const { key, reading } = view.row;
  const { observedAt } = reading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading is what the question is asked for.
  useEffect(() => {
    let isWanted = true;
    void bridge.call('rules.budgets', { key }).then((reply) => {
      if (isWanted && reply.ok) setBudgets(reply.value.budgets);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, key, observedAt]);
  if (!view.isCurrent) return null;
  return budgets.map((budget) => {
    const text = sayRuleBudget(budget, timeZone);
    if (text === null) return null;
    return (
      <p key={budget.ruleId} className="details-budget">
        {text} <span className="secondary">{budget.ruleName}</span>
      </p>
    );
  });
}
