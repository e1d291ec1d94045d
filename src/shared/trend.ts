import { z } from 'zod';

const trendMs = 3_600_000;
const minuteMs = 60_000;
/** A step must outlast a poll interval, or a poll that comes a little late would look like a gap. */
const intervalsPerStep = 1.5;
const stepsMs = [1, 2, 5, 10, 20, 60].map((minutes) => minutes * minuteMs);

/** Who waited in one row over the last hour, by steps. */
export const trendSchema = z.object({
  key: z.string(),
  /** Epoch milliseconds: the beginning of the first step. The last one goes on. */
  from: z.number(),
  stepMs: z.number(),
  /** The most within each step; null: nothing was read, or it was not told. */
  waiting: z.array(z.number().nullable()),
});
export type Trend = z.infer<typeof trendSchema>;

/** The steps of the hour up to now for rows that are read this often: minutes where polls come every 40 s or more often. */
export function toTrendSpan(nowMs: number, intervalMs: number): { from: number; to: number; stepMs: number } {
  const stepMs = stepsMs.find((step) => step >= intervalMs * intervalsPerStep) ?? trendMs;
  const to = (Math.floor(nowMs / stepMs) + 1) * stepMs;
  return { from: to - trendMs, to, stepMs };
}
