import type { Connection, Found, VendorId } from '../../shared/connection.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import { invalidAddress, invalidRegion } from '../../shared/words/en/command-line.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { withBudget } from './budget.ts';
import { createGenesysVendor } from './genesys-cloud/genesys-vendor.ts';
import { findGenesysHosts } from './genesys-cloud/regions.ts';
import { findGenesysWebApp } from './genesys-cloud/web-app.ts';
import { createHttp, type Http } from './http.ts';
import { createCxoneVendor, findCxoneProblem } from './nice-cxone/cxone-vendor.ts';
import { findCxoneHosts } from './nice-cxone/hosts.ts';
import { findCxoneWebApp } from './nice-cxone/web-app.ts';
import { createSecretFilter } from './secret-filter.ts';
import type { CredentialSourcePort, Vendor } from './vendor.ts';
import type { BrowserTools, VendorTools } from './vendor-tools.ts';

// Which adapter speaks for a connection. Everything that a vendor needs from outside comes in here.

interface VendorDeps {
  clock: Clock;
  log: Log;
  getCredentials: CredentialSourcePort;
  /** What earlier runs found out about a connection; null: nothing. */
  readFound?: (connectionId: string) => Found | null;
  onFound?: (connectionId: string, found: Found) => void;
  /** Where a person can sign in; left out where there is no desktop. */
  browser?: BrowserTools;
  /** One per vendor, so that closing one ends its own sockets only. */
  openHttp?: () => Http;
}

interface VendorEntry {
  /** What makes the connection unusable before anything is asked; null: nothing. */
  findProblem(connection: Connection): string | null;
  create(connection: Connection, tools: VendorTools): Result<Vendor>;
  /** The vendor's own web page of a tenant, or of one of its queues; null: none in the fixed list. */
  findWebApp(connection: Connection, queueId: string | null): string | null;
  /** All that is asked from this computer, as far as it is known before asking. */
  listAddresses(connection: Connection): readonly string[];
}

const vendors: Readonly<Record<VendorId, VendorEntry>> = {
  'genesys-cloud': {
    findProblem: (connection) =>
      findGenesysHosts(connection) === null ? invalidRegion(connection.region ?? '') : null,
    create: createGenesysVendor,
    findWebApp: findGenesysWebApp,
    listAddresses: (connection) => Object.values(findGenesysHosts(connection) ?? {}),
  },
  'nice-cxone': {
    findProblem: findCxoneProblem,
    create: createCxoneVendor,
    findWebApp: findCxoneWebApp,
    listAddresses(connection) {
      const hosts = findCxoneHosts(connection);
      return hosts === null
        ? []
        : [hosts.issuer, hosts.olderUrl, ...(hosts.statsUrl === null ? [] : [hosts.statsUrl])];
    },
  },
};

/** A wrong region and the like, as words for whoever wrote the connection; null: it can be tried. */
export function findConnectionProblem(connection: Connection): string | null {
  const addresses = [connection.loginUrl, connection.apiUrl];
  const unusable = addresses.find((address) => address !== undefined && !URL.canParse(address));
  if (unusable !== undefined) return invalidAddress(unusable);
  return vendors[connection.vendor].findProblem(connection);
}

/** Where a browser shows a connection's tenant, from a fixed list of addresses: never one that a setting holds. */
export function findWebApp(connection: Connection, queueId: string | null): string | null {
  return vendors[connection.vendor].findWebApp(connection, queueId);
}

/** `host:port` of what a connection asks, for whoever must let it through. */
export function listHosts(connection: Connection): string[] {
  const hosts = vendors[connection.vendor].listAddresses(connection).flatMap((address) => {
    const url = URL.parse(address);
    return url === null ? [] : [`${url.hostname}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`];
  });
  return [...new Set(hosts)];
}

/** Makes the adapter; nothing is sent before the first question. */
export function createVendor(connection: Connection, deps: VendorDeps): Result<Vendor> {
  const problem = findConnectionProblem(connection);
  if (problem !== null) return failed(createFailure('bad-request', { detail: problem }));
  return vendors[connection.vendor].create(connection, createTools(connection, deps));
}

function createTools(connection: Connection, deps: VendorDeps): VendorTools {
  const { clock } = deps;
  const http = withBudget((deps.openHttp ?? (() => createHttp({ clock })))(), clock, {
    pollMs: connection.pollSeconds * 1000,
  });
  const closing = new AbortController();
  const found: Found = { api: null, token: null, ...deps.readFound?.(connection.id) };
  return {
    http,
    clock,
    log: withConnection(deps.log, connection.id),
    secrets: createSecretFilter(),
    getCredentials: () => deps.getCredentials(connection),
    closing: closing.signal,
    found,
    browser: deps.browser ?? null,
    note(change) {
      Object.assign(found, change);
      deps.onFound?.(connection.id, { ...found });
    },
    async close() {
      closing.abort();
      await http.close();
    },
  };
}

function withConnection(log: Log, connection: string): Log {
  return {
    debug: (message, facts) => log.debug(message, { connection, ...facts }),
    info: (message, facts) => log.info(message, { connection, ...facts }),
    warn: (message, facts) => log.warn(message, { connection, ...facts }),
    error: (message, facts) => log.error(message, { connection, ...facts }),
  };
}
