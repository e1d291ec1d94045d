import { z } from 'zod';
import { checkProgressSchema, checkReportSchema } from '../check.ts';
import { apiNames, credentialNames, signInWays, vendorIds } from '../connection.ts';
import { connectionChangeSchema, keptConnectionSchema } from '../kept-connection.ts';
import { linkIds } from '../links.ts';
import { queueSummarySchema } from '../queue.ts';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** What a supervisor types in to add a tenant; main gives it its id and puts the secret in the keychain. */
const connectionDraftSchema = z.strictObject({
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
const credentialInputSchema = z.partialRecord(z.enum(credentialNames), z.string().min(1).max(2000));
export type CredentialInput = z.infer<typeof credentialInputSchema>;

/**
 * A draft with what was typed in, or a kept connection with changes. The latter is tried with the credentials in the
 * keychain, unless it goes to another place: then with those typed in for it.
 */
const testTargetSchema = z.union([
  z.strictObject({ draft: connectionDraftSchema, credentials: credentialInputSchema }),
  z.strictObject({
    id: z.string(),
    change: connectionChangeSchema,
    credentials: z.exactOptional(credentialInputSchema),
  }),
]);
export type TestTarget = z.infer<typeof testTargetSchema>;

/** A test under way, as far as it has come. */
export const testProgressSchema = z.object({ testId: z.string(), progress: checkProgressSchema });
export type TestProgress = z.infer<typeof testProgressSchema>;

/** What is asked of tenants: trying, adding, changing and leaving them, and signing in. */
export const connectionCalls = {
  /** All that are kept, also those that are switched off; never the demo. */
  'connections.list': { input: nothing, output: z.object({ connections: z.array(keptConnectionSchema) }) },
  /** One at a time: a new one calls off the one before. Its steps are pushed under `testId` while it runs. */
  'connections.test': {
    input: z.strictObject({ testId: z.string().min(1).max(60), target: testTargetSchema }),
    output: checkReportSchema,
  },
  'connections.cancelTest': { input: nothing, output: nothing },
  /** Puts what an administrator needs to mend it on the clipboard; there is no secret in it. */
  'connections.copyNote': {
    input: z.strictObject({ about: z.union([z.literal('test'), z.strictObject({ id: z.string() })]) }),
    output: nothing,
  },
  'connections.add': {
    input: z.strictObject({
      draft: connectionDraftSchema,
      credentials: credentialInputSchema,
      queues: connectionChangeSchema.shape.queues.unwrap(),
    }),
    output: z.object({ id: z.string() }),
  },
  'connections.update': {
    input: z.strictObject({
      id: z.string(),
      change: connectionChangeSchema,
      /** Needed where the change leads to another place. */
      credentials: z.exactOptional(credentialInputSchema),
    }),
    output: nothing,
  },
  /** The queues that the vendor lists, asked with the kept credentials. */
  'connections.queues': {
    input: z.strictObject({ id: z.string() }),
    output: z.object({ queues: z.array(queueSummarySchema) }),
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
  /** The vendor's own web page of a tenant or of one of its queues, in the system's browser. */
  'vendors.open': {
    input: z.strictObject({ connectionId: z.string(), queueId: z.string().nullable() }),
    output: nothing,
  },
  /** A page of documentation, in the system's browser. */
  'links.open': { input: z.strictObject({ id: z.enum(linkIds) }), output: nothing },
  'demo.set': { input: z.strictObject({ on: z.boolean() }), output: nothing },
  'monitor.refresh': { input: nothing, output: nothing },
} as const satisfies CallSchemas;
