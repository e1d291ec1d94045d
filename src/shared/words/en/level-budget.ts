import type { LevelBudget } from '../../level-budget.ts';
import { formatGoal, formatNumber, formatSeconds } from './figures.ts';
import { formatMinuteOfDay } from './time-of-day.ts';

interface LevelBudgetFacts {
  goalPercent: number;
  targetMs: number | null;
  /** When the window ends, and whose clock says so; null: the window is the vendor's day. */
  end: { at: number; timeZone: string } | null;
}

/**
 * `6 more misses allowed until 10:30`, `14 answers in a row within 20 s bring it back to 80 %`,
 * `cannot come back to 100 % before 10:30`.
 */
export function describeLevelBudget(budget: LevelBudget, { goalPercent, targetMs, end }: LevelBudgetFacts) {
  const clock = end === null ? null : formatMinuteOfDay(end.at, end.timeZone);
  if (budget.kind === 'spare') {
    const until = clock === null ? 'today' : `until ${clock}`;
    const amount = budget.misses === 0 ? 'no' : formatNumber(budget.misses);
    return `${amount} more ${budget.misses === 1 ? 'miss' : 'misses'} allowed ${until}`;
  }
  const goal = formatGoal(goalPercent);
  if (budget.answers === null)
    return `cannot come back to ${goal} ${clock === null ? 'today' : `before ${clock}`}`;
  const inTime = targetMs === null ? 'in time' : `within ${formatSeconds(targetMs / 1000)}`;
  return budget.answers === 1
    ? `${formatNumber(1)} answer ${inTime} brings it back to ${goal}`
    : `${formatNumber(budget.answers)} answers in a row ${inTime} bring it back to ${goal}`;
}
