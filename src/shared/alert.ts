import { z } from 'zod';
import { liveMediaTypes, mediaTypeSchema } from './queue.ts';

export const ruleMetrics = [
  'waiting',
  'longestWaitMs',
  'agentsAvailable',
  'serviceLevelPercent',
  'abandonPercent',
  'averageWaitMs',
  'waitingPerAgent',
] as const;
export type RuleMetric = (typeof ruleMetrics)[number];

/** `waitingPerAgent` where somebody waits and nobody is idle: past every level, and JSON can carry it. */
export const nobodyIdle = Number.MAX_SAFE_INTEGER;

const level = z.number().nullable();
const levelPairSchema = z.strictObject({ warning: level, critical: level });

const scopeSchema = z.strictObject({
  connectionIds: z.exactOptional(z.array(z.string())),
  queueIds: z.exactOptional(z.array(z.string())),
  mediaTypes: z.exactOptional(z.array(mediaTypeSchema)),
  queueNamePattern: z.exactOptional(z.string()),
});

/** When to call a figure a breach. `above` fires at or above the level, `below` at or below it. */
export const ruleSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  metric: z.enum(ruleMetrics),
  direction: z.enum(['above', 'below']),
  warning: level,
  critical: level,
  /** At or past these the breach is over; left out, they follow from the levels (`alerts/levels.ts`). */
  clear: z.exactOptional(levelPairSchema),
  /** How long a level must be passed before the rule fires. */
  holdMs: z.number().nonnegative().default(0),
  /** How long a figure must stay past the clear level before the breach ends. */
  keepMs: z.number().nonnegative().default(60_000),
  minSamples: z.number().int().positive().default(2),
  /** Contacts needed before a percentage is judged. */
  minVolume: z.number().nonnegative().default(10),
  scope: scopeSchema.default({}),
  enabled: z.boolean().default(true),
  /** `queue-target`: the levels are each queue's own service-level target (wait) or goal (percent). */
  levelsFrom: z.enum(['fixed', 'queue-target']).default('fixed'),
});
export type Rule = z.infer<typeof ruleSchema>;

export const conditions = ['ok', 'pending', 'warning', 'critical', 'recovering'] as const;
export type Condition = (typeof conditions)[number];
export type Severity = 'warning' | 'critical';

/** One breach of one rule by one queue, as the window and the tray list it while it is open. */
export const alertSchema = z.object({
  episodeId: z.string(),
  connectionId: z.string(),
  queueId: z.string(),
  queueName: z.string(),
  mediaType: mediaTypeSchema,
  ruleId: z.string(),
  metric: z.enum(ruleMetrics),
  direction: z.enum(['above', 'below']),
  severity: z.enum(['warning', 'critical']),
  recovering: z.boolean(),
  /** The newest judged figure and the level it is held against, in the metric's own unit. */
  value: z.number(),
  level: z.number(),
  /** The worst figure of this episode. */
  peak: z.number(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
});
export type Alert = z.infer<typeof alertSchema>;

/** The rules of a fresh installation (levels and holds after the table in the alert documentation). */
export const defaultRules: readonly Rule[] = [
  {
    id: 'longest-wait-target',
    name: 'Longest wait past the queue’s target',
    metric: 'longestWaitMs',
    direction: 'above',
    warning: null,
    critical: null,
    holdMs: 0,
    keepMs: 60_000,
    minSamples: 2,
    minVolume: 10,
    scope: {},
    enabled: true,
    levelsFrom: 'queue-target',
  },
  {
    // An API that does not split media lists no targets either; without this a queue there could never alarm.
    id: 'longest-wait-all-media',
    name: 'Long wait in a queue without a target',
    metric: 'longestWaitMs',
    direction: 'above',
    warning: 120_000,
    critical: 300_000,
    holdMs: 0,
    keepMs: 60_000,
    minSamples: 2,
    minVolume: 10,
    scope: { mediaTypes: ['all'] },
    enabled: true,
    levelsFrom: 'fixed',
  },
  {
    // Twenty unanswered e-mails are a usual morning: only where people wait in person does a count alarm.
    id: 'waiting-count',
    name: 'Many waiting',
    metric: 'waiting',
    direction: 'above',
    warning: 10,
    critical: 20,
    holdMs: 30_000,
    keepMs: 60_000,
    minSamples: 2,
    minVolume: 10,
    scope: { mediaTypes: [...liveMediaTypes] },
    enabled: true,
    levelsFrom: 'fixed',
  },
  {
    id: 'service-level',
    name: 'Service level below its goal',
    metric: 'serviceLevelPercent',
    direction: 'below',
    warning: null,
    critical: null,
    holdMs: 120_000,
    keepMs: 60_000,
    minSamples: 2,
    minVolume: 10,
    scope: {},
    enabled: false,
    levelsFrom: 'queue-target',
  },
];
