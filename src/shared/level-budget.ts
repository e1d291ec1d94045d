/**
 * How a service level stands to its goal, in contacts. `spare`: at the goal or above, and so many more misses keep it
 * there. `behind`: below, and so many answers in time, one after the other, bring it back; null: none do, as 100 %
 * was asked for and something was missed.
 */
export type LevelBudget = { kind: 'spare'; misses: number } | { kind: 'behind'; answers: number | null };

/** Goals are kept in hundredths of a percent: whole numbers have no rounding errors. */
const whole = 10_000;

/** Far more contacts than a centre has, and few enough for exact products. */
const mostContacts = 100_000_000_000;

/**
 * Null where nothing is counted yet, for counts that cannot be, and for a goal of 0, which allows everything. Which
 * contacts `total` counts is the caller's concern: with the formula `answered` a miss is an answer past the target,
 * with `offered-abandons-count` also somebody who gave up, with `vendor` what the vendor calls one. A goal counts
 * with two decimals.
 */
export function toLevelBudget(level: {
  withinTarget: number;
  total: number;
  goalPercent: number;
}): LevelBudget | null {
  const { withinTarget, total } = level;
  const goal = Math.round(level.goalPercent * 100);
  const areCounts = [withinTarget, total].every((count) => Number.isInteger(count) && count >= 0);
  if (!areCounts || total === 0 || withinTarget > total || total > mostContacts) return null;
  if (!(goal > 0 && goal <= whole)) return null;
  const behind = goal * total - whole * withinTarget;
  if (behind <= 0) return { kind: 'spare', misses: divideDown(whole * withinTarget, goal) - total };
  // Each answer in time adds a whole contact and asks for the goal's part of one.
  return { kind: 'behind', answers: goal === whole ? null : divideUp(behind, whole - goal) };
}

/** Of whole numbers, without the rounding of a quotient. */
function divideDown(amount: number, by: number): number {
  return (amount - (amount % by)) / by;
}

function divideUp(amount: number, by: number): number {
  return divideDown(amount + by - 1, by);
}
