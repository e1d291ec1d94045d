import { z } from 'zod';
import type { Observations } from './translate-observations.ts';

// The answers of POST /api/v2/analytics/conversations/activity/query and …/routing/activity/query: the state of every
// queue now, page by page. Counts stand flat in a row, else they are those of the observations.

export const contactMetrics = ['oWaiting', 'oInteracting', 'oLongestWaiting'] as const;
export const agentMetrics = ['oOnQueueUsers'] as const;

const groupSchema = z.object({ queueId: z.string().nullish(), mediaType: z.string().nullish() });

export const activitySchema = z.object({
  results: z.array(
    z.object({
      group: groupSchema,
      data: z
        .array(
          z.object({
            metric: z.string(),
            qualifier: z.string().nullish(),
            count: z.number().nonnegative().nullish(),
            calculatedMetricValue: z.number().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});
export type Activity = z.infer<typeof activitySchema>;

export function toObservations(results: Activity['results']): Observations {
  return {
    results: results.map(({ group, data }) => ({
      group,
      data: data?.map(({ metric, qualifier, count, calculatedMetricValue }) => ({
        metric,
        qualifier,
        stats: { count, calculatedMetricValue },
      })),
    })),
  };
}

/** What a row is about; the same one on two pages says that rows moved between the pages. */
export function toGroupKey({ queueId, mediaType }: z.infer<typeof groupSchema>): string {
  return JSON.stringify([queueId ?? null, mediaType ?? null]);
}
