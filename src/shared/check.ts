import { z } from 'zod';
import { apiNames } from './connection.ts';
import { failureSchema } from './failure.ts';
import { queueSummarySchema } from './queue.ts';

/** The steps of a connection test, in the order in which they are tried. */
export const checkSteps = ['sign-in', 'queue-list', 'live-figures', 'today-figures'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What a connection may see, found out by asking. A failed step says which permission is missing. */
export const checkReportSchema = z.object({
  api: z.enum(apiNames),
  steps: z.array(z.object({ step: z.enum(checkSteps), failure: failureSchema.nullable() })),
  queues: z.array(queueSummarySchema),
  /** The vendor's clock minus ours; null where the answer had no date. */
  clockSkewMs: z.number().nullable(),
  timeToFirstByteMs: z.number().nullable(),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
