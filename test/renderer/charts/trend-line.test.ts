import { describe, expect, it } from 'vitest';
import { sayTrend, toTrendPath } from '../../../src/renderer/charts/trend-line.ts';

describe('the line of a trend', () => {
  it('goes from the first figure at the left to the newest at the right, the most at the top', () => {
    expect(toTrendPath({ waiting: [0, 10, 5] })).toBe('M1.5 14.5L32 1.5L62.5 8');
  });

  it('does not bridge steps without a figure, and shows one that stands alone', () => {
    expect(toTrendPath({ waiting: [4, 4, null, 4, null, 4, 4] })).toBe(
      'M1.5 1.5L11.7 1.5M31.3 1.5h1.5M52.3 1.5L62.5 1.5',
    );
    expect(toTrendPath({ waiting: [null, null] })).toBe('');
  });

  it('shows a single contact low: it is no peak', () => {
    expect(toTrendPath({ waiting: [0, 1] })).toBe('M1.5 14.5L62.5 11.3');
  });
});

describe('the words of a trend', () => {
  it.each([
    [[0, 14, 3], true, 'Waiting over the last hour: 0 to 14, newest 3'],
    [[2, 2, 2], true, 'Waiting over the last hour: 2, newest 2'],
    [[2, 5], false, 'Waiting over the last hour: 2 to 5, last known 5'],
    [[null, 1, null, 6, null], true, 'Waiting over the last hour: 1 to 6, with gaps, newest 6'],
    [[null, null], true, 'Waiting over the last hour: nothing was recorded'],
  ])('%j', (waiting, isCurrent, words) => {
    expect(sayTrend({ waiting }, isCurrent)).toBe(words);
  });

  it('say so where nothing was asked or kept', () => {
    expect(sayTrend(null, true)).toBe('Waiting over the last hour: nothing was recorded');
  });
});
