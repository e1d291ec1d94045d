import { describe, expect, it } from 'vitest';
import { toTrendSpan } from '../../src/shared/trend.ts';

const minuteMs = 60_000;
const now = Date.UTC(2026, 2, 2, 9, 7, 31);

describe('the hour of a trend', () => {
  it.each([
    [5_000, 1],
    [15_000, 1],
    [40_000, 1],
    [60_000, 2],
    [120_000, 5],
    [600_000, 20],
    [3_600_000, 60],
  ])('of rows that are read every %i ms has steps of %i min', (intervalMs, minutes) => {
    expect(toTrendSpan(now, intervalMs).stepMs).toBe(minutes * minuteMs);
  });

  it('ends with the step that goes on, and is an hour long', () => {
    expect(toTrendSpan(now, 15_000)).toEqual({
      from: Date.UTC(2026, 2, 2, 8, 8),
      to: Date.UTC(2026, 2, 2, 9, 8),
      stepMs: minuteMs,
    });
    expect(toTrendSpan(now, 120_000)).toMatchObject({
      from: Date.UTC(2026, 2, 2, 8, 10),
      to: Date.UTC(2026, 2, 2, 9, 10),
    });
  });
});
