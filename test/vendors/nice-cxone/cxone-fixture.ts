import { createLog } from '../../../src/main/log.ts';
import { createHttp } from '../../../src/main/vendors/http.ts';
import { createVendor } from '../../../src/main/vendors/registry.ts';
import type { ReadAnswer, ReadRequest, Vendor } from '../../../src/main/vendors/vendor.ts';
import { connectionSchema, type Found } from '../../../src/shared/connection.ts';
import { ok } from '../../../src/shared/result.ts';
import type { FixedClock } from '../fixed-clock.ts';
import type { ScriptedServer } from '../scripted-server.ts';

/** As the vendor gives them: an id that wants encoding, keys of about 50 characters that end in `====`. */
export const secrets = {
  clientId: 'client of/the test',
  clientSecret: 'very+secret/value:1',
  accessKeyId: 'K3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK3YIDK====',
  accessKeySecret: 'S3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR3TS3CR====',
};
export const tenantId = '11111111-2222-4333-8444-555555555555';

export const discoveryRoute = 'GET /.well-known/openid-configuration';
export const configurationRoute = 'GET /.well-known/cxone-configuration';
export const tokenRoute = 'POST /auth/token';
export const olderTokenRoute = 'POST /authentication/v1/token/access-key';
export const olderRefreshRoute = 'POST /public/user/refresh';
export const activityRoute = 'GET /inContactAPI/services/v34.0/skills/activity';
export const summaryRoute = 'GET /inContactAPI/services/v34.0/skills/summary';
export const slaRoute = 'GET /inContactAPI/services/v34.0/skills/sla-summary';
export const statsTokenRoute = 'POST /v2/oauth2/token';
export const statsRoute = 'GET /api/v2/reporting/queues/stats';

export function createJwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

export function createToken(value: string, changes: object = {}) {
  return {
    access_token: value,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: `refresh-${value}`,
    id_token: createJwt({ tenantId, tenant: 'Example Energy' }),
    ...changes,
  };
}

/** An issuer and a tenant on one loopback server, with nothing to tell yet. */
export function scriptTenant(server: ScriptedServer): ScriptedServer {
  return server
    .on(discoveryRoute, { body: { token_endpoint: `${server.url}/auth/token` } })
    .on(tokenRoute, { body: createToken('token-1') })
    .on(configurationRoute, { body: { area: 'eu1', api_endpoint: server.url } })
    .on(activityRoute, { body: { skillActivity: [] } })
    .on(summaryRoute, { status: 204, body: '' });
}

interface OpenedCxone {
  vendor: Vendor;
  logLines: string[];
  /** What was found out last. */
  found(): Found | null;
}

interface OpenOptions {
  found?: Found;
  credentials?: Partial<typeof secrets>;
}

export function openCxone(
  url: string,
  clock: FixedClock,
  changes: Record<string, unknown> = {},
  { found, credentials = secrets }: OpenOptions = {},
): OpenedCxone {
  const logLines: string[] = [];
  const newest: { found: Found | null } = { found: null };
  const connection = connectionSchema.parse({
    id: 'us',
    name: 'US',
    vendor: 'nice-cxone',
    api: 'acd',
    loginUrl: url,
    timeZone: 'UTC',
    credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { keychain: true }])),
    ...changes,
  });
  const created = createVendor(connection, {
    clock,
    log: createLog(
      'debug',
      (line) => logLines.push(line),
      () => clock.now(),
    ),
    getCredentials: async () => ok(credentials),
    readFound: () => found ?? null,
    onFound: (_id, next) => {
      newest.found = next;
    },
    openHttp: () => createHttp({ clock, totalTimeoutMs: 2000, maxAnswerBytes: 1_000_000 }),
  });
  if (!created.ok) throw new Error(`${created.failure.code} ${created.failure.detail}`);
  return { vendor: created.value, logLines, found: () => newest.found };
}

export function readRequest(changes: Partial<ReadRequest> = {}): ReadRequest {
  return { signal: new AbortController().signal, refreshToday: false, refreshQueues: false, ...changes };
}

export async function readWell(vendor: Vendor, changes: Partial<ReadRequest> = {}): Promise<ReadAnswer> {
  const result = await vendor.read(readRequest(changes));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
