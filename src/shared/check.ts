import { z } from 'zod';
import { apiNames } from './connection.ts';
import { failureSchema } from './failure.ts';
import { queueSummarySchema } from './queue.ts';

/** The steps of a connection test, in the order in which they are tried. */
export const checkSteps = [
  'sign-in',
  'queue-list',
  'live-figures',
  'today-figures',
  'report-queues',
  'report-intervals',
  'report-sla',
] as const;
export type CheckStep = (typeof checkSteps)[number];

/** Without these there is nothing to show; the others only leave gaps. */
export const neededSteps: readonly CheckStep[] = ['sign-in', 'queue-list', 'live-figures'];

const checkStepSchema = z.object({
  step: z.enum(checkSteps),
  /** The permission or scope that the documentation names for it; null: none. */
  permission: z.string().nullable(),
  failure: failureSchema.nullable(),
});

/** What a connection may see, found out by asking. A failed step says which permission is missing. */
export const checkReportSchema = z.object({
  api: z.enum(apiNames),
  /** The tenant's own name, where the API tells. */
  organisation: z.string().nullable(),
  steps: z.array(checkStepSchema),
  queues: z.array(queueSummarySchema),
  /** The vendor's clock minus ours; null where the answer had no date. */
  clockSkewMs: z.number().nullable(),
  timeToFirstByteMs: z.number().nullable(),
  /** What polling will cost, all lanes together; null where the sign-in failed. */
  requestsPerMinute: z.number().nullable(),
  /** The vendor's published limit, or what its own counter says. Null: none is known. */
  allowedPerMinute: z.number().nullable(),
});
export type CheckReport = z.infer<typeof checkReportSchema>;

/** A connection test so far, for whoever watches it. A tenant that knows no first way of asking is asked anew. */
export const checkProgressSchema = checkReportSchema
  .pick({ api: true, organisation: true, steps: true })
  .extend({
    /** Being asked now; null: the test is between two questions. */
    asking: z.enum(checkSteps).nullable(),
    /** How many queues the list holds, once it is there. */
    queueCount: z.number().nullable(),
  });
export type CheckProgress = z.infer<typeof checkProgressSchema>;
