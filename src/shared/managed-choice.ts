import { z } from 'zod';
import { connectionSchema } from './connection.ts';

const { shape } = connectionSchema;

/** Where credentials go, and as whom. */
const tenantSchema = z.strictObject({
  vendor: shape.vendor,
  region: shape.region,
  loginUrl: shape.loginUrl,
  apiUrl: shape.apiUrl,
  signIn: shape.signIn,
});

/** Of a connection that whoever manages the computer has set up, what is the supervisor's own. */
export const managedChoiceSchema = z.strictObject({
  /** Where it was when the credentials were typed in: they are for no other place. */
  tenant: tenantSchema,
  credentials: shape.credentials.unwrap(),
  queues: z.exactOptional(shape.queues.unwrap()),
  pollSeconds: z.exactOptional(shape.pollSeconds.unwrap()),
  enabled: z.exactOptional(shape.enabled.unwrap()),
  tags: z.exactOptional(shape.tags.unwrap()),
  timeZone: shape.timeZone,
});
export type ManagedChoice = z.infer<typeof managedChoiceSchema>;
