import { isIP, Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { buildConnector, Client } from 'undici';
import { type ProxyAddress, toProxyName } from './proxy-choice.ts';

// The way through a proxy: CONNECT, then TLS with the vendor inside. undici's own ProxyAgent hides what a proxy says
// when it refuses, and makes a proxy that cannot be reached look like a vendor that cannot be.

/** The proxy answered, but not with a way through. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
  readonly proxy: string;
  readonly status: number;
  /** The ways of signing in that it offers, as it writes them: `Basic`, `NTLM`. */
  readonly schemes: readonly string[];
  /** It was given a user name and password, and still refused. */
  readonly hadCredentials: boolean;

  constructor(proxy: ProxyAddress, status: number, schemes: readonly string[]) {
    super(`the proxy answered ${status}`);
    this.proxy = toProxyName(proxy);
    this.status = status;
    this.schemes = schemes;
    this.hadCredentials = proxy.authorization !== null;
  }
}

/** No answer from the proxy: nothing was sent to the vendor, another way may be tried. */
export class ProxyUnreachable extends Error {
  override readonly name = 'ProxyUnreachable';
  readonly proxy: string;

  constructor(proxy: ProxyAddress, cause: unknown) {
    super('the proxy does not answer', { cause });
    this.proxy = toProxyName(proxy);
  }
}

interface TunnelOptions {
  proxy: ProxyAddress;
  /** For a proxy that is itself spoken to by TLS. */
  secureContext: SecureContext;
  timeoutMs: number;
  signal: AbortSignal;
}

/** A socket that ends at `target` (`host:port`). */
export async function openTunnel(target: string, options: TunnelOptions): Promise<Socket> {
  const { proxy, secureContext, timeoutMs, signal } = options;
  const connectToProxy = buildConnector(toTlsOptions(secureContext, timeoutMs));
  const client = new Client(proxy.origin, {
    // undici would expect the proxy to show the certificate of the host that the request names.
    connect: (asked, callback) =>
      connectToProxy({ ...asked, servername: toServerName(asked.hostname) }, callback),
    headersTimeout: timeoutMs,
  });
  const headers: Record<string, string> = { host: target, 'user-agent': 'queuewatch' };
  if (proxy.authorization !== null) headers['proxy-authorization'] = proxy.authorization;
  try {
    const { statusCode, headers: answered, socket } = await client.connect({ path: target, headers, signal });
    if (statusCode >= 200 && statusCode < 300 && socket instanceof Socket) return socket;
    socket.on('error', () => {}).destroy();
    throw new ProxyRefusal(proxy, statusCode, readSchemes(answered['proxy-authenticate']));
  } catch (error) {
    if (error instanceof ProxyRefusal || signal.aborted) throw error;
    throw new ProxyUnreachable(proxy, error);
  } finally {
    // The socket of a tunnel is the client's no more; this ends one that came to nothing.
    void client.close();
  }
}

/** NODE_TLS_REJECT_UNAUTHORIZED=0, which some computers have for other programs, turns nothing off here. */
export function toTlsOptions(secureContext: SecureContext, timeoutMs: number) {
  return { secureContext, timeout: timeoutMs, rejectUnauthorized: true, allowH2: false };
}

/** For undici: opens a tunnel where it would open a socket. */
export function createTunnelConnector(
  options: TunnelOptions,
  connectTls: buildConnector.connector,
): buildConnector.connector {
  return (asked, callback) => {
    openTunnel(toTarget(asked.hostname, asked.port), options).then(
      (httpSocket) => connectTls({ ...asked, httpSocket }, callback),
      (error: Error) => callback(error, null),
    );
  };
}

/** What CONNECT names: a port always, an IPv6 address in brackets. */
export function toTarget(hostname: string, port: string): string {
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
  return `${host}:${port || '443'}`;
}

/** An address has none: TLS then compares the address itself. */
function toServerName(hostname: string): string {
  return isIP(hostname) === 0 ? hostname : '';
}

/** `Negotiate, Basic realm="x"` or several headers: the first words only. */
export function readSchemes(header: string | readonly string[] | null | undefined): string[] {
  const values = typeof header === 'string' ? [header] : (header ?? []);
  // A comma also parts the parameters of one scheme, which have a `=` after their first word.
  return values
    .flatMap((value) => value.replace(/"[^"]*"/g, '""').split(','))
    .flatMap((part) => /^\s*([a-z][\w-]*)(?=\s+[^\s=]|\s*$)/i.exec(part)?.[1] ?? []);
}
