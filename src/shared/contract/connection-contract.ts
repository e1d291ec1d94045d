import { z } from 'zod';
import { checkReportSchema } from '../check.ts';
import { apiNames, credentialNames, signInWays, vendorIds } from '../connection.ts';
import { type CallSchemas, nothing } from './call-schemas.ts';

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

/** What is asked of tenants: trying, adding, changing and leaving them, and signing in. */
export const connectionCalls = {
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
  'demo.set': { input: z.strictObject({ on: z.boolean() }), output: nothing },
  'monitor.refresh': { input: nothing, output: nothing },
} as const satisfies CallSchemas;
