import { z } from 'zod';
import { queueSummarySchema } from '../queue.ts';
import { recentReportSchema, reportAskSchema } from '../recent-report.ts';
import { reportRunSchema } from '../report.ts';
import { type CallSchemas, nothing } from './call-schemas.ts';

const recentReports = z.object({ reports: z.array(recentReportSchema) });

/** Questions about a past window. */
export const reportCalls = {
  /** One at a time; its progress is pushed. A new one cancels the one under way. */
  'reports.run': { input: reportAskSchema, output: reportRunSchema },
  /** What is complete by then is the answer. */
  'reports.cancel': { input: nothing, output: nothing },
  /** The queues that can be asked about: all that the vendor lists. */
  'reports.queues': {
    input: z.strictObject({ connectionId: z.string() }),
    output: z.object({ queues: z.array(queueSummarySchema) }),
  },
  /** What was asked, the newest first. */
  'reports.recent': { input: nothing, output: recentReports },
  /** Null: all of them. */
  'reports.forget': { input: z.strictObject({ at: z.number().nullable() }), output: recentReports },
} as const satisfies CallSchemas;
