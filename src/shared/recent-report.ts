import { z } from 'zod';
import { serviceLevelFormulas } from './connection.ts';
import { granularities, reportKinds } from './report-terms.ts';
import { isKnownTimeZone } from './time-zone.ts';
import { wrongValue } from './words/en/wrong-value.ts';

export const mostRecentReports = 20;
const mostReportConnections = 50;
const connectionId = z.string().max(100);

/** Windows that move with the day; `own` is between two fixed moments. */
export const reportPresets = ['today', 'yesterday', 'week', 'month', 'own'] as const;
export type ReportPreset = (typeof reportPresets)[number];

/** What was asked, so that it can be asked again; never its answer. */
export const recentReportSchema = z.strictObject({
  /** Epoch milliseconds: when it was asked last. No two are the same. */
  at: z.number(),
  connectionIds: z.array(connectionId).min(1).max(mostReportConnections),
  kind: z.enum(reportKinds),
  /** The queues chosen, by connection. One that is left out, or null: the queues that the connection reads. */
  queueIds: z
    .record(connectionId, z.array(z.string().min(1).max(200)).min(1).max(500))
    .refine((byConnection) => Object.keys(byConnection).length <= mostReportConnections)
    .nullable(),
  preset: z.enum(reportPresets),
  /** Epoch milliseconds, of an `own` window only; `to` is exclusive. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  /** Whose midnights begin the days of the other presets. */
  timeZone: z.string().max(100),
  granularity: z.enum(granularities),
  thresholdMs: z.number().positive().nullable(),
  /** A connection that does not know it answers by its own. */
  formula: z.enum(serviceLevelFormulas).nullable(),
});
export type RecentReport = z.infer<typeof recentReportSchema>;

/** A question about the past to one or several connections. */
export const reportAskSchema = recentReportSchema
  .omit({ at: true })
  .refine(({ timeZone }) => isKnownTimeZone(timeZone), { error: wrongValue.timeZone, path: ['timeZone'] })
  .refine(({ preset, from, to }) => preset !== 'own' || (from !== null && to !== null && from < to), {
    error: wrongValue.emptyWindow,
    path: ['to'],
  });
export type ReportAsk = z.infer<typeof reportAskSchema>;
