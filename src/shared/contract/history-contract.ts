import { z } from 'zod';
import { chartPointSchema, episodeRecordSchema } from '../episode.ts';
import { mediaTypeSchema } from '../queue.ts';
import type { CallSchemas } from './call-schemas.ts';

/** More than is ever kept, and more points than any screen is wide. */
const longestChartMs = 400 * 86_400_000;
const mostChartSteps = 5_000;
/** What is asked of the past that this computer kept. */
export const historyCalls = {
  /** The log: episodes that overlap the span, the newest first. */
  'history.episodes': {
    input: z.strictObject({ from: z.number(), to: z.number(), limit: z.number().int().min(1).max(1000) }),
    output: z.object({ episodes: z.array(episodeRecordSchema) }),
  },
  'history.chart': {
    input: z
      .strictObject({
        connectionId: z.string(),
        queueId: z.string(),
        mediaType: mediaTypeSchema,
        from: z.number(),
        to: z.number(),
        stepMs: z.number().int().min(1000),
      })
      .refine(
        ({ from, to, stepMs }) => to - from <= longestChartMs && (to - from) / stepMs <= mostChartSteps,
      ),
    output: z.object({ points: z.array(chartPointSchema) }),
  },
} as const satisfies CallSchemas;
