import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLevelBudget } from '../../src/shared/level-budget.ts';

const budget = (withinTarget: number, total: number, goalPercent: number) =>
  toLevelBudget({ withinTarget, total, goalPercent });
const spare = (misses: number) => ({ kind: 'spare', misses });
const behind = (answers: number | null) => ({ kind: 'behind', answers });

describe('toLevelBudget', () => {
  it.each([
    // 80/100 is the goal; 80/101 is 79.2 %.
    [80, 100, 80, spare(0)],
    // 88/110 is 80 %, 88/111 is not.
    [88, 104, 80, spare(6)],
    [88, 105, 80, spare(5)],
    [1, 1, 80, spare(0)],
    [5, 5, 80, spare(1)],
    [100, 100, 100, spare(0)],
    // 1 of 3 is 33.333… %: with 33.33 it may stand, and 33.34 needs one more.
    [1, 3, 33.33, spare(0)],
    [1, 3, 33.34, behind(1)],
  ])('counts the misses left: %d of %d at a goal of %d %%', (within, total, goal, expected) => {
    expect(budget(within, total, goal)).toEqual(expected);
  });

  it.each([
    // (66 + 14) / (86 + 14) is 80 %, with 13 it is 79.8 %.
    [66, 86, 80, behind(14)],
    [79, 100, 80, behind(5)],
    [0, 1, 80, behind(4)],
    [0, 10, 50, behind(10)],
    [99, 100, 99.5, behind(100)],
    [99, 100, 99.99, behind(9_900)],
    [99, 100, 100, behind(null)],
  ])(
    'counts the answers that bring it back: %d of %d at a goal of %d %%',
    (within, total, goal, expected) => {
      expect(budget(within, total, goal)).toEqual(expected);
    },
  );

  it.each([
    ['nothing is counted', 0, 0, 80],
    ['more are in time than there are', 6, 5, 80],
    ['a count is negative', -1, 5, 80],
    ['a count is no whole number', 2.5, 5, 80],
    ['a count is no number', Number.NaN, 5, 80],
    ['the goal is 0', 3, 5, 0],
    ['the goal is above 100 %', 3, 5, 100.01],
    ['the goal is no number', 3, 5, Number.NaN],
  ])('has none where %s', (_, within, total, goal) => {
    expect(budget(within, total, goal)).toBeNull();
  });

  it('takes a goal that binary fractions blur for what it is', () => {
    // 0.57 × 100 and 0.29 × 100, as a vendor's ratio becomes a percentage.
    expect(budget(57, 100, 0.57 * 100)).toEqual(spare(0));
    expect(budget(29, 100, 0.29 * 100)).toEqual(spare(0));
  });

  it('agrees with adding one contact after the other', () => {
    const cases = fc
      .tuple(fc.nat(60), fc.nat(60), fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(99.5, 33.33)))
      .filter(([within, missed]) => within + missed > 0);
    fc.assert(
      fc.property(cases, ([within, missed, goal]) => {
        const total = within + missed;
        const isMet = (inTime: number, all: number) =>
          BigInt(inTime) * 10_000n >= BigInt(Math.round(goal * 100)) * BigInt(all);
        if (isMet(within, total)) {
          let misses = 0;
          while (isMet(within, total + misses + 1)) misses += 1;
          expect(budget(within, total, goal)).toEqual(spare(misses));
        } else {
          let answers = 0;
          while (answers < 20_000 && !isMet(within + answers, total + answers)) answers += 1;
          expect(budget(within, total, goal)).toEqual(behind(answers < 20_000 ? answers : null));
        }
      }),
      { seed: 80_20, numRuns: 1_000 },
    );
  });

  it('is exact for the largest counts', () => {
    const counts = fc.tuple(
      fc.nat(10_000_000),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1, max: 9_999 }),
    );
    fc.assert(
      fc.property(counts, ([one, total, hundredths]) => {
        const within = one % (total + 1);
        const found = budget(within, total, hundredths / 100);
        const isMet = (inTime: number, all: number) =>
          BigInt(inTime) * 10_000n >= BigInt(hundredths) * BigInt(all);
        if (found?.kind === 'spare') {
          expect(isMet(within, total + found.misses)).toBe(true);
          expect(isMet(within, total + found.misses + 1)).toBe(false);
        } else {
          const answers = found?.answers ?? Number.NaN;
          expect(isMet(within + answers, total + answers)).toBe(true);
          expect(isMet(within + answers - 1, total + answers - 1)).toBe(false);
        }
      }),
      { seed: 8_020 },
    );
  });
});
