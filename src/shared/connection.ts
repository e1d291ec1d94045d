import { z } from 'zod';
import { defaultPollSeconds, minimumPollSeconds } from './poll-seconds.ts';
import { isKnownTimeZone } from './time-zone.ts';
import { wrongValue } from './words/en/wrong-value.ts';

export const vendorIds = ['genesys-cloud', 'nice-cxone'] as const;
export type VendorId = (typeof vendorIds)[number];

/** The ways of asking; `auto` finds out. Genesys: platform, queue-details. CXone: acd, queue-stats. */
export const apiNames = ['auto', 'platform', 'queue-details', 'acd', 'queue-stats'] as const;
export type ApiName = (typeof apiNames)[number];

/** The ways of asking that a connection of a vendor may name. */
export const apisOfVendor = {
  'genesys-cloud': ['auto', 'platform', 'queue-details'],
  'nice-cxone': ['auto', 'acd', 'queue-stats'],
} as const satisfies Record<VendorId, readonly ApiName[]>;

/**
 * How a connection signs in. `browser`: as the supervisor, in the system's browser (Genesys `platform` only, and
 * only in the application); `client`: by the credentials of the connection.
 */
export const signInWays = ['client', 'browser'] as const;

export const serviceLevelFormulas = ['answered', 'offered-abandons-count', 'vendor'] as const;

const credentialSourceSchema = z.union(
  [
    z.strictObject({ env: z.string().min(1, { error: wrongValue.environmentName }) }),
    z.strictObject({ keychain: z.literal(true) }),
  ],
  { error: wrongValue.credentialSource },
);

export const credentialNames = ['clientId', 'clientSecret', 'accessKeyId', 'accessKeySecret'] as const;
export type CredentialName = (typeof credentialNames)[number];

/** The values themselves. They live in the keychain and in memory, never in a file or a reply. */
export type Credentials = Partial<Record<CredentialName, string>>;

export const queueSelectionSchema = z.union(
  [
    z.literal('all'),
    z.array(z.string().min(1, { error: wrongValue.empty })),
    z.strictObject({ pattern: z.string().min(1, { error: wrongValue.empty }) }),
  ],
  { error: wrongValue.queueSelection },
);
export type QueueSelection = z.infer<typeof queueSelectionSchema>;

const baseUrlForm = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(\/[^\s?#@]*)?$/i;
const loopbackHost = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** `https` everywhere, plain `http` on loopback only; no user name, query or fragment. */
export const baseUrlSchema = z.string().refine(
  (text) => {
    const [, scheme, host] = baseUrlForm.exec(text) ?? [];
    return scheme?.toLowerCase() === 'https' || (host !== undefined && loopbackHost.test(host));
  },
  { error: wrongValue.address },
);

/** One tenant as the supervisor added it. It never holds a secret, only where the secret is found. */
export const connectionSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
      error: wrongValue.connectionId,
    }),
    name: z.string().trim().min(1).max(100),
    vendor: z.enum(vendorIds),
    api: z.enum(apiNames).default('auto'),
    region: z.exactOptional(z.string().min(1)),
    loginUrl: z.exactOptional(baseUrlSchema),
    apiUrl: z.exactOptional(baseUrlSchema),
    queues: queueSelectionSchema.default('all'),
    pollSeconds: z.number().min(minimumPollSeconds).max(3600).default(defaultPollSeconds),
    serviceLevelFormula: z.enum(serviceLevelFormulas).default('answered'),
    credentials: z.partialRecord(z.enum(credentialNames), credentialSourceSchema).default({}),
    enabled: z.boolean().default(true),
    tags: z.array(z.string()).default([]),
    /** IANA name: whose midnight starts "today". */
    timeZone: z.exactOptional(z.string().refine(isKnownTimeZone, { error: wrongValue.timeZoneName })),
    scope: z.exactOptional(z.string().min(1)),
    apiVersion: z.exactOptional(z.string().regex(/^v\d{1,3}\.\d{1,3}$/, { error: wrongValue.apiVersion })),
    signIn: z.exactOptional(z.enum(signInWays)),
  })
  .superRefine((connection, context) => {
    if (connection.region === undefined && connection.loginUrl === undefined)
      context.addIssue({
        code: 'custom',
        path: ['region'],
        message: wrongValue.noRegion,
      });
    const needsApiUrl = connection.vendor === 'genesys-cloud' || connection.api === 'queue-stats';
    if (connection.region === undefined && needsApiUrl && connection.apiUrl === undefined)
      context.addIssue({ code: 'custom', path: ['apiUrl'], message: wrongValue.noApiUrl });
    const apis: readonly ApiName[] = apisOfVendor[connection.vendor];
    if (!apis.includes(connection.api))
      context.addIssue({
        code: 'custom',
        path: ['api'],
        message: wrongValue.apiOfOtherVendor(apis.join(', ')),
      });
    if (
      connection.signIn === 'browser' &&
      (connection.vendor !== 'genesys-cloud' || connection.api !== 'platform')
    )
      context.addIssue({
        code: 'custom',
        path: ['signIn'],
        message: wrongValue.browserSignIn,
      });
  });
export type Connection = z.infer<typeof connectionSchema>;

/** What asking a tenant has shown, kept so that the next start asks rightly at once. It holds no secret. */
export const foundSchema = z.strictObject({
  /** The dialect that answers; null: not known yet. */
  api: z.enum(apiNames).nullable(),
  /** How the token endpoint takes the client's credentials, and its address. */
  token: z.strictObject({ url: z.string(), style: z.enum(['basic', 'form']) }).nullable(),
});
export type Found = z.infer<typeof foundSchema>;

/** The file behind `--config`. */
export const connectionsFileSchema = z.strictObject({
  connections: z
    .array(connectionSchema)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, {
      error: wrongValue.sameConnectionId,
    }),
});
