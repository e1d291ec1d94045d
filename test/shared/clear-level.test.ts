import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/shared/alert.ts';
import { toUsualClear } from '../../src/shared/clear-level.ts';

describe('toUsualClear', () => {
  it.each<[Rule['metric'], Rule['direction'], number, number]>([
    ['waiting', 'above', 10, 8],
    ['waiting', 'above', 3, 2],
    ['waiting', 'above', 0.5, 0],
    ['longestWaitMs', 'above', 120_000, 96_000],
    ['longestWaitMs', 'above', 2000, 1000],
    ['agentsAvailable', 'below', 2, 3],
    ['serviceLevelPercent', 'below', 80, 83],
    ['serviceLevelPercent', 'below', 99, 100],
    ['abandonPercent', 'above', 5, 4],
    ['waitingPerAgent', 'above', 5, 4],
  ])('%s %s %d ends at %d', (metric, direction, level, end) => {
    expect(toUsualClear({ metric, direction }, level)).toBe(end);
  });
});
