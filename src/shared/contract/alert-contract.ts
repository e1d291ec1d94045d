import { z } from 'zod';
import { ruleMetrics, ruleSchema } from '../alert.ts';
import { longestMuteMinutes, muteTargetSchema, quietHoursSchema, soundsSchema } from '../attention.ts';
import { backtestAnswerSchema } from '../backtest.ts';
import { serviceLevelFormulas } from '../connection.ts';
import { type CallSchemas, moment, nothing } from './call-schemas.ts';

const someEpisodes = z.strictObject({ episodeIds: z.array(z.string()).min(1).max(1000) });
const minutes = z.number().int().min(1).max(longestMuteMinutes);

/** The counts of a rule on service level for one row, to reckon with by `level-budget.ts`. */
const ruleBudgetSchema = z.object({
  ruleId: z.string(),
  ruleName: z.string(),
  formula: z.enum(serviceLevelFormulas),
  withinTarget: z.number(),
  total: z.number(),
  /** The level at which the rule first fires. */
  goalPercent: z.number(),
  targetMs: z.number().nullable(),
  /** Epoch milliseconds: the end of the rule's window; null: the vendor's window, as a rule the day. */
  until: z.number().nullable(),
});
export type RuleBudget = z.infer<typeof ruleBudgetSchema>;

/** The levels of one rule for one row, in the metric's own unit. */
const ruleLevelSchema = z.object({
  ruleId: z.string(),
  ruleName: z.string(),
  metric: z.enum(ruleMetrics),
  direction: z.enum(['above', 'below']),
  warning: z.number().nullable(),
  critical: z.number().nullable(),
  /** It counts by a window or a formula of its own: the vendor's figure is not what it judges. */
  countsItself: z.boolean(),
});
export type RuleLevel = z.infer<typeof ruleLevelSchema>;

/** What of alerts can be set. */
const alertSettingsSchema = z.strictObject({
  rules: z.array(ruleSchema),
  notifications: z.boolean(),
  recoveryNotes: z.boolean(),
  quietHours: quietHoursSchema,
  sounds: soundsSchema,
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** What is asked of alerts, their rules and what silences them. */
export const alertCalls = {
  /** Ends with the episode, when it gets worse, or after an hour while it is still critical. */
  'alerts.acknowledge': { input: someEpisodes, output: nothing },
  'alerts.snooze': { input: someEpisodes.extend({ minutes }), output: nothing },
  /** Takes an acknowledgement or a snooze back. */
  'alerts.renew': { input: someEpisodes, output: nothing },
  'alerts.mute': { input: z.strictObject({ target: muteTargetSchema, minutes }), output: nothing },
  'alerts.unmute': { input: z.strictObject({ target: muteTargetSchema }), output: nothing },
  'alerts.settings': { input: nothing, output: alertSettingsSchema },
  /** Whole or in part. A rule that cannot work is refused as `bad-request`, and nothing is changed. */
  'alerts.setSettings': { input: alertSettingsSchema.partial(), output: alertSettingsSchema },
  'rules.check': {
    input: z.strictObject({ rule: ruleSchema }),
    output: z.object({
      problems: z.array(z.object({ severity: z.enum(['error', 'advice']), text: z.string() })),
    }),
  },
  /** What the rules on service level leave a queue to spend, each over its own window and by its own formula. */
  'rules.budgets': {
    input: z.strictObject({ key: z.string() }),
    output: z.object({ budgets: z.array(ruleBudgetSchema) }),
  },
  /** What a queue's figures are held against; nothing where nobody watches it. */
  'rules.levels': {
    input: z.strictObject({ key: z.string() }),
    output: z.object({ levels: z.array(ruleLevelSchema) }),
  },
  /** One at a time; a new one cancels the one under way. */
  'rules.backtest': { input: z.strictObject({ rule: ruleSchema }), output: backtestAnswerSchema },
  'rules.cancelBacktest': { input: nothing, output: nothing },
  'sounds.test': {
    input: z.strictObject({ severity: z.enum(['warning', 'critical']), volume: z.number().min(0).max(1) }),
    output: z.object({ played: z.boolean() }),
  },
  /** Shown whatever is muted or switched off: it is about whether this desktop shows any. */
  'notifications.test': { input: nothing, output: z.object({ shown: z.boolean() }) },
  'away.dismiss': { input: nothing, output: nothing },
  /** Puts a text for the next shift on the clipboard. */
  'handover.copy': { input: z.strictObject({ from: moment, to: moment }), output: nothing },
} as const satisfies CallSchemas;
