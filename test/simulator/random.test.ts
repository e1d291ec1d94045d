import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Distribution, Random } from '../../src/simulator/random.ts';

function meanOf(distribution: Distribution): number {
  const random = new Random(7, 'mean');
  let sum = 0;
  for (let count = 0; count < 40_000; count += 1) sum += random.draw(distribution);
  return sum / 40_000;
}

describe('Random', () => {
  it('repeats itself for the same number and path, and differs for others', () => {
    const three = (seed: number, path: string) => {
      const random = new Random(seed, path);
      return [random.uniform(), random.uniform(), random.uniform()];
    };
    expect(three(1, 'a')).toEqual(three(1, 'a'));
    expect(three(1, 'a')).not.toEqual(three(1, 'b'));
    expect(three(1, 'a')).not.toEqual(three(2, 'a'));
  });

  it('stays within [0, 1) and spreads evenly over tenths', () => {
    const random = new Random(3, 'even');
    const tenths = new Array<number>(10).fill(0);
    let outside = 0;
    for (let count = 0; count < 50_000; count += 1) {
      const value = random.uniform();
      if (value < 0 || value >= 1) outside += 1;
      const tenth = Math.floor(value * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(outside).toBe(0);
    // Expected 5,000 each, standard deviation 67.
    for (const count of tenths) expect(Math.abs(count - 5000)).toBeLessThan(300);
  });

  it.each<[string, Distribution, number]>([
    ['a fixed length', { kind: 'fixed', ms: 1234 }, 1234],
    ['an exponential length', { kind: 'exponential', meanMs: 10_000 }, 10_000],
    ['a log-normal length', { kind: 'log-normal', meanMs: 10_000, spread: 0.7 }, 10_000],
    // Shape 2: the mean is the scale times the square root of pi over 2, 0.8862.
    ['a Weibull length', { kind: 'weibull', scaleMs: 10_000, shape: 2 }, 8862],
  ])('draws %s around its mean', (_name, distribution, mean) => {
    expect(Math.abs(meanOf(distribution) / mean - 1)).toBeLessThan(0.02);
  });

  it('makes well-formed version 4 UUIDs', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, path) => {
        expect(new Random(seed, path).uuid()).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });
});
