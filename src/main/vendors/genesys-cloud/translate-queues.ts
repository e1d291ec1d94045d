import { z } from 'zod';
import { mediaTypes } from '../../../shared/media-type.ts';
import type { MediaType, QueueSummary, ServiceTarget } from '../../../shared/queue.ts';

const settingSchema = z
  .object({
    serviceLevel: z
      .object({
        percentage: z.number().nullish(),
        durationMs: z.number().nullish(),
      })
      .nullish(),
  })
  .nullish();

const queueSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  mediaSettings: z
    .object({
      call: settingSchema,
      callback: settingSchema,
      chat: settingSchema,
      email: settingSchema,
      message: settingSchema,
    })
    .nullish(),
});
type GenesysQueue = z.infer<typeof queueSchema>;

/** A page of `GET /api/v2/routing/queues`, and of the documents' `GET /api/v2/iam/queues`. */
export const queuePageSchema = z.object({
  entities: z.array(queueSchema),
  nextUri: z.string().nullish(),
  pageCount: z.number().nullish(),
});

export function toQueueSummary({ id, name, mediaSettings }: GenesysQueue): QueueSummary {
  const targets: Partial<Record<MediaType, ServiceTarget>> = {};
  // Analytics says `voice` where the settings say `call`; the others have one name.
  const { call: voice, ...others } = mediaSettings ?? {};
  for (const [media, setting] of Object.entries({ voice, ...others })) {
    const { durationMs, percentage } = setting?.serviceLevel ?? {};
    if (durationMs == null || durationMs < 0) continue;
    targets[toMediaType(media)] = { targetMs: durationMs, goalPercent: toGoalPercent(percentage) };
  }
  return { queueId: id, name: name || id, targets };
}

/** A goal is a share of 0 to 1; anything else is none, and no reason to lose the list. */
function toGoalPercent(share: number | null | undefined): number | null {
  return share == null || share < 0 || share > 1 ? null : toPercent(share);
}

/** Under the names that we give them too; “other” and “all” are ours alone. */
const mediaByName: ReadonlyMap<string, MediaType> = new Map(
  mediaTypes.filter((media) => media !== 'other' && media !== 'all').map((media) => [media, media]),
);

/** Analytics' media types in our words; what we have no word for is `other`. */
export function toMediaType(name: string): MediaType {
  return mediaByName.get(name) ?? mediaByName.get(name.toLowerCase()) ?? 'other';
}

/** A share of 0 to 1 as 0 to 100, without the noise that a binary product adds (0.29 × 100 is not 29). */
export function toPercent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1e14) / 1e12;
}
