import type { CustomScheme, Protocol } from 'electron';

type Handler = Parameters<Protocol['handle']>[1];

/** A top-level domain that is never looked up (RFC 6761). */
const neverResolved = '.invalid';

/**
 * docs/api/protocol. Chromium cannot be taught a scheme from outside, so `app://board/x` is the page's
 * `https://board.app.invalid/x`, a secure context that no socket serves, and goes by its own name towards main.
 */
export class CustomProtocols
  implements Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'>
{
  private readonly handlers = new Map<string, Handler>();
  private readonly standard = new Set<string>();
  private readonly isReady: () => boolean;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure) {
        throw new Error('not provided by the Chromium host: schemes that are not standard and secure');
      }
      this.standard.add(scheme);
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.isReady()) throw new Error('protocol.handle needs a ready app');
    if (!this.standard.has(scheme)) {
      throw new Error(
        'not provided by the Chromium host: handling a scheme that is not registered as privileged',
      );
    }
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  /** What the page is to load for an address that main wrote. */
  toPage(url: string): string {
    const { protocol, hostname, pathname, search, hash } = new URL(url);
    const scheme = protocol.slice(0, -1);
    if (!this.standard.has(scheme)) return url;
    return `https://${hostname}.${scheme}${neverResolved}${pathname || '/'}${search}${hash}`;
  }

  /** What main is to read for an address of the page. */
  toMain(url: string): string {
    if (!URL.canParse(url)) return url;
    const { protocol, hostname, pathname, search, hash } = new URL(url);
    if (protocol !== 'https:' || !hostname.endsWith(neverResolved)) return url;
    const labels = hostname.slice(0, -neverResolved.length).split('.');
    const scheme = labels.pop() ?? '';
    return this.standard.has(scheme) ? `${scheme}://${labels.join('.')}${pathname}${search}${hash}` : url;
  }

  originOf(url: string): string {
    const { protocol, host } = new URL(url);
    return this.standard.has(protocol.slice(0, -1)) ? `${protocol}//${host}` : new URL(url).origin;
  }

  /** Null for an address that no handler serves. */
  async answer(request: Request): Promise<Response | null> {
    const handler = this.handlers.get(new URL(request.url).protocol.slice(0, -1));
    return handler ? await handler(request) : null;
  }
}
