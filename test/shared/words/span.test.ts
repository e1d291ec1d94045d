import { describe, expect, it } from 'vitest';
import { formatLeft, formatLength } from '../../../src/shared/words/en/span.ts';

describe('formatLength', () => {
  it.each([
    [0, '0 s'],
    [45_900, '45 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 d'],
    [273_600_000, '3 d 4 h'],
    [-5, '0 s'],
  ])('says %i ms as %s', (lengthMs, text) => {
    expect(formatLength(lengthMs)).toBe(text);
  });
});

describe('formatLeft', () => {
  it.each([
    [180_000, '3 min'],
    [180_001, '4 min'],
    [3_590_000, '1 h'],
    [1, '1 min'],
    [-1, '1 min'],
  ])('never says less than is left: %i ms is %s', (leftMs, text) => {
    expect(formatLeft(leftMs)).toBe(text);
  });
});
