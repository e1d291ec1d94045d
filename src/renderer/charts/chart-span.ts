import type { TimeWindow } from '../../shared/queue.ts';

export const chartSpans = ['hour', 'shift', 'day', 'week'] as const;
export type ChartSpan = (typeof chartSpans)[number];

const hourMs = 3_600_000;
const minuteMs = 60_000;
const spanMs: Record<ChartSpan, number> = {
  hour: hourMs,
  shift: 8 * hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
};
/** A step must outlast a poll interval, or a poll that comes a little late would look like a gap. */
const intervalsPerStep = 1.5;
/** Shorter ones would be finer than the chart is wide. */
const shortestStepMs: Record<ChartSpan, number> = {
  hour: 7_500,
  shift: minuteMs,
  day: 3 * minuteMs,
  week: 20 * minuteMs,
};
const soonestMs = 10_000;
const latestMs = 60_000;

/** What is drawn: up to the moment of the question. */
export interface ChartWindow extends TimeWindow {
  stepMs: number;
}

/** Steps that every poll fills, so that whatever lasts longer without an answer stays empty. */
export function toChartWindow(span: ChartSpan, intervalMs: number, nowMs: number): ChartWindow {
  const leastMs = Math.max(intervalMs * intervalsPerStep, shortestStepMs[span]);
  // Of past days one poll a minute is kept: a step of whole minutes has as many of them as the next.
  const unitMs = leastMs <= minuteMs ? 1_000 : minuteMs;
  return { from: nowMs - spanMs[span], to: nowMs, stepMs: Math.ceil(leastMs / unitMs) * unitMs };
}

/** The same on whole steps, so that a step holds the same polls whenever it is asked for. */
export function toAskedWindow({ from, to, stepMs }: ChartWindow): ChartWindow {
  return {
    from: Math.floor(from / stepMs) * stepMs,
    to: (Math.floor(to / stepMs) + 1) * stepMs,
    stepMs,
  };
}

/** How often it is asked for while somebody looks. */
export function toRenewMs({ stepMs }: Pick<ChartWindow, 'stepMs'>): number {
  return Math.min(latestMs, Math.max(soonestMs, stepMs / 2));
}
