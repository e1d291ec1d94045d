import { createSecureContext, getCACertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

export interface Dispatchers {
  pick(url: URL): Dispatcher;
  destroy(): Promise<void>;
}

/**
 * Plain http exists on loopback only and never goes through a proxy (the demo must work behind one). Everything
 * else obeys HTTPS_PROXY, HTTP_PROXY and NO_PROXY and trusts the system's certificates beside the bundled ones:
 * contact centres sit behind proxies that inspect traffic. Both are made on first use, as loading the
 * system's certificates takes about 80 ms. An unusable proxy address throws from `pick`.
 */
export function createDispatcher(connectTimeoutMs: number, silenceMs: number): Dispatchers {
  const common = {
    allowH2: false,
    connections: 6,
    connectTimeout: connectTimeoutMs,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  };
  const made: { loopback?: Dispatcher; outside?: Dispatcher } = {};

  function createOutside(): Dispatcher {
    const secureContext = createSecureContext({
      ca: [...getCACertificates('default'), ...getCACertificates('system')],
    });
    const connect = { secureContext, timeout: connectTimeoutMs };
    const exceptions = process.env.no_proxy ?? process.env.NO_PROXY ?? '';
    return new EnvHttpProxyAgent({
      ...common,
      connect,
      requestTls: connect,
      proxyTls: connect,
      noProxy: `${exceptions},localhost,127.0.0.1,::1`,
    });
  }

  return {
    pick(url) {
      if (url.protocol === 'http:') {
        made.loopback ??= new Agent({ ...common, connect: { timeout: connectTimeoutMs } });
        return made.loopback;
      }
      made.outside ??= createOutside();
      return made.outside;
    },
    async destroy() {
      await Promise.all([made.loopback?.destroy(), made.outside?.destroy()]);
    },
  };
}
