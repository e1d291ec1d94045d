import { type FindProxy, type ProxyChoice, parsePacAnswer, parseProxyAddress } from './proxy-choice.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment's proxy where it names one, else the system's: `askSystem` answers as a configuration script does.
 * Only the environment can hold a proxy's user name and password.
 */
export function createProxyFinder(
  environment: Environment,
  askSystem: ((url: string) => Promise<string>) | null = null,
): FindProxy {
  return async (url) => {
    const named = findEnvironmentProxy(url, environment);
    if (named !== null) return [named];
    return askSystem === null ? [] : parsePacAnswer(await askSystem(url.href));
  };
}

/**
 * By HTTPS_PROXY, HTTP_PROXY and NO_PROXY, small letters first, read as undici reads them, and last by ALL_PROXY, which
 * undici does not know but many other programs do; null: no proxy is named.
 */
export function findEnvironmentProxy(url: URL, environment: Environment): ProxyChoice | null {
  const forHttp = environment.http_proxy ?? environment.HTTP_PROXY ?? '';
  const forHttps = (environment.https_proxy ?? environment.HTTPS_PROXY) || forHttp;
  const forAll = environment.all_proxy ?? environment.ALL_PROXY ?? '';
  const address = (url.protocol === 'https:' ? forHttps : forHttp) || forAll;
  if (address === '') return null;
  const exceptions = environment.no_proxy ?? environment.NO_PROXY ?? '';
  return isException(url, exceptions) ? { kind: 'direct' } : parseProxyAddress(address);
}

/** A proxy by its address; where the environment names the same one with a sign-in, with that. */
export function findNamedProxy(address: string, environment: Environment): ProxyChoice {
  const named = parseProxyAddress(address);
  if (named.kind !== 'proxy') return named;
  const known = listEnvironmentProxies(environment).find(
    (one) =>
      one.kind === 'proxy' && one.proxy.origin === named.proxy.origin && one.proxy.authorization !== null,
  );
  return known ?? named;
}

/** Everything that the environment names as a proxy, whatever for. */
export function listEnvironmentProxies(environment: Environment): ProxyChoice[] {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY']
    .flatMap((name) => environment[name] || [])
    .map(parseProxyAddress);
}

/** `example.com` and `.example.com` mean the host and all below it, `*.example.com` only those, `*` everything. */
function isException(url: URL, exceptions: string): boolean {
  const host = toPlainHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return exceptions
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const { name, port: onlyPort } = splitEntry(entry);
      if (onlyPort !== null && onlyPort !== port) return false;
      if (name === '*') return true;
      const suffix = toPlainHost(name.replace(/^\*?\./, ''));
      return host.endsWith(`.${suffix}`) || (host === suffix && !name.startsWith('*'));
    });
}

/** A bare IPv6 address has colons of its own. */
function splitEntry(entry: string): { name: string; port: string | null } {
  const [, bracketed, bracketedPort] = /^\[(.+)\](?::(\d+))?$/.exec(entry) ?? [];
  if (bracketed !== undefined) return { name: bracketed, port: bracketedPort ?? null };
  const [, name, port] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  return { name: name ?? entry, port: port ?? null };
}

function toPlainHost(host: string): string {
  return host
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/(?<=.)\.$/, '')
    .toLowerCase();
}
