import { z } from 'zod';
import { ruleSchema } from './alert.ts';
import { longestMuteMinutes, muteTargetSchema, quietHoursSchema, soundsSchema } from './attention.ts';
import { backtestAnswerSchema } from './backtest.ts';
import { statePushSchema } from './board.ts';
import type { CallName, PushName } from './channels.ts';
import { checkReportSchema } from './check.ts';
import { apiNames, credentialNames, serviceLevelFormulas, signInWays, vendorIds } from './connection.ts';
import { awayCardSchema, chartPointSchema, episodeRecordSchema } from './episode.ts';
import { failureSchema } from './failure.ts';
import { mediaTypeSchema } from './queue.ts';
import { reportAnswerSchema, reportProgressSchema, reportQuestionSchema } from './report.ts';
import { themeNames } from './settings.ts';

const nothing = z.strictObject({});
/** More than is ever kept, and more points than any screen is wide. */
const longestChartMs = 400 * 86_400_000;
const mostChartSteps = 5_000;
const someEpisodes = z.strictObject({ episodeIds: z.array(z.string()).min(1).max(1000) });
const minutes = z.number().int().min(1).max(longestMuteMinutes);

/** The counts of a rule on service level for one row, to reckon with by `level-budget.ts`. */
export const ruleBudgetSchema = z.object({
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

/** What of alerts can be set. */
export const alertSettingsSchema = z.strictObject({
  rules: z.array(ruleSchema),
  notifications: z.boolean(),
  recoveryNotes: z.boolean(),
  quietHours: quietHoursSchema,
  sounds: soundsSchema,
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** What a supervisor types in to add a tenant; main gives it its id and puts the secret in the keychain. */
export const connectionDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  vendor: z.enum(vendorIds),
  api: z.enum(apiNames),
  region: z.exactOptional(z.string()),
  loginUrl: z.exactOptional(z.string()),
  apiUrl: z.exactOptional(z.string()),
  /** Left out: by the client's credentials. */
  signIn: z.exactOptional(z.enum(signInWays)),
  pollSeconds: z.number(),
});
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;

/** On their way in only: no reply and no push ever carries these. */
export const credentialInputSchema = z.partialRecord(z.enum(credentialNames), z.string().min(1).max(2000));
export type CredentialInput = z.infer<typeof credentialInputSchema>;

/** What holds for the program as a whole. */
export const appInfoSchema = z.object({
  version: z.string(),
  /** What draws the windows, and what that does not prove; null under Electron itself. */
  hostNote: z.string().nullable(),
  /** Why credentials cannot be kept on this computer; null when they can. */
  keychainFailure: failureSchema.nullable(),
  /** This desktop shows no tray icons, and it has not been said before. */
  trayMissing: z.boolean(),
  /** What is wrong with the settings file, as words; null: nothing. */
  settingsNotice: z.string().nullable(),
  /** What is wrong with the file of the past, or was done about it, as words; null: nothing. */
  historyNotice: z.string().nullable(),
  /** BCP 47, for numbers and times. */
  locale: z.string(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const snapshotSchema = z.object({
  state: statePushSchema,
  app: appInfoSchema,
  theme: z.enum(themeNames),
  demo: z.boolean(),
  /** A queue to show at once: the window was opened by a click on its notification. */
  showKey: z.string().nullable(),
  /** What happened while nobody was at the desk; null: nothing, or it was put away. */
  away: awayCardSchema.nullable(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

const savedFileSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), path: z.string(), rows: z.number() }),
  z.object({ outcome: z.literal('cancelled') }),
]);

/** Every call: what goes in, what comes out. Replies travel as `{ok, value}` or `{ok, failure}`. */
export const callContract = {
  'state.get': { input: nothing, output: snapshotSchema },
  'connections.test': {
    input: z.strictObject({ draft: connectionDraftSchema, credentials: credentialInputSchema }),
    output: checkReportSchema,
  },
  'connections.add': {
    input: z.strictObject({
      draft: connectionDraftSchema,
      credentials: credentialInputSchema,
      queues: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    }),
    output: z.object({ id: z.string() }),
  },
  'connections.signIn': {
    input: z.strictObject({ id: z.string(), credentials: credentialInputSchema }),
    output: nothing,
  },
  'connections.remove': { input: z.strictObject({ id: z.string() }), output: nothing },
  /** Opens the system's browser and ends when the person has signed in there, or has not. */
  'signIn.start': {
    input: z.strictObject({
      /** A draft being tested, or a kept connection whose session has ended. */
      target: z.union([
        z.strictObject({ draft: connectionDraftSchema, credentials: credentialInputSchema }),
        z.strictObject({ id: z.string() }),
      ]),
    }),
    output: nothing,
  },
  'signIn.cancel': { input: nothing, output: nothing },
  /** One at a time; its progress is pushed. A new one cancels the one under way. */
  'reports.run': {
    input: z.strictObject({ connectionId: z.string(), question: reportQuestionSchema }),
    output: reportAnswerSchema,
  },
  'reports.cancel': { input: nothing, output: nothing },
  /** The newest report that was answered. */
  'export.report': { input: nothing, output: savedFileSchema },
  'demo.set': { input: z.strictObject({ on: z.boolean() }), output: nothing },
  'monitor.refresh': { input: nothing, output: nothing },
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
  /** One at a time; a new one cancels the one under way. */
  'rules.backtest': { input: z.strictObject({ rule: ruleSchema }), output: backtestAnswerSchema },
  'rules.cancelBacktest': { input: nothing, output: nothing },
  'sounds.test': {
    input: z.strictObject({ severity: z.enum(['warning', 'critical']), volume: z.number().min(0).max(1) }),
    output: z.object({ played: z.boolean() }),
  },
  /** The log: episodes that overlap the span, the newest first. */
  'history.episodes': {
    input: z.strictObject({ from: z.number(), to: z.number(), limit: z.number().int().min(1).max(1000) }),
    output: z.object({ episodes: z.array(episodeRecordSchema) }),
  },
  'history.chart': {
    input: z
      .strictObject({
        connectionId: z.string(),
        queueId: z.string(),
        mediaType: mediaTypeSchema,
        from: z.number(),
        to: z.number(),
        stepMs: z.number().int().min(1000),
      })
      .refine(
        ({ from, to, stepMs }) => to - from <= longestChartMs && (to - from) / stepMs <= mostChartSteps,
      ),
    output: z.object({ points: z.array(chartPointSchema) }),
  },
  'away.dismiss': { input: nothing, output: nothing },
  /** Puts a text for the next shift on the clipboard. */
  'handover.copy': { input: z.strictObject({ from: z.number(), to: z.number() }), output: nothing },
  'export.board': {
    /** The rows as shown, in their order, by key. */
    input: z.strictObject({ keys: z.array(z.string()) }),
    output: savedFileSchema,
  },
  'settings.setTheme': { input: z.strictObject({ theme: z.enum(themeNames) }), output: nothing },
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

export const pushContract = {
  'state.changed': statePushSchema,
  'app.changed': appInfoSchema,
  'view.showQueue': z.object({ key: z.string() }),
  'reports.progress': reportProgressSchema,
  'away.changed': z.object({ away: awayCardSchema.nullable() }),
} as const satisfies Record<PushName, z.ZodType>;

export type CallInput<Name extends CallName> = z.infer<(typeof callContract)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<(typeof callContract)[Name]['output']>;
export type PushMessage<Name extends PushName> = z.infer<(typeof pushContract)[Name]>;

export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
]);
