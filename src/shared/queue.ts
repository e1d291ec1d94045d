import { z } from 'zod';
import { mediaTypes } from './media-type.ts';

export const mediaTypeSchema = z.enum(mediaTypes);
export type MediaType = z.infer<typeof mediaTypeSchema>;

const figure = z.number().nullable();

const serviceLevelSchema = z.object({
  /** 0 to 100, as the vendor reports it. */
  percent: figure,
  withinTarget: figure,
  total: figure,
  targetMs: figure,
  /** 0 to 100: the share the tenant wants within the target. */
  goalPercent: figure,
});
export type ServiceLevel = z.infer<typeof serviceLevelSchema>;

/** Epoch milliseconds; `to` is exclusive. */
const timeWindowSchema = z.object({ from: z.number(), to: z.number() });
export type TimeWindow = z.infer<typeof timeWindowSchema>;

/**
 * One observation of one queue and media type at one moment. Null means that the vendor did not say; it is
 * never turned into 0. Identity: connection + queue + media type.
 */
export const readingSchema = z.object({
  connectionId: z.string(),
  queueId: z.string(),
  queueName: z.string(),
  mediaType: mediaTypeSchema,
  /** Epoch milliseconds: the vendor's own time for the figures where it gives one, else the receipt. */
  observedAt: z.number(),
  waiting: figure,
  longestWaitMs: figure,
  interacting: figure,
  agentsOnQueue: figure,
  agentsAvailable: figure,
  agentsBusy: figure,
  offered: figure,
  answered: figure,
  abandoned: figure,
  averageHandleMs: figure,
  averageWaitMs: figure,
  serviceLevel: serviceLevelSchema.nullable(),
  /** What span the counts cover. */
  window: timeWindowSchema.nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

/** The names of the plain figures of a reading, in the order of the model. */
export const figureNames = [
  'waiting',
  'longestWaitMs',
  'interacting',
  'agentsOnQueue',
  'agentsAvailable',
  'agentsBusy',
  'offered',
  'answered',
  'abandoned',
  'averageHandleMs',
  'averageWaitMs',
] as const;
export type FigureName = (typeof figureNames)[number];

const serviceTargetSchema = z.object({ targetMs: z.number(), goalPercent: figure });
export type ServiceTarget = z.infer<typeof serviceTargetSchema>;

/** A queue as the vendor lists it, with its own targets per media type. */
export const queueSummarySchema = z.object({
  queueId: z.string(),
  name: z.string(),
  targets: z.partialRecord(mediaTypeSchema, serviceTargetSchema),
});
export type QueueSummary = z.infer<typeof queueSummarySchema>;

/** A reading with no figure known. */
export function createEmptyReading(
  identity: Pick<Reading, 'connectionId' | 'queueId' | 'queueName' | 'mediaType' | 'observedAt'>,
): Reading {
  return {
    ...identity,
    waiting: null,
    longestWaitMs: null,
    interacting: null,
    agentsOnQueue: null,
    agentsAvailable: null,
    agentsBusy: null,
    offered: null,
    answered: null,
    abandoned: null,
    averageHandleMs: null,
    averageWaitMs: null,
    serviceLevel: null,
    window: null,
  };
}
