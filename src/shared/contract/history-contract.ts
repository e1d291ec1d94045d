import { z } from 'zod';
import { chartPointSchema, episodeRecordSchema } from '../episode.ts';
import { mostTrends } from '../most-trends.ts';
import { mediaTypeSchema } from '../queue.ts';
import { trendSchema } from '../trend.ts';
import { type CallSchemas, moment } from './call-schemas.ts';

/** More than is ever kept, and more points than any screen is wide. */
const longestChartMs = 400 * 86_400_000;
const mostChartSteps = 5_000;

interface ChartSpan {
  from: number;
  to: number;
  stepMs: number;
}

/** The past is read hour by hour and answered step by step: a page does not decide how long that takes. */
export function boundSpan<Question extends z.ZodType<ChartSpan>>(question: Question): Question {
  return question
    .refine(({ from, to }) => from <= to && to - from <= longestChartMs, { path: ['to'] })
    .refine(({ from, to, stepMs }) => (to - from) / stepMs <= mostChartSteps, { path: ['stepMs'] });
}

/** What is asked of the past that this computer kept. */
export const historyCalls = {
  /** The log: episodes that overlap the span, the newest first. */
  'history.episodes': {
    input: z.strictObject({
      from: moment,
      to: moment,
      limit: z.number().int().min(1).max(5000),
      /** Of one row only. */
      rowKey: z.exactOptional(z.string()),
    }),
    output: z.object({ episodes: z.array(episodeRecordSchema) }),
  },
  'history.chart': {
    input: boundSpan(
      z.strictObject({
        connectionId: z.string(),
        queueId: z.string(),
        mediaType: mediaTypeSchema,
        from: moment,
        to: moment,
        stepMs: z.number().int().min(1000),
      }),
    ),
    output: z.object({ points: z.array(chartPointSchema) }),
  },
  /** Who waited over the last hour. Rows that were never read, or are no longer on the board, are left out. */
  'history.trends': {
    input: z.strictObject({ keys: z.array(z.string()).min(1).max(mostTrends) }),
    output: z.object({ trends: z.array(trendSchema) }),
  },
} as const satisfies CallSchemas;
