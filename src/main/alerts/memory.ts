import { z } from 'zod';
import { breachSchema } from '../../shared/alert.ts';
import { muteTargetSchema } from '../../shared/attention.ts';
import { freshnessStates } from '../../shared/freshness.ts';
import { mediaTypeSchema } from '../../shared/queue.ts';
import { silenceReasons, speechReasons } from './alert-event.ts';

/*
 * Everything that alerts remember. Plain data: it is kept in a file and taken up again after a restart. Names that end in
 * `Ms` are moments or spans of the steady clock (`moment.ts`), names that end in `At` are epoch milliseconds.
 */

const severitySchema = z.enum(['warning', 'critical']);

/** Where one rule stands with one row, `ok` apart (then there is nothing to remember). */
const standingSchema = z.object({
  condition: z.enum(['pending', 'warning', 'critical', 'recovering']),
  /** Of the breach, also while it is pending or recovering. */
  severity: severitySchema,
  /** Fresh figures in a row past the enter level, while pending. */
  samples: z.number(),
  /** Fresh figures in a row past the critical level, until the breach is critical. */
  criticalSamples: z.number(),
  /** How long the enter level has been passed, while pending. */
  heldMs: z.number(),
  /** How long the figure has been past the clear level, while recovering. */
  keptMs: z.number(),
});
export type Standing = z.infer<typeof standingSchema>;

/** One rule's breach of one row, pending ones included. */
const openConditionSchema = z.object({
  rowKey: z.string(),
  standing: standingSchema,
  /** As of the newest judgement. */
  breach: breachSchema,
  /** The reading that was judged last, so that a repeated one does not count as a fresh sample. */
  observedAt: z.number(),
  judgedMs: z.number(),
  /** Its connection's newest answer held the row: neither gone nor quiet. */
  isShown: z.boolean(),
  /** It was there already at its connection's first answer. */
  startUp: z.boolean(),
});
export type OpenCondition = z.infer<typeof openConditionSchema>;

/** What a vendor counts; null where it does not say. */
export interface Counts {
  offered: number | null;
  answered: number | null;
  abandoned: number | null;
  withinTarget: number | null;
  serviceLevelTotal: number | null;
}

const countColumnSchema = z.array(z.number().nullable());
const countColumnsSchema = z.object({
  offered: countColumnSchema,
  answered: countColumnSchema,
  abandoned: countColumnSchema,
  withinTarget: countColumnSchema,
  serviceLevelTotal: countColumnSchema,
});
export type CountColumns = z.infer<typeof countColumnsSchema>;

/**
 * The counts of a connection's rows at the beginning of the clock-aligned window that is under way, and at the newest
 * reading. A row has the same place in each column: one thing per row would be thousands of things to make with a poll.
 */
const countTrailsSchema = z.object({
  rowKeys: z.array(z.string()),
  startAt: z.array(z.number()),
  /** Null: nobody looked when the window began, or the vendor did not say. */
  base: countColumnsSchema,
  newest: countColumnsSchema,
  newestAt: z.array(z.number()),
});
export type CountTrails = z.infer<typeof countTrailsSchema>;

/** Of one connection, by window length. */
const connectionTrailsSchema = z.record(z.string(), countTrailsSchema);
export type ConnectionTrails = z.infer<typeof connectionTrailsSchema>;

/** What the system took, judged against which all speech is decided. */
const toldSchema = z.object({
  severity: severitySchema,
  reminders: z.number(),
  /** When it is to be said again; null: never. */
  dueMs: z.number().nullable(),
  /** To be said again at once: a snooze has run out, or an acknowledgement is too old. */
  isOwed: z.boolean(),
});
export type Told = z.infer<typeof toldSchema>;

/** Handed to the system, which has not said yet whether it took it (`retryMs` null), or which refused it. */
const offeredSchema = z.object({ severity: severitySchema, retryMs: z.number().nullable() });

const episodeAttentionSchema = z.object({
  seen: z.boolean(),
  acked: z.object({ at: z.number(), atMs: z.number(), by: z.string(), severity: severitySchema }).nullable(),
  snoozed: z.object({ untilMs: z.number(), severity: severitySchema }).nullable(),
});
export type EpisodeAttention = z.infer<typeof episodeAttentionSchema>;

const keptMuteSchema = z.object({ target: muteTargetSchema, untilMs: z.number() });

const connectionWatchSchema = z.object({
  intervalMs: z.number(),
  /** Since when answers are waited for; of the last good one (null: none yet in this run). */
  sinceMs: z.number(),
  answeredMs: z.number().nullable(),
  /** As it was said last. */
  freshness: z.enum(freshnessStates),
  blind: z.object({ episodeId: z.string(), startedAt: z.number(), told: z.boolean() }).nullable(),
});
export type ConnectionWatch = z.infer<typeof connectionWatchSchema>;

/** A queue that good answers leave out. */
const goneQueueSchema = z.object({
  connectionId: z.string(),
  queueId: z.string(),
  queueName: z.string(),
  answers: z.number(),
  told: z.boolean(),
});

const subjectSchema = z.object({
  connectionId: z.string().nullable(),
  queueId: z.string().nullable(),
  mediaType: mediaTypeSchema.nullable(),
  ruleId: z.string().nullable(),
  episodeId: z.string().nullable(),
});

/** What is over and is still to be told. */
const endingSchema = z.object({
  because: z.enum(speechReasons),
  severity: severitySchema,
  subject: subjectSchema,
  rowKey: z.string().nullable(),
  queueName: z.string(),
  breach: breachSchema.nullable(),
  lastedMs: z.number().nullable(),
});

export const alertMemorySchema = z.object({
  version: z.literal(1),
  /** The newest moment: after a restart the steady clock goes on from here. */
  at: z.number(),
  steadyMs: z.number(),
  conditions: z.array(openConditionSchema),
  /** Of rows that left the board: should one come back, its episode goes on. */
  lost: z.array(z.object({ condition: openConditionSchema, lostMs: z.number() })),
  /** By connection. What earlier versions kept in another form, as `trails`, lasted for a window at most. */
  countTrails: z.record(z.string(), connectionTrailsSchema).default({}),
  connections: z.record(z.string(), connectionWatchSchema),
  /** By row key: rows that were gone in the newest answer; by queue: what is told of them. */
  goneRows: z.record(z.string(), z.string()),
  goneQueues: z.record(z.string(), goneQueueSchema),
  /** By episode. */
  told: z.record(z.string(), toldSchema),
  offered: z.record(z.string(), offeredSchema),
  attention: z.record(z.string(), episodeAttentionSchema),
  /** Why it was not told, when it was last to be told. */
  held: z.record(z.string(), z.enum(silenceReasons)),
  /** The last reason for silence that was said of an episode: it is said once. */
  silent: z.record(z.string(), z.enum(silenceReasons)),
  mutes: z.array(keptMuteSchema),
  endings: z.array(endingSchema),
  /** The queues of breaches that came and went in quiet hours, told to nobody; the same of a busy time. */
  missed: z.array(z.string()),
  passed: z.array(z.string()),
  unseen: z.array(z.string()),
  /** Since when things to tell are collected; null: there are none. */
  collectingMs: z.number().nullable(),
  /** When notifications of news were handed over lately. */
  spokenMs: z.array(z.number()),
  /** A busy time: news is told in one notification at a time, not before `untilMs`. */
  busy: z.object({ untilMs: z.number(), stepMs: z.number() }).nullable(),
  /** No word before this: the computer has just woken up. */
  graceUntilMs: z.number().nullable(),
  deliveries: z.number(),
});
export type AlertMemory = z.infer<typeof alertMemorySchema>;
