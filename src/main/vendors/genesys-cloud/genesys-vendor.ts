import type { ApiName, Connection } from '../../../shared/connection.ts';
import { createFailure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { browserNeedsDesktop } from '../../../shared/words/en/command-line.ts';
import { createApiClient } from '../api-client.ts';
import { createClientGrant } from '../client-grant.ts';
import type { Dialect } from '../dialect.ts';
import { createDialectVendor } from '../dialect-vendor.ts';
import { createTokenSource } from '../token-source.ts';
import type { Vendor } from '../vendor.ts';
import type { VendorTools } from '../vendor-tools.ts';
import { type BrowserSignIn, createBrowserSignIn } from './browser-sign-in.ts';
import { createPlatformDialect } from './platform.ts';
import { createQueueDetailsDialect } from './queue-details.ts';
import { findGenesysHosts, type GenesysHosts } from './regions.ts';

/** One tenant by the dialect that its connection names; `auto` asks the platform API first. */
export function createGenesysVendor(connection: Connection, tools: VendorTools): Result<Vendor> {
  const hosts = findGenesysHosts(connection);
  if (hosts === null) throw new Error('a connection without hosts is a problem found before');
  const { http, clock, log, secrets, found } = tools;
  const setLimit = (answering: ApiName | null) =>
    http.setLimit(toLimit(connection.api === 'auto' ? answering : connection.api));
  setLimit(found.api);
  const createSignIn = connection.signIn === 'browser' ? createPersonSignIn : createClientSignIn;
  const { grant, signIn: signInAsPerson } = createSignIn(connection, hosts, tools);
  const tokens = createTokenSource({ clock, grant });
  const client = createApiClient({
    http,
    tokens,
    secrets,
    log,
    getBaseUrl: async () => ({ ok: true, value: hosts.apiUrl }),
  });
  const deps = {
    connection,
    client,
    clock,
    log,
    closing: tools.closing,
    isTight: () => http.isTight(),
    async signIn(scope: string | null, signal: AbortSignal) {
      tokens.forget(scope);
      const token = await tokens.get(scope, signal);
      return token.ok ? { ok: true as const, value: null, vendorNow: clock.now() } : token;
    },
  };
  const platform: Dialect = createPlatformDialect(deps);
  const queueDetails = createQueueDetailsDialect(deps);
  return ok(
    createDialectVendor({
      connection,
      dialects:
        connection.api === 'queue-details'
          ? [queueDetails]
          : connection.api === 'auto'
            ? [platform, queueDetails]
            : [platform],
      foundApi: found.api,
      onFoundApi(api) {
        setLimit(api);
        tools.note({ api });
      },
      async signIn(signal) {
        const signedIn = await signInAsPerson(signal);
        if (signedIn.ok) tokens.forget(connection.scope ?? null);
        return signedIn;
      },
      load: http.load,
      countPoll: http.countPoll,
      close: tools.close,
    }),
  );
}

/** 300 a minute is what is published for a token; document 001 adds ten a second for its own way of asking. */
function toLimit(api: ApiName | null) {
  return { perMinute: 300, perSecond: api === 'queue-details' ? 10 : null };
}

function createClientSignIn(_connection: Connection, hosts: GenesysHosts, tools: VendorTools): BrowserSignIn {
  const grant = createClientGrant({
    ...tools,
    tokenUrls: [...new Set([hosts.loginUrl, hosts.apiUrl])].map((base) => `${base}/oauth/token`),
    styles: ['basic', 'form'],
    worked: tools.found.token,
    onWorked: (token) => tools.note({ token }),
  });
  return { grant, signIn: async () => failed(createFailure('unsupported')) };
}

function createPersonSignIn({ id }: Connection, hosts: GenesysHosts, tools: VendorTools): BrowserSignIn {
  if (tools.browser === null) {
    const failure = createFailure('unsupported', { detail: browserNeedsDesktop });
    return {
      grant: async () => ({ ok: false, failure, status: null }),
      signIn: async () => failed(failure),
    };
  }
  const { sessions, open } = tools.browser;
  return createBrowserSignIn({ ...tools, ...hosts, connectionId: id, sessions, openBrowser: open });
}
