import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPercentOf, toServiceLevelPercent } from '../../src/shared/service-level.ts';

describe('settled: percentages', () => {
  it.each([
    // 33.333…, 66.666…, 14.2857…, 99.995, 0.005, 0.00499…: worked out by hand.
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 7, 14.29],
    [19_999, 20_000, 100],
    [1, 20_000, 0.01],
    [499, 10_000_000, 0],
    [1, 800, 0.13],
    [3, 800, 0.38],
    // 7.125 and 25.125, which a quotient of binary fractions leaves just below the half.
    [57, 800, 7.13],
    [201, 800, 25.13],
    [5, 5, 100],
  ])('%d of %d are %d: two decimals, half up, from the integers', (part, whole, percent) => {
    expect(toPercentOf(part, whole)).toBe(percent);
  });

  it('are half up for all integers, by exact arithmetic', () => {
    const counts = fc.tuple(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }));
    fc.assert(
      fc.property(counts, ([one, whole]) => {
        const part = one % (whole + 1);
        const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
        expect(toPercentOf(part, whole)).toBe(Number(hundredths) / 100);
      }),
      { seed: 4104 },
    );
  });

  it('are 0 where none is in time, and none where nothing is counted', () => {
    for (const formula of ['answered', 'offered-abandons-count'] as const) {
      expect(toServiceLevelPercent(formula, { within: 0, answered: 7, abandoned: 0 })).toBe(0);
      expect(toServiceLevelPercent(formula, { within: 0, answered: 0, abandoned: 0 })).toBeNull();
    }
    expect(toServiceLevelPercent('offered-abandons-count', { within: 0, answered: 0, abandoned: 4 })).toBe(0);
    expect(toServiceLevelPercent('answered', { within: 0, answered: 0, abandoned: 4 })).toBeNull();
  });

  it('are by the named formula: of the answered, or of those and the abandoned', () => {
    const counts = { within: 34, answered: 36, abandoned: 3 };
    expect(toServiceLevelPercent('answered', counts)).toBe(94.44);
    expect(toServiceLevelPercent('offered-abandons-count', counts)).toBe(87.18);
  });

  it('are none where a count is not known', () => {
    expect(toServiceLevelPercent('answered', { within: null, answered: 7, abandoned: 0 })).toBeNull();
    expect(toServiceLevelPercent('answered', { within: 3, answered: null, abandoned: 0 })).toBeNull();
    const untold = { within: 3, answered: 7, abandoned: null };
    expect(toServiceLevelPercent('answered', untold)).toBe(42.86);
    expect(toServiceLevelPercent('offered-abandons-count', untold)).toBeNull();
  });
});
