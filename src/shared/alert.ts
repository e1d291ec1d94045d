import { z } from 'zod';
import { attentionStates, muteTargetSchema } from './attention.ts';
import { serviceLevelFormulas } from './connection.ts';
import { freshnessStates } from './freshness.ts';
import { liveMediaTypes } from './media-type.ts';
import { mediaTypeSchema } from './queue.ts';
import { defaultRuleNames } from './words/en/rule-name.ts';

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
  /** Service level: counted by this formula; left out, as the vendor reports it. */
  serviceLevelFormula: z.exactOptional(z.enum(serviceLevelFormulas)),
  /**
   * Percentages: counted over windows of this length that follow the clock (each half-hour); left out, over the
   * vendor's own window, which is the day as a rule.
   */
  windowMs: z.exactOptional(z.number().int().min(60_000).max(86_400_000)),
});
export type Rule = z.infer<typeof ruleSchema>;

export const conditions = ['ok', 'pending', 'warning', 'critical', 'recovering'] as const;
export type Condition = (typeof conditions)[number];
export type Severity = 'warning' | 'critical';

/** The facts of one breach of one rule by one queue. */
export const breachSchema = z.object({
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
  /** Epoch milliseconds: the start, the worst figure, and when each severity was first reached (null: not yet). */
  startedAt: z.number(),
  peakAt: z.number(),
  warningAt: z.number().nullable(),
  criticalAt: z.number().nullable(),
});
export type Breach = z.infer<typeof breachSchema>;

/** How many times as bad as its level a breach is: what is told of breaches that began together follows it. */
export function toExcess({ direction, value, level }: Pick<Breach, 'direction' | 'value' | 'level'>): number {
  // A level of 0 is passed by as much as the figure itself.
  return direction === 'above' ? value / (level || 1) : level / (value || 1);
}

/** An open breach as window and tray list it, with the two axes beside its condition: how true its figures are, and who cares. */
export const alertSchema = breachSchema.extend({
  quality: z.enum(freshnessStates),
  attention: z.enum(attentionStates),
  /** What is left of the snooze, the mute or the acknowledgement's hour; null: none of these. */
  attentionLeftMs: z.number().nullable(),
  /** The mute that covers it, also while it is acknowledged or snoozed; null: none. */
  mutedBy: muteTargetSchema.nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

/** The rules of a fresh installation (levels and holds after the table in the alert documentation). */
export const defaultRules: readonly Rule[] = [
  {
    id: 'longest-wait-target',
    name: defaultRuleNames.longestWait,
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
    name: defaultRuleNames.longestWaitOfAllMedia,
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
    name: defaultRuleNames.waiting,
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
    name: defaultRuleNames.serviceLevel,
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
