import type { ChartPoint } from '../../shared/episode.ts';
import type { TimeWindow } from '../../shared/queue.ts';
import { type ChartWindow, toAskedWindow } from './chart-span.ts';

const figureIds = [
  'waiting',
  'longestWaitMs',
  'agentsAvailable',
  'agentsOnQueue',
  'serviceLevelPercent',
] as const;
export type ChartFigure = (typeof figureIds)[number];

/** Figures over time, all of the same moments. Null is a gap, and nothing is drawn across one. */
export interface ChartLines {
  /** Epoch milliseconds, rising. */
  at: readonly number[];
  figures: Readonly<Record<ChartFigure, readonly (number | null)[]>>;
  /** When nothing was read, in whole steps. */
  gaps: readonly TimeWindow[];
}

/** A point for every step: at its newest reading, or, where there is none, in its middle and with nothing to draw. */
export function toChartLines(points: readonly ChartPoint[], window: ChartWindow): ChartLines {
  const { stepMs } = window;
  const asked = toAskedWindow(window);
  const byStep = new Map(points.map((point) => [point.at, point]));
  const at: number[] = [];
  const found: (ChartPoint | null)[] = [];
  const gaps: TimeWindow[] = [];
  for (let step = asked.from; step < asked.to; step += stepMs) {
    const point = byStep.get(step) ?? null;
    // The step that goes on may still be filled.
    if (point === null && step + stepMs > window.to) break;
    at.push(point?.readAt ?? step + stepMs / 2);
    found.push(point);
    if (point !== null) continue;
    const open = gaps.at(-1);
    if (open?.to === step) open.to = step + stepMs;
    else gaps.push({ from: step, to: step + stepMs });
  }
  const line = (name: ChartFigure) => found.map((point) => point?.[name] ?? null);
  return {
    at,
    figures: {
      waiting: line('waiting'),
      longestWaitMs: line('longestWaitMs'),
      agentsAvailable: line('agentsAvailable'),
      agentsOnQueue: line('agentsOnQueue'),
      serviceLevelPercent: line('serviceLevelPercent'),
    },
    gaps,
  };
}

/** The point that is nearest to a moment; null where there is none. */
export function findNearest(at: readonly number[], moment: number): number | null {
  let low = 0;
  let high = at.length - 1;
  if (high < 0) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((at[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  const before = at[low - 1];
  const after = at[low] ?? moment;
  return before !== undefined && moment - before < Math.abs(after - moment) ? low - 1 : low;
}

/** Figures between two gaps, which no line would show. */
export function findAlone(line: readonly (number | null | undefined)[]): number[] {
  const isGap = (index: number) => (line[index] ?? null) === null;
  return line.flatMap((_, index) => (!isGap(index) && isGap(index - 1) && isGap(index + 1) ? [index] : []));
}
