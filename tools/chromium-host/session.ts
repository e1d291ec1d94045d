import type {
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  Session,
  WebContents,
  WebRequest,
} from 'electron';
import { KnownEvents } from './known-events.ts';
import { provided } from './provided.ts';
import { resolveProxyFromEnvironment } from './proxy-environment.ts';

type RequestHandler = Exclude<Parameters<Session['setPermissionRequestHandler']>[0], null>;
type CheckHandler = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>;
type PermissionName = Parameters<RequestHandler>[1] & Parameters<CheckHandler>[1];
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void;
type HeadersReceived = (
  details: OnHeadersReceivedListenerDetails,
  callback: (response: { cancel?: boolean; responseHeaders?: Record<string, string | string[]> }) => void,
) => void;

/** The permissions that both Electron and the DevTools protocol know, by Electron's name. */
const permissions: readonly (readonly [PermissionName, string])[] = [
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['screen-wake-lock', 'screen-wake-lock'],
];

/** docs/api/web-request: one listener per event, the last one counts, null removes it. */
class RequestRules implements Pick<WebRequest, 'onBeforeRequest' | 'onHeadersReceived'> {
  private before: BeforeRequest | null = null;
  private received: HeadersReceived | null = null;

  onBeforeRequest(...given: unknown[]): void {
    this.before = onlyListener('webRequest.onBeforeRequest', given) as BeforeRequest | null;
  }

  onHeadersReceived(...given: unknown[]): void {
    this.received = onlyListener('webRequest.onHeadersReceived', given) as HeadersReceived | null;
  }

  /** False where the application cancels the request. */
  async allows(details: OnBeforeRequestListenerDetails): Promise<boolean> {
    const { before } = this;
    if (!before) return true;
    return new Promise((resolve, reject) =>
      before(details, ({ cancel, redirectURL }) => {
        if (redirectURL) reject(new Error('not provided by the Chromium host: redirectURL'));
        resolve(cancel !== true);
      }),
    );
  }

  /** The headers to deliver; null where the application cancels. */
  async headersOf(
    details: OnHeadersReceivedListenerDetails,
  ): Promise<Record<string, string | string[]> | null> {
    const { received } = this;
    const own = details.responseHeaders ?? {};
    if (!received) return own;
    return new Promise((resolve) =>
      received(details, ({ cancel, responseHeaders }) => resolve(cancel ? null : (responseHeaders ?? own))),
    );
  }
}

function onlyListener(name: string, given: unknown[]): unknown {
  const [first] = given;
  if (given.length === 1) return first;
  throw new Error(`not provided by the Chromium host: ${name} with a filter`);
}

/** docs/api/session, the default session. What Chromium downloads and which devices it offers cannot be decided from outside. */
export class HostSession
  extends KnownEvents
  implements
    Pick<
      Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'resolveProxy'
      | 'webRequest'
    >
{
  readonly rules = new RequestRules();
  readonly webRequest = provided<WebRequest>('webRequest', this.rules);
  private requested: RequestHandler | null = null;
  private checked: CheckHandler | null = null;

  constructor() {
    // Never raised here.
    super('session', ['will-download']);
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requested = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checked = handler;
  }

  /** Kept by nobody: no device is ever offered to a page, as nothing answers Chromium's chooser. */
  setDevicePermissionHandler(): void {}

  /** docs/api/session, by the environment alone: Chromium offers no way to be asked from outside. */
  async resolveProxy(url: string): Promise<string> {
    return resolveProxyFromEnvironment(url, process.env);
  }

  /**
   * Chromium's prompts cannot be caught from outside, so the handlers are asked beforehand, once per page, and their
   * answers become the page's settings. Without handlers everything is denied, where Electron would grant.
   */
  async decide(contents: WebContents, origin: string): Promise<{ name: string; granted: boolean }[]> {
    const { requested, checked } = this;
    const decisions: { name: string; granted: boolean }[] = [];
    for (const [permission, name] of permissions) {
      const details = { isMainFrame: true, requestingUrl: `${origin}/` };
      const allowed = !checked || checked(contents, permission, origin, details);
      const asked = new Promise<boolean>((resolve) => {
        if (allowed && requested) requested(contents, permission, resolve, details);
        else resolve(allowed && checked !== null);
      });
      decisions.push({ name, granted: await asked });
    }
    return decisions;
  }
}
