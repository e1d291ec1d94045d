import { describe, expect, it } from 'vitest';
import {
  sayCoverage,
  sayHold,
  toFigures,
  toShownVariants,
} from '../../../src/renderer/rules/backtest-words.ts';
import type { BacktestAnswer } from '../../../src/shared/backtest.ts';

const hourMs = 3_600_000;
const createSpan = (hours: number, coverage: number, part = {}) => ({
  from: 0,
  to: hours * hourMs,
  coverage,
  episodes: 0,
  notifications: 0,
  shortestMs: null,
  longestMs: null,
  ...part,
});
const createAnswer = (holdMs: number): BacktestAnswer => ({
  variants: ([0.5, 1, 2] as const).map((holdFactor) => ({
    holdFactor,
    holdMs: holdMs * holdFactor,
    yesterday: createSpan(24, 1),
    lastSevenDays: createSpan(168, 1),
  })),
});

describe('sayCoverage', () => {
  it.each([
    [1, 'Figures are kept for all 7 days.'],
    [3 / 7, 'Figures are kept for 3 of these 7 days.'],
    [3.52 / 7, 'Figures are kept for 3.5 of these 7 days.'],
    [6.96 / 7, 'Figures are kept for 6.9 of these 7 days.'],
    [9 / 168, 'Figures are kept for 9 of these 168 hours.'],
    [0, 'No figures are kept of it: nothing is known.'],
  ])('of a week, at %f', (coverage, said) => {
    expect(sayCoverage('lastSevenDays', createSpan(168, coverage))).toBe(said);
  });

  it.each([
    [24, 1, 'Figures are kept for all of it.'],
    [24, 14 / 24, 'Figures are kept for 14 of these 24 hours.'],
    [23, 23.7 / 24, 'Figures are kept for 22.9 of these 23 hours.'],
    [24, 0.001, 'Figures are kept for 0.1 of these 24 hours.'],
  ])('of a day of %d hours, at %f', (hours, coverage, said) => {
    expect(sayCoverage('yesterday', createSpan(hours, coverage))).toBe(said);
  });
});

describe('figures of a backtest', () => {
  it('are what was counted', () => {
    const counts = { episodes: 23, notifications: 31, shortestMs: 12_000, longestMs: 250_000 };
    expect(toFigures(createSpan(24, 0.4, counts))).toEqual(['31', '23', '0:12', '4:10']);
    expect(toFigures(createSpan(24, 1))).toEqual(['0', '0', '–', '–']);
  });

  it('are unknown, not 0, where nothing is kept', () => {
    expect(toFigures(createSpan(24, 0))).toEqual(['–', '–', '–', '–']);
  });

  it('are shown for three hold times, and for one where they are the same', () => {
    expect(toShownVariants(createAnswer(30_000)).map(sayHold)).toEqual(['15 s', '30 s', '1 min']);
    expect(toShownVariants(createAnswer(0)).map(sayHold)).toEqual(['at once']);
  });
});
