import { describe, expect, it } from 'vitest';
import {
  chartSpans,
  toAskedWindow,
  toChartWindow,
  toRenewMs,
} from '../../../src/renderer/charts/chart-span.ts';
import { historyCalls } from '../../../src/shared/contract/history-contract.ts';

const now = Date.UTC(2026, 10, 20, 14, 7, 41);
const secondMs = 1_000;
const minuteMs = 60 * secondMs;

describe('the steps of a chart', () => {
  it.each([
    ['hour', 5, 8],
    ['hour', 15, 23],
    ['hour', 60, 120],
    ['shift', 15, 60],
    ['shift', 60, 120],
    ['day', 15, 180],
    ['day', 3_600, 5_400],
    ['week', 15, 1_200],
  ] as const)('over the %s, read every %i s, are %i s long', (span, interval, step) => {
    const { stepMs, from, to } = toChartWindow(span, interval * secondMs, now);
    expect(stepMs).toBe(step * secondMs);
    expect(to).toBe(now);
    expect(from).toBe(now - { hour: 1, shift: 8, day: 24, week: 168 }[span] * 60 * minuteMs);
  });

  it('outlast a poll, so that one that is a little late is no gap, and leave three missed ones empty', () => {
    for (const interval of [5, 10, 15, 20]) {
      const { stepMs } = toChartWindow('hour', interval * secondMs, now);
      expect(stepMs).toBeGreaterThan(interval * secondMs * 1.2);
      // A stretch of two steps holds a whole one, wherever it begins.
      expect(2 * stepMs).toBeLessThanOrEqual(interval * secondMs * 3.3);
    }
  });

  it('are what main answers to', () => {
    for (const span of chartSpans)
      for (const interval of [5, 15, 3_600]) {
        const asked = toAskedWindow(toChartWindow(span, interval * secondMs, now));
        const question = { connectionId: 'emea', queueId: 'q1', mediaType: 'voice', ...asked };
        expect(historyCalls['history.chart'].input.safeParse(question).success).toBe(true);
        expect(asked.from % asked.stepMs).toBe(0);
        expect(asked.to).toBeGreaterThan(now);
      }
  });
});

it('asks again the sooner the shorter the steps are', () => {
  expect(toRenewMs({ stepMs: 8 * secondMs })).toBe(10 * secondMs);
  expect(toRenewMs({ stepMs: 60 * secondMs })).toBe(30 * secondMs);
  expect(toRenewMs({ stepMs: 20 * minuteMs })).toBe(minuteMs);
});
