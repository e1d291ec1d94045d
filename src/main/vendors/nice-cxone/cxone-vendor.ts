import type { Connection } from '../../../shared/connection.ts';
import { createFailure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { invalidArea, statsNeedAddress } from '../../../shared/words/en/command-line.ts';
import { answerDetails } from '../../../shared/words/en/vendor-detail.ts';
import { createApiClient } from '../api-client.ts';
import { createClientGrant } from '../client-grant.ts';
import type { Dialect } from '../dialect.ts';
import { createDialectVendor } from '../dialect-vendor.ts';
import { createTokenSource, type TokenResult, type TokenSource } from '../token-source.ts';
import type { Vendor } from '../vendor.ts';
import type { VendorTools } from '../vendor-tools.ts';
import { type AccessKeyGrant, type CxoneIdentity, createAccessKeyGrant } from './access-key-grant.ts';
import { createAcdDialect } from './acd.ts';
import type { DialectDeps } from './deps.ts';
import { fetchApiEndpoint } from './discovery.ts';
import { type CxoneHosts, findCxoneHosts, trimSlashes } from './hosts.ts';
import { createQueueStatsDialect } from './queue-stats.ts';

/** What makes a connection unusable before anything is asked; null: nothing. */
export function findCxoneProblem(connection: Connection): string | null {
  const hosts = findCxoneHosts(connection);
  if (hosts === null) return invalidArea(connection.region ?? '');
  return hosts.statsUrl === null && toApis(connection)[0] === 'queue-stats' ? statsNeedAddress : null;
}

/** Without an access key there is no way into the real API, so that `auto` need not try it. */
function toApis({ api, credentials }: Connection): readonly ['acd' | 'queue-stats', ...'queue-stats'[]] {
  if (api === 'acd') return ['acd'];
  if (api === 'queue-stats' || credentials.accessKeyId === undefined) return ['queue-stats'];
  return ['acd', 'queue-stats'];
}

/** One tenant by the dialect that its connection names; `auto` asks the real API first. */
export function createCxoneVendor(connection: Connection, tools: VendorTools): Result<Vendor> {
  const hosts = findCxoneHosts(connection);
  if (hosts === null) throw new Error('a connection without hosts is a problem found before');
  const { statsUrl } = hosts;
  const [first, ...others] = toApis(connection).flatMap((api) => {
    if (api === 'acd') return [createAcd(connection, hosts, tools)];
    return statsUrl === null ? [] : [createQueueStats(connection, statsUrl, tools)];
  });
  if (first === undefined) throw new Error('a connection without a dialect is a problem found before');
  return ok(
    createDialectVendor({
      connection,
      dialects: [first, ...others],
      foundApi: tools.found.api,
      onFoundApi: (api) => tools.note({ api }),
      signIn: async () => failed(createFailure('unsupported')),
      load: () => tools.http.load(),
      countPoll: (poll) => tools.http.countPoll(poll),
      close: tools.close,
    }),
  );
}

function createAcd(connection: Connection, hosts: CxoneHosts, tools: VendorTools): Dialect {
  const accessKey = createAccessKeyGrant({
    ...tools,
    hosts,
    worked: tools.found.token,
    onWorked: (token) => tools.note({ token }),
  });
  const tokens = withFreshStarts(
    createTokenSource({ clock: tools.clock, grant: accessKey.grant }),
    accessKey,
  );
  const { apiUrl } = connection;
  const getBaseUrl =
    apiUrl === undefined
      ? createBaseFinder(accessKey, tools)
      : async () => ({ ok: true as const, value: trimSlashes(apiUrl) });
  const client = createApiClient({ ...tools, tokens, getBaseUrl });
  const getOrganisation = () => accessKey.identity()?.tenant ?? null;
  const { closing } = tools;
  return createAcdDialect({ ...toDeps(connection, tools, tokens), client, getOrganisation, closing });
}

function createQueueStats(connection: Connection, statsUrl: string, tools: VendorTools): Dialect {
  const grant = createClientGrant({
    ...tools,
    tokenUrls: [`${statsUrl}/v2/oauth2/token`],
    styles: ['form'],
    worked: tools.found.token,
    onWorked: (token) => tools.note({ token }),
  });
  const tokens = createTokenSource({ clock: tools.clock, grant });
  const getBaseUrl = async () => ({ ok: true as const, value: statsUrl });
  const client = createApiClient({ ...tools, tokens, getBaseUrl });
  return createQueueStatsDialect({ ...toDeps(connection, tools, tokens), client }, statsUrl);
}

function toDeps(connection: Connection, { clock, log }: VendorTools, tokens: TokenSource) {
  const signIn: DialectDeps['signIn'] = async (scope, signal) => {
    tokens.forget(scope);
    const token = await tokens.get(scope, signal);
    return token.ok ? { ok: true, value: null, vendorNow: clock.now() } : token;
  };
  return { connection, clock, log, signIn };
}

/** A token that is given up for what it may not do, or for a test, is no more refreshed: rights are in the token. */
function withFreshStarts(tokens: TokenSource, { startAfresh }: AccessKeyGrant): TokenSource {
  return {
    ...tokens,
    drop(used) {
      startAfresh();
      tokens.drop(used);
    },
    forget(scope) {
      startAfresh();
      tokens.forget(scope);
    },
  };
}

/** The tenant's own base, asked for once after each sign-in with the access key. */
function createBaseFinder(accessKey: AccessKeyGrant, { http, secrets, closing }: VendorTools) {
  const kept: { identity: CxoneIdentity | null; url: string } = { identity: null, url: '' };

  return async (signal: AbortSignal): Promise<TokenResult<string>> => {
    const identity = accessKey.identity();
    if (identity !== null && identity === kept.identity) return { ok: true, value: kept.url };
    if (identity === null || identity.tenantId === null)
      return refuse(createFailure('bad-answer', { detail: answerDetails.noTenant }));
    const either = AbortSignal.any([signal, closing]);
    const base = await fetchApiEndpoint({ http, secrets }, identity.issuer, identity.tenantId, either);
    // An unknown tenant says nothing about the dialect, so its 404 goes no further.
    if (!base.ok) return refuse(base.failure);
    kept.identity = identity;
    kept.url = base.value;
    return base;
  };
}

function refuse(failure: ReturnType<typeof createFailure>): TokenResult<never> {
  return { ok: false, failure, status: null };
}
