import { describe, expect, it } from 'vitest';
import { findAlone, findNearest, toChartLines } from '../../../src/renderer/charts/chart-lines.ts';
import type { ChartPoint } from '../../../src/shared/episode.ts';
import { createPoint, nine } from './chart-fixture.ts';

const minuteMs = 60_000;
const window = { from: nine, to: nine + 10 * minuteMs, stepMs: minuteMs };
const pointsAt = (...minutes: number[]): ChartPoint[] =>
  minutes.map((minute) => createPoint(nine + minute * minuteMs, { waiting: minute }));

describe('the lines of a chart', () => {
  it('have a gap for every step that nothing was read in, and nothing to draw there', () => {
    const { at, figures, gaps } = toChartLines(pointsAt(0, 1, 4, 5, 7, 8, 9), window);
    expect(figures.waiting).toEqual([0, 1, null, null, 4, 5, null, 7, 8, 9]);
    expect(gaps).toEqual([
      { from: nine + 2 * minuteMs, to: nine + 4 * minuteMs },
      { from: nine + 6 * minuteMs, to: nine + 7 * minuteMs },
    ]);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('end where the figures ended: each point stands at its newest reading', () => {
    const readAt = nine + 3 * minuteMs + 12_000;
    const { at, figures, gaps } = toChartLines(
      [createPoint(nine + 3 * minuteMs, { waiting: 2, readAt })],
      window,
    );
    expect(at[figures.waiting.indexOf(2)]).toBe(readAt);
    expect(gaps.at(-1)).toEqual({ from: nine + 4 * minuteMs, to: window.to });
  });

  it('do not call the step that goes on a gap, as long as it may be filled', () => {
    const half = { ...window, to: nine + 9.5 * minuteMs };
    const { figures, gaps } = toChartLines(pointsAt(0, 1, 2, 3, 4, 5, 6, 7, 8), half);
    expect(figures.waiting).toHaveLength(9);
    expect(gaps).toEqual([]);
  });

  it('do not bridge a figure that was not told', () => {
    const points = pointsAt(0, 1, 2).map((point) => ({
      ...point,
      waiting: point.waiting === 1 ? null : point.waiting,
      agentsAvailable: 3,
    }));
    const { figures, gaps } = toChartLines(points, { ...window, to: nine + 3 * minuteMs });
    expect(figures.waiting).toEqual([0, null, 2]);
    expect(figures.agentsAvailable).toEqual([3, 3, 3]);
    expect(gaps).toEqual([]);
  });

  it('begin and end on whole steps, whenever they are asked for', () => {
    const odd = { from: nine + 20_000, to: nine + 10 * minuteMs + 20_000, stepMs: minuteMs };
    const { figures } = toChartLines(pointsAt(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), odd);
    expect(figures.waiting).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('the point at a moment', () => {
  it.each([
    [-5, 0],
    [10, 0],
    [14, 0],
    [16, 1],
    [20, 1],
    [39, 2],
    [900, 2],
  ])('%i is the nearest one', (moment, index) => {
    expect(findNearest([10, 20, 40], moment)).toBe(index);
  });

  it('is none where there are no points', () => {
    expect(findNearest([], 10)).toBeNull();
  });
});

it('finds the figures between two gaps, which no line would show', () => {
  expect(findAlone([1, null, 2, null, 3, 4, undefined, 5])).toEqual([0, 2, 7]);
  expect(findAlone([1, 2])).toEqual([]);
});
