import { z } from 'zod';
import type { MediaType, QueueSummary, ServiceTarget } from '../../../shared/queue.ts';

const serviceLevelSettingSchema = z.object({
  /** 0 to 1. */
  percentage: z.number().min(0).max(1).nullish(),
  durationMs: z.number().nonnegative().nullish(),
});

const queueSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  mediaSettings: z
    .record(z.string(), z.object({ serviceLevel: serviceLevelSettingSchema.nullish() }).nullish())
    .nullish(),
});
export type GenesysQueue = z.infer<typeof queueSchema>;

/** A page of `GET /api/v2/routing/queues`, and of the documents' `GET /api/v2/iam/queues`. */
export const queuePageSchema = z.object({
  entities: z.array(queueSchema),
  nextUri: z.string().nullish(),
  pageCount: z.number().nullish(),
});

/** The settings' words for media; analytics says `voice` where they say `call`. */
const settingMedia: Readonly<Record<string, MediaType>> = {
  call: 'voice',
  callback: 'callback',
  chat: 'chat',
  email: 'email',
  message: 'message',
};

export function toQueueSummary(queue: GenesysQueue): QueueSummary {
  const targets: Partial<Record<MediaType, ServiceTarget>> = {};
  for (const [name, setting] of Object.entries(queue.mediaSettings ?? {})) {
    const mediaType = settingMedia[name];
    const targetMs = setting?.serviceLevel?.durationMs;
    if (mediaType === undefined || targetMs == null) continue;
    targets[mediaType] = { targetMs, goalPercent: toPercent(setting?.serviceLevel?.percentage ?? null) };
  }
  return { queueId: queue.id, name: queue.name ?? queue.id, targets };
}

/** Analytics' media types in our words; what we have no word for is `other`. */
export function toMediaType(name: string): MediaType {
  const known: readonly MediaType[] = ['voice', 'chat', 'email', 'callback', 'message', 'social', 'workitem'];
  return known.find((mediaType) => mediaType === name.toLowerCase()) ?? 'other';
}

/** A share of 0 to 1 as 0 to 100, without the noise that a binary product adds (0.29 × 100 is not 29). */
export function toPercent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1e14) / 1e12;
}
