import { z } from 'zod';

/** How often a draft rule would have spoken over a span of kept history. */
const backtestSpanSchema = z.object({
  /** Epoch milliseconds; `to` is exclusive. */
  from: z.number(),
  to: z.number(),
  /** The part of the span of which figures are kept, 0 to 1: what is not known fires nothing. */
  coverage: z.number(),
  episodes: z.number(),
  /** Notifications, summaries counted once. */
  notifications: z.number(),
  shortestMs: z.number().nullable(),
  longestMs: z.number().nullable(),
});
export type BacktestSpan = z.infer<typeof backtestSpanSchema>;

/** One draft, with its hold time as it is, halved and doubled. */
export const backtestAnswerSchema = z.object({
  variants: z.array(
    z.object({
      holdFactor: z.union([z.literal(0.5), z.literal(1), z.literal(2)]),
      holdMs: z.number(),
      yesterday: backtestSpanSchema,
      lastSevenDays: backtestSpanSchema,
    }),
  ),
});
export type BacktestAnswer = z.infer<typeof backtestAnswerSchema>;
