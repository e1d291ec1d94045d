// What is said of proxies, by a configuration script (PAC) or by an address, as choices to try in their order.

export interface ProxyAddress {
  /** `http://host:port` or `https://host:port`: how the proxy itself is spoken to. */
  origin: string;
  /** The header for its basic sign-in; null: the address names nobody. It is a secret. */
  authorization: string | null;
}

export type ProxyChoice =
  | { kind: 'direct' }
  | { kind: 'proxy'; proxy: ProxyAddress }
  /** Named to the user: `SOCKS5`, or what else is not spoken here. */
  | { kind: 'unsupported'; name: string };

/** Which ways lead to an address, the first one first; none is the same as direct. */
export type FindProxy = (url: URL) => Promise<readonly ProxyChoice[]>;

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

/** The answer of a configuration script: `PROXY host:port; SOCKS5 host:port; DIRECT`. */
export function parsePacAnswer(text: string): ProxyChoice[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): ProxyChoice => {
      const [word = '', address = ''] = part.split(/\s+/);
      const name = word.toUpperCase();
      if (name === 'DIRECT') return { kind: 'direct' };
      const scheme = schemes[name];
      return scheme === undefined || address === ''
        ? { kind: 'unsupported', name }
        : parseProxyAddress(`${scheme}://${address}`);
    });
}

/** An address as environment variables hold it: `http://user:password@host:port`, also without `http://`. */
export function parseProxyAddress(text: string): ProxyChoice {
  const [scheme] = /^[a-z][a-z0-9+.-]*(?=:\/\/)/i.exec(text) ?? [];
  const address = scheme === undefined ? `http://${text}` : text;
  if (!URL.canParse(address)) return { kind: 'unsupported', name: '?' };
  const { protocol, origin, hostname, username, password } = new URL(address);
  if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '')
    return { kind: 'unsupported', name: protocol.slice(0, -1).toUpperCase() };
  return { kind: 'proxy', proxy: { origin, authorization: toBasic(username, password) } };
}

/** `host:port`, to name a proxy without its credentials. */
export function toProxyName({ origin }: ProxyAddress): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

function toBasic(username: string, password: string): string | null {
  if (username === '') return null;
  const pair = `${decode(username)}:${decode(password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

/** A password with a bare % in it is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
