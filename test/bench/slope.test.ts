import { describe, expect, it } from 'vitest';
import { toSlope } from '../../bench/slope.ts';

describe('the slope', () => {
  it('is that of a line', () => {
    expect(toSlope([0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x })))).toBe(2);
  });

  it('is not moved by a sample that stands out', () => {
    const points = Array.from({ length: 21 }, (_, x) => ({ x, y: x === 20 ? 9_000 : 5 + 2 * x }));
    expect(toSlope(points)).toBe(2);
  });

  it('cannot be told of one sample, or of several at the same place', () => {
    expect(toSlope([{ x: 1, y: 1 }])).toBeNull();
    expect(
      toSlope([
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ]),
    ).toBeNull();
  });
});
