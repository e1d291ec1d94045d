import { z } from 'zod';
import { serviceLevelFormulas } from './connection.ts';
import { granularities, reportKinds } from './report.ts';

export const mostRecentReports = 20;

/** Windows that move with the day; `own` is between two fixed moments. */
export const reportPresets = ['today', 'yesterday', 'week', 'month', 'own'] as const;
export type ReportPreset = (typeof reportPresets)[number];

/** What was asked, so that it can be asked again; never its answer. */
export const recentReportSchema = z.strictObject({
  /** Epoch milliseconds: when it was asked last. */
  at: z.number(),
  connectionIds: z.array(z.string()).min(1).max(50),
  kind: z.enum(reportKinds),
  /** Null: the queues that each connection reads. */
  queueIds: z.array(z.string()).max(500).nullable(),
  preset: z.enum(reportPresets),
  /** Epoch milliseconds, of an `own` window only. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  timeZone: z.string(),
  granularity: z.enum(granularities),
  thresholdMs: z.number().positive().nullable(),
  formula: z.enum(serviceLevelFormulas).nullable(),
});
export type RecentReport = z.infer<typeof recentReportSchema>;
