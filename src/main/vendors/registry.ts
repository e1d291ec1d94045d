import type { Connection, VendorId } from '../../shared/connection.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { invalidAddress, invalidRegion, vendorComesLater } from '../../shared/words/en/command-line.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createApiClient } from './api-client.ts';
import { withBudget } from './budget.ts';
import { createGenesysVendor } from './genesys-cloud/genesys-vendor.ts';
import { findGenesysHosts } from './genesys-cloud/regions.ts';
import { createHttp, type Http } from './http.ts';
import { createSecretFilter } from './secret-filter.ts';
import { createTokenSource } from './token.ts';
import type { CredentialSourcePort, Vendor } from './vendor.ts';

// Which adapter speaks for a connection. Everything that a vendor needs from outside comes in here.

export interface VendorDeps {
  clock: Clock;
  log: Log;
  getCredentials: CredentialSourcePort;
  /** One per vendor, so that closing one ends its own sockets only. */
  openHttp?: () => Http;
}

interface VendorEntry {
  /** What makes the connection unusable before anything is asked; null: nothing. */
  findProblem(connection: Connection): string | null;
  create(connection: Connection, deps: VendorDeps): Result<Vendor>;
}

const vendors: Readonly<Record<VendorId, VendorEntry>> = {
  'genesys-cloud': {
    findProblem: (connection) =>
      findGenesysHosts(connection) === null ? invalidRegion(connection.region ?? '') : null,
    create: createGenesys,
  },
  'nice-cxone': {
    findProblem: () => null,
    create: () => failed(createFailure('unsupported', { detail: vendorComesLater })),
  },
};

/** A wrong region and the like, as words for whoever wrote the connection; null: it can be tried. */
export function findConnectionProblem(connection: Connection): string | null {
  const addresses = [connection.loginUrl, connection.apiUrl];
  const unusable = addresses.find((address) => address !== undefined && !URL.canParse(address));
  if (unusable !== undefined) return invalidAddress(unusable);
  return vendors[connection.vendor].findProblem(connection);
}

/** Makes the adapter; nothing is sent before the first question. */
export function createVendor(connection: Connection, deps: VendorDeps): Result<Vendor> {
  const problem = findConnectionProblem(connection);
  if (problem !== null) return failed(createFailure('bad-request', { detail: problem }));
  return vendors[connection.vendor].create(connection, deps);
}

function createGenesys(connection: Connection, deps: VendorDeps): Result<Vendor> {
  const hosts = findGenesysHosts(connection);
  if (hosts === null) throw new Error('a connection without hosts is a problem found before');
  const { clock } = deps;
  const log = withConnection(deps.log, connection.id);
  const http = withBudget((deps.openHttp ?? (() => createHttp({ clock })))(), clock);
  const secrets = createSecretFilter();
  const closing = new AbortController();
  const tokenUrls = [...new Set([hosts.loginUrl, hosts.apiUrl])].map((base) => `${base}/oauth/token`);
  const tokens = createTokenSource({
    http,
    clock,
    log,
    secrets,
    tokenUrls,
    getCredentials: () => deps.getCredentials(connection),
    closing: closing.signal,
  });
  const client = createApiClient({ http, tokens, secrets, log, baseUrl: hosts.apiUrl });
  return ok(
    createGenesysVendor({
      connection,
      client,
      tokens,
      clock,
      log,
      isTight: () => http.isTight(),
      async close() {
        closing.abort();
        await http.close();
      },
    }),
  );
}

function withConnection(log: Log, connection: string): Log {
  return {
    debug: (message, facts) => log.debug(message, { connection, ...facts }),
    info: (message, facts) => log.info(message, { connection, ...facts }),
    warn: (message, facts) => log.warn(message, { connection, ...facts }),
    error: (message, facts) => log.error(message, { connection, ...facts }),
  };
}
