import { z } from 'zod';
import { ruleMetrics } from './alert.ts';
import { mediaTypeSchema } from './queue.ts';

/**
 * How an episode stands. `resolved`: the figures came back. `lost`: its queue has not been returned for so long that
 * nobody waits for it. `withdrawn`: its rule or connection was changed or removed, or nobody watches the queue any more.
 */
export const episodeOutcomes = ['open', 'resolved', 'lost', 'withdrawn'] as const;
export type EpisodeOutcome = (typeof episodeOutcomes)[number];

/** One breach of one rule by one queue from start to end, or one time that a connection was blind; as the log keeps it. */
export const episodeRecordSchema = z.object({
  episodeId: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  /** Null with the queue's name and media for a blind connection. */
  queueId: z.string().nullable(),
  queueName: z.string().nullable(),
  mediaType: mediaTypeSchema.nullable(),
  ruleId: z.string(),
  ruleName: z.string(),
  /** Null for a blind connection, and so are direction, level and peak. */
  metric: z.enum(ruleMetrics).nullable(),
  direction: z.enum(['above', 'below']).nullable(),
  /** The worst that it reached. */
  severity: z.enum(['warning', 'critical']),
  /** The level that was passed at the worst severity, and the worst figure, in the metric's own unit. */
  level: z.number().nullable(),
  peak: z.number().nullable(),
  /** Epoch milliseconds, all of them; null: has not happened. */
  startedAt: z.number(),
  peakAt: z.number().nullable(),
  warningAt: z.number().nullable(),
  criticalAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  ackedAt: z.number().nullable(),
  /** The name that the computer knows whoever acknowledged it by. */
  ackedBy: z.string().nullable(),
  outcome: z.enum(episodeOutcomes),
  /** A notification of it was taken by the system. */
  told: z.boolean(),
});
export type EpisodeRecord = z.infer<typeof episodeRecordSchema>;

/** One notification, shown or refused, as the log keeps it. */
export interface DeliveryRecord {
  /** Epoch milliseconds. */
  at: number;
  because: string;
  severity: 'warning' | 'critical';
  title: string;
  episodeIds: string[];
  /** The system took it. */
  accepted: boolean;
}

/** What happened while nobody was at the desk, the still open first. */
export const awayCardSchema = z.object({
  /** Epoch milliseconds: when the desk was left, and when somebody was back. */
  from: z.number(),
  to: z.number(),
  episodes: z.array(episodeRecordSchema),
});
export type AwayCard = z.infer<typeof awayCardSchema>;

/** One step of a queue's chart. A step without a reading has no point: a gap is shown as a gap. */
export const chartPointSchema = z.object({
  /** Epoch milliseconds: the beginning of the step. */
  at: z.number(),
  /** When the newest reading of the step was taken: a line ends where the figures end. */
  readAt: z.number(),
  /** The most within the step; null: not told. */
  waiting: z.number().nullable(),
  longestWaitMs: z.number().nullable(),
  /** The fewest within the step. */
  agentsAvailable: z.number().nullable(),
  /** The newest within the step. */
  agentsOnQueue: z.number().nullable(),
  serviceLevelPercent: z.number().nullable(),
  offered: z.number().nullable(),
  answered: z.number().nullable(),
  abandoned: z.number().nullable(),
});
export type ChartPoint = z.infer<typeof chartPointSchema>;
