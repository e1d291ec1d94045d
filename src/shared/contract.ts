import { z } from 'zod';
import { statePushSchema } from './board.ts';
import type { CallName, PushName } from './channels.ts';
import { checkReportSchema } from './check.ts';
import { apiNames, credentialNames, signInWays, vendorIds } from './connection.ts';
import { failureSchema } from './failure.ts';
import { reportAnswerSchema, reportProgressSchema, reportQuestionSchema } from './report.ts';
import { themeNames } from './settings.ts';

const nothing = z.strictObject({});

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
  'alerts.mute': {
    input: z.strictObject({ minutes: z.number().int().min(1).max(1440).nullable() }),
    output: nothing,
  },
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
} as const satisfies Record<PushName, z.ZodType>;

export type CallInput<Name extends CallName> = z.infer<(typeof callContract)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<(typeof callContract)[Name]['output']>;
export type PushMessage<Name extends PushName> = z.infer<(typeof pushContract)[Name]>;

export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
]);
