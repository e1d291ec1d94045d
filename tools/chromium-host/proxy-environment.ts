import { BlockList, isIP, isIPv6 } from 'node:net';

// What `session.resolveProxy` answers where the environment names the proxy: as Chromium on Linux reads it
// (net/proxy_resolution/proxy_config_service_linux.cc, net/docs/proxy.md). Proxy settings of GNOME and KDE, which
// Electron would ask first, are not read here.

type Environment = Readonly<Record<string, string | undefined>>;

/** base/environment.h: a name that is not set is looked for in the other case too. */
function read(environment: Environment, name: string): string | undefined {
  return environment[name] ?? environment[name.toLowerCase()] ?? environment[name.toUpperCase()];
}

/** `DIRECT`, or the one proxy for this address: `PROXY host:port`, `SOCKS5 host:port`, `SOCKS host:port`. */
export function resolveProxyFromEnvironment(address: string, environment: Environment): string {
  if (read(environment, 'auto_proxy') !== undefined)
    throw new Error('not provided by the Chromium host: session.resolveProxy by a script (auto_proxy)');
  const url = new URL(address);
  const proxy = findProxy(url, environment);
  if (proxy === null || isNeverProxied(url)) return 'DIRECT';
  const exceptions = (read(environment, 'no_proxy') ?? '').split(/[,;]/).map((rule) => rule.trim());
  return exceptions.some((rule) => covers(rule, url)) ? 'DIRECT' : proxy;
}

/** `all_proxy` counts before the others, and SOCKS where none of them is set. A scheme that is named is dropped. */
function findProxy(url: URL, environment: Environment): string | null {
  const names = ['all_proxy', url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'];
  for (const name of names) {
    const server = toServer(read(environment, name), 80);
    if (server !== null) return `PROXY ${server}`;
  }
  const isHttpSet = ['http_proxy', 'https_proxy'].some((name) => toServer(read(environment, name), 80));
  const socks = read(environment, 'SOCKS_SERVER');
  const server = toServer(socks, 1080);
  if (isHttpSet || server === null) return null;
  const isOld = read(environment, 'SOCKS_VERSION') === '4' || /^socks4:/i.test(socks ?? '');
  return `${isOld ? 'SOCKS' : 'SOCKS5'} ${server}`;
}

/** Host and port without the user name that may stand in front; null where it is empty or makes no sense. */
function toServer(value: string | undefined, defaultPort: number): string | null {
  const bare = (value ?? '').replace(/^[^/]*:\/\//, '').replace(/^[^@]*@/, '');
  const url = bare === '' ? null : URL.parse(`http://${bare}`);
  if (url === null || url.hostname === '') return null;
  const port = /:(\d+)\/?$/.exec(bare)?.[1] ?? defaultPort;
  return `${url.hostname}:${port}`;
}

const local = new BlockList();
local.addSubnet('127.0.0.0', 8);
local.addSubnet('169.254.0.0', 16);
local.addAddress('::1', 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

/** net/docs/proxy.md, "Implicit bypass rules". */
function isNeverProxied({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || isIn(local, hostname);
}

function isIn(list: BlockList, hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 && list.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

/** `host`, `.host`, `*host`, with a port; matched from the end, as the environment's rules are. Or an address block. */
function covers(rule: string, url: URL): boolean {
  if (rule === '') return false;
  if (/^<|:\/\//.test(rule))
    throw new Error(`not provided by the Chromium host: session.resolveProxy by the exception ${rule}`);
  const [base = '', bits] = rule.split('/');
  if (bits !== undefined && isIP(base) !== 0) {
    const list = new BlockList();
    list.addSubnet(base, Number(bits), isIPv6(base) ? 'ipv6' : 'ipv4');
    return isIn(list, url.hostname);
  }
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(rule.toLowerCase()) ?? [];
  const urlPort = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (port !== undefined && port !== urlPort) return false;
  const parts = host.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`${host.startsWith('*') ? '^' : ''}${parts.join('.*')}$`).test(url.hostname);
}
