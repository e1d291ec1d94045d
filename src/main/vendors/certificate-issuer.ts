import { once } from 'node:events';
import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';

/**
 * Who issued the certificate of a host that is not trusted: mostly the company's own proxy, which IT knows by this
 * name. Looks at the certificate and hangs up; nothing is sent. Null: it could not be seen.
 */
export async function readIssuer(
  url: URL,
  tunnel: Socket | null,
  signal: AbortSignal,
): Promise<string | null> {
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1');
  const socket = connect({
    ...(tunnel === null ? { host, port: Number(url.port || 443) } : { socket: tunnel }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    // Only here, on a connection that carries nothing.
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  try {
    await once(socket, 'secureConnect', { signal });
    return toIssuerName(socket.getPeerCertificate());
  } catch {
    return null;
  } finally {
    socket.on('error', () => {}).destroy();
    tunnel?.destroy();
  }
}

/** “Name” (Organisation), as far as the certificate says so. */
function toIssuerName({ issuer }: PeerCertificate): string | null {
  const [name, organisation] = [issuer?.CN, issuer?.O].map((part) => [part].flat()[0]);
  if (name === undefined || organisation === undefined) return name ?? organisation ?? null;
  return `${name} (${organisation})`;
}
