import { z } from 'zod';
import { countMetrics, silentMetrics, timerMetrics } from './contact-metrics.ts';
import { filterSchema } from './filter.ts';
import { parseInterval, parsePeriod } from './iso-period.ts';

/* What may be asked of the conversation aggregates, as strictly as the platform's documents describe it. */

const metricSchema = z.enum([...countMetrics, ...timerMetrics, 'oServiceLevel', ...silentMetrics]);

const bound = z.exactOptional(z.number().nonnegative());

const viewSchema = z.strictObject({
  target: z.enum(timerMetrics),
  name: z.string().min(1),
  function: z.literal('rangeBound'),
  range: z.strictObject({ gte: bound, lt: bound }),
});
export type View = z.infer<typeof viewSchema>;

const mostIntervals = 2000;

export const aggregateQuerySchema = z
  .strictObject({
    interval: z.string().transform((text, context) => {
      const span = parseInterval(text);
      if (span === null) context.addIssue('is not start/end in ISO 8601 with the start first');
      return span ?? z.NEVER;
    }),
    metrics: z.array(metricSchema).min(1),
    granularity: z.exactOptional(
      z.string().transform((text, context) => {
        const ms = parsePeriod(text);
        if (ms === null || ms < 60_000) context.addIssue('is not an ISO 8601 period of a minute or more');
        return ms ?? z.NEVER;
      }),
    ),
    timeZone: z.exactOptional(z.string().refine(isTimeZone, { message: 'is not a time zone' })),
    groupBy: z.exactOptional(z.array(z.enum(['queueId', 'mediaType']))),
    filter: z.exactOptional(filterSchema),
    views: z.exactOptional(z.array(viewSchema).max(10)),
    flattenMultivaluedDimensions: z.exactOptional(z.boolean()),
    alternateTimeDimension: z.exactOptional(z.literal('eventTime')),
    queryType: z.exactOptional(z.literal('groupBy')),
  })
  .refine(
    ({ interval, granularity }) =>
      granularity === undefined || (interval.to - interval.from) / granularity <= mostIntervals,
    { message: 'too many intervals', path: ['granularity'] },
  );
export type AggregateQuery = z.infer<typeof aggregateQuerySchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
