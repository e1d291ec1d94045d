import { expect, it } from 'vitest';
import type { LevelBudget } from '../../../src/shared/level-budget.ts';
import { describeLevelBudget } from '../../../src/shared/words/en/level-budget.ts';

const end = { at: Date.parse('2026-06-10T08:30:00Z'), timeZone: 'Europe/Berlin' };
const facts = { goalPercent: 80, targetMs: 20_000, end };

it.each<[LevelBudget, Partial<Parameters<typeof describeLevelBudget>[1]>, string]>([
  [{ kind: 'spare', misses: 6 }, {}, '6 more misses allowed until 10:30'],
  [{ kind: 'spare', misses: 1 }, {}, '1 more miss allowed until 10:30'],
  [{ kind: 'spare', misses: 0 }, {}, 'no more misses allowed until 10:30'],
  [{ kind: 'spare', misses: 6 }, { end: null }, '6 more misses allowed today'],
  [{ kind: 'behind', answers: 14 }, {}, '14 answers in a row within 20 s bring it back to 80 %'],
  [{ kind: 'behind', answers: 1 }, {}, '1 answer within 20 s brings it back to 80 %'],
  [{ kind: 'behind', answers: 2 }, { targetMs: null }, '2 answers in a row in time bring it back to 80 %'],
  [
    { kind: 'behind', answers: 3 },
    { goalPercent: 82.25000001 },
    '3 answers in a row within 20 s bring it back to 82.25 %',
  ],
  [{ kind: 'behind', answers: null }, { goalPercent: 100 }, 'cannot come back to 100 % before 10:30'],
  [{ kind: 'behind', answers: null }, { goalPercent: 100, end: null }, 'cannot come back to 100 % today'],
])('%j with %j says %s', (budget, parts, words) => {
  expect(describeLevelBudget(budget, { ...facts, ...parts })).toBe(words);
});
