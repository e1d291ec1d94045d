import { z } from 'zod';
import { isKnownTimeZone } from './time-zone.ts';
import { weekdays } from './weekday.ts';

/** What the supervisor has done about an alert. `new`: nobody has looked since it was told. */
export const attentionStates = ['new', 'seen', 'acked', 'snoozed', 'muted'] as const;
export type AttentionState = (typeof attentionStates)[number];

/** What a mute covers. */
export const muteTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('connection'), connectionId: z.string() }),
  z.strictObject({ kind: z.literal('queue'), connectionId: z.string(), queueId: z.string() }),
  z.strictObject({ kind: z.literal('rule'), ruleId: z.string() }),
]);
export type MuteTarget = z.infer<typeof muteTargetSchema>;

/** A mute as people see it: what it covers, by its name, and what is left of it. Every mute ends. */
export const muteSchema = z.object({
  target: muteTargetSchema,
  /** Of the queue, connection or rule; empty for all. */
  name: z.string(),
  leftMs: z.number(),
});
export type Mute = z.infer<typeof muteSchema>;

/** A mute or a snooze may last this long: one that is longer is forgotten. */
export const longestMuteMinutes = 7 * 24 * 60;

/** `22:00`, on the clock of the zone. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours in which toasts and sounds are silent; the icon is not. */
export const quietHoursSchema = z.strictObject({
  enabled: z.boolean(),
  /** IANA name; null: the computer's. */
  timeZone: z.string().refine(isKnownTimeZone).nullable(),
  /** `days` name the day on which a span begins; one whose end is not after its start ends on the next day. */
  spans: z.array(z.strictObject({ days: z.array(z.enum(weekdays)).min(1), from: timeOfDay, to: timeOfDay })),
  /** Critical alerts speak all the same. */
  criticalBypasses: z.boolean(),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** How loud which alerts are, 0 to 1. */
export const soundsSchema = z.strictObject({
  warning: z.boolean(),
  critical: z.boolean(),
  volume: z.number().min(0).max(1),
});
