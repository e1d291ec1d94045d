import { z } from 'zod';
import {
  apiNames,
  type Connection,
  credentialNames,
  queueSelectionSchema,
  serviceLevelFormulas,
  signInWays,
  vendorIds,
} from './connection.ts';

/** A connection as it is kept, for whoever edits it. It says which credentials are stored, never what they are. */
export const keptConnectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  vendor: z.enum(vendorIds),
  api: z.enum(apiNames),
  region: z.exactOptional(z.string()),
  loginUrl: z.exactOptional(z.string()),
  apiUrl: z.exactOptional(z.string()),
  queues: queueSelectionSchema,
  pollSeconds: z.number(),
  serviceLevelFormula: z.enum(serviceLevelFormulas),
  enabled: z.boolean(),
  tags: z.array(z.string()),
  timeZone: z.exactOptional(z.string()),
  scope: z.exactOptional(z.string()),
  apiVersion: z.exactOptional(z.string()),
  signIn: z.exactOptional(z.enum(signInWays)),
  credentialNames: z.array(z.enum(credentialNames)),
  /** The dialect that answered; null: not known. */
  foundApi: z.enum(apiNames).nullable(),
  webApp: z.boolean(),
  /** False: whoever manages the computer holds it fast. */
  removable: z.boolean(),
});
export type KeptConnection = z.infer<typeof keptConnectionSchema>;

const longestText = 300;
const text = z.string().max(longestText);
const place = z.strictObject({
  region: z.exactOptional(text),
  loginUrl: z.exactOptional(text),
  apiUrl: z.exactOptional(text),
});

/**
 * What may be changed of a connection; what is left out stays. Null takes an own value away again. Whether the outcome
 * is a connection is judged by `connectionSchema`.
 */
export const connectionChangeSchema = z
  .strictObject({
    name: text,
    enabled: z.boolean(),
    tags: z.array(z.string().max(longestText)).max(100),
    queues: z.union([
      z.literal('all'),
      z.array(z.string().min(1).max(longestText)).min(1).max(10_000),
      z.strictObject({ pattern: z.string().trim().min(1).max(longestText) }),
    ]),
    pollSeconds: z.number(),
    serviceLevelFormula: z.enum(serviceLevelFormulas),
    api: z.enum(apiNames),
    /** Where it is, as a whole. */
    place,
    timeZone: text.nullable(),
    scope: text.nullable(),
    apiVersion: text.nullable(),
  })
  .partial();
export type ConnectionChange = z.infer<typeof connectionChangeSchema>;

type Place = z.infer<typeof place>;
type Tenant = Place & Pick<Connection, 'vendor' | 'signIn'>;

/** Where a connection's credentials go. */
export function toPlace({ region, loginUrl, apiUrl }: Place): Place {
  return {
    ...(region === undefined ? {} : { region }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
}

/** Credentials that were given for one place are never sent to another: they must be typed in for it. */
export function goesElsewhere(before: Place, change: Pick<ConnectionChange, 'place'>): boolean {
  if (change.place === undefined) return false;
  const [old, next] = [toPlace(before), toPlace(change.place)];
  return old.region !== next.region || old.loginUrl !== next.loginUrl || old.apiUrl !== next.apiUrl;
}

/** Whether a secret that was typed in for the one goes to the same place with the other. */
export function asksTheSame(one: Tenant, other: Tenant): boolean {
  const isSameKind = one.vendor === other.vendor && one.signIn === other.signIn;
  return isSameKind && !goesElsewhere(one, { place: toPlace(other) });
}

/** The connection as it would be; not judged. */
export function applyChange<Base extends Partial<Omit<Connection, 'id'>>>(
  kept: Base,
  { place: next, timeZone, scope, apiVersion, ...change }: ConnectionChange,
): Record<string, unknown> {
  const changed: Record<string, unknown> = { ...kept, ...change };
  if (next !== undefined) {
    for (const name of ['region', 'loginUrl', 'apiUrl'] as const) delete changed[name];
    Object.assign(changed, toPlace(next));
  }
  for (const [name, value] of Object.entries({ timeZone, scope, apiVersion })) {
    if (value === null) delete changed[name];
    else if (value !== undefined) changed[name] = value;
  }
  return changed;
}
