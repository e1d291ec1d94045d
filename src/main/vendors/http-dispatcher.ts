import type { SecureContext } from 'node:tls';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { networkDetails } from '../../shared/words/en/vendor-detail.ts';
import type { Clock } from '../clock.ts';
import { readIssuer } from './certificate-issuer.ts';
import { isLoopback } from './loopback.ts';
import type { FindProxy, ProxyAddress } from './proxy-choice.ts';
import { createTunnelConnector, openTunnel, toTarget, toTlsOptions } from './proxy-tunnel.ts';
import { loadTrust } from './trusted-certificates.ts';

/** One way to a host: straight, or through a proxy. */
export interface Route {
  dispatcher: Dispatcher;
  /** Who issued the certificate that stands at the end of this way. */
  readIssuer(url: URL, signal: AbortSignal): Promise<string | null>;
  /** The proxy did not answer: for a while other ways are tried first. */
  avoid(): void;
}

interface Dispatchers {
  /** At least one, in the order to try them. */
  findRoutes(url: URL): Promise<Result<Route[]>>;
  destroy(): Promise<void>;
}

interface DispatcherOptions {
  clock: Clock;
  connectTimeoutMs: number;
  silenceMs: number;
  caFile: string | null;
  findProxy: FindProxy;
}

/** A little less than most servers and balancers keep an idle connection, and longer than most poll intervals. */
const idleMs = 50_000;
/** As browsers do with a proxy that does not answer. */
const avoidMs = 5 * 60_000;

/**
 * Plain http exists on loopback only, and nothing on loopback goes through a proxy (the demo must work behind one). What
 * is made for a way is made once and keeps its sockets from poll to poll.
 */
export function createDispatchers(options: DispatcherOptions): Dispatchers {
  const { clock, connectTimeoutMs, silenceMs, caFile, findProxy } = options;
  const pools = { allowH2: false, connections: 6, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  const routes = new Map<string, { route: Route; avoidedUntil: number }>();
  const closing = new AbortController();
  const kept: { trust: SecureContext | null } = { trust: null };

  /** A file that could not be read may be there the next time. */
  async function getTrust(): Promise<Result<SecureContext>> {
    if (kept.trust !== null) return ok(kept.trust);
    const loaded = await loadTrust(caFile);
    if (loaded.ok) kept.trust = loaded.value;
    return loaded;
  }

  function getRoute(key: string, create: () => Omit<Route, 'avoid'>): Route {
    const known = routes.get(key);
    if (known !== undefined) return known.route;
    const route = { ...create(), avoid: () => {} };
    const entry = { route, avoidedUntil: Number.NEGATIVE_INFINITY };
    route.avoid = () => {
      entry.avoidedUntil = clock.monotonic() + avoidMs;
    };
    routes.set(key, entry);
    return route;
  }

  function createAgent(connect: NonNullable<Agent.Options['connect']>): Agent {
    return new Agent({ ...pools, keepAliveTimeout: idleMs, connect });
  }

  function toDirect(secureContext: SecureContext): Route {
    return getRoute('direct', () => ({
      dispatcher: createAgent(toTlsOptions(secureContext, connectTimeoutMs)),
      readIssuer: (url, signal) => readIssuer(url, null, signal),
    }));
  }

  function toTunnel(proxy: ProxyAddress, secureContext: SecureContext): Route {
    return getRoute(JSON.stringify(proxy), () => {
      const tunnel = { proxy, secureContext, timeoutMs: connectTimeoutMs, signal: closing.signal };
      const connectTls = buildConnector(toTlsOptions(secureContext, connectTimeoutMs));
      return {
        dispatcher: createAgent(createTunnelConnector(tunnel, connectTls)),
        async readIssuer(url, signal) {
          const target = toTarget(url.hostname, url.port);
          return readIssuer(url, await openTunnel(target, { ...tunnel, signal }), signal);
        },
      };
    });
  }

  async function findTunnelsAndDirect(url: URL): Promise<Result<Route[]>> {
    const trust = await getTrust();
    if (!trust.ok) return trust;
    if (isLoopback(url)) return ok([toDirect(trust.value)]);
    const found = await findProxy(url).then(ok, (error: unknown) =>
      failed(createFailure('proxy', { detail: networkDetails.unknownProxy(toMessage(error)) })),
    );
    if (!found.ok) return found;
    const choices = found.value;
    if (choices.length === 0) return ok([toDirect(trust.value)]);
    const usable = choices.flatMap((choice) => {
      if (choice.kind === 'unsupported') return [];
      return [choice.kind === 'direct' ? toDirect(trust.value) : toTunnel(choice.proxy, trust.value)];
    });
    const names = choices.flatMap((choice) => (choice.kind === 'unsupported' ? [choice.name] : []));
    return usable.length === 0
      ? failed(createFailure('proxy', { reason: 'proxy-kind', subject: [...new Set(names)].join(', ') }))
      : ok(putAvoidedLast(usable));
  }

  function putAvoidedLast(found: readonly Route[]): Route[] {
    const now = clock.monotonic();
    const avoided = new Set(
      [...routes.values()].filter(({ avoidedUntil }) => now < avoidedUntil).map(({ route }) => route),
    );
    return [...found.filter((route) => !avoided.has(route)), ...found.filter((route) => avoided.has(route))];
  }

  return {
    async findRoutes(url) {
      if (closing.signal.aborted) return failed(createFailure('cancelled'));
      if (url.protocol === 'https:') return findTunnelsAndDirect(url);
      if (!isLoopback(url)) return failed(createFailure('bad-request', { detail: networkDetails.plainHttp }));
      return ok([
        getRoute('loopback', () => ({
          dispatcher: createAgent({ timeout: connectTimeoutMs }),
          readIssuer: async () => null,
        })),
      ]);
    },
    async destroy() {
      closing.abort();
      await Promise.all([...routes.values()].map(({ route }) => route.dispatcher.destroy()));
    },
  };
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
