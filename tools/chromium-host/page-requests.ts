import type { OnBeforeRequestListenerDetails } from 'electron';
import type { CustomProtocols } from './custom-protocol.ts';
import type { Json } from './devtools.ts';
import type { HostSession } from './session.ts';

type ResourceType = OnBeforeRequestListenerDetails['resourceType'];

/** What Chromium stopped for us (DevTools protocol, `Fetch.requestPaused`). */
interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly postData?: string;
  };
}

interface RequestPort {
  readonly protocols: CustomProtocols;
  readonly session: HostSession;
  readonly webContentsId: number;
  readonly icon: Buffer | null;
  send(method: string, params: Json): Promise<Json>;
  /** A page of the main frame is about to be replaced, at the page's own wish. */
  allowsNavigation(url: string, frameId: string): boolean;
  log(fact: Json): void;
}

const resourceTypes: Record<string, ResourceType> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

/** Serves one request of a page from the application's protocol handlers; a page has no network at all. */
export async function serveRequest(port: RequestPort, params: Json): Promise<void> {
  const { requestId, frameId, resourceType, request } = params as unknown as PausedRequest;
  const fail = (errorReason: string) => port.send('Fetch.failRequest', { requestId, errorReason });
  try {
    const url = port.protocols.toMain(request.url);
    // Chromium asks for this by itself, Electron does not; it becomes the window's icon.
    if (new URL(url).pathname === '/favicon.ico') {
      await port.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: port.icon ? 200 : 204,
        responseHeaders: [{ name: 'content-type', value: 'image/png' }],
        body: port.icon?.toString('base64') ?? '',
      });
      return;
    }
    if (resourceType === 'Document' && !port.allowsNavigation(url, frameId)) {
      await fail('Aborted');
      return;
    }
    const details = {
      id: 0,
      url,
      method: request.method,
      webContentsId: port.webContentsId,
      resourceType: resourceType === 'Document' ? 'mainFrame' : (resourceTypes[resourceType] ?? 'other'),
      referrer: request.headers.Referer ?? '',
      timestamp: Date.now(),
      uploadData: [],
    } satisfies OnBeforeRequestListenerDetails;
    if (!(await port.session.rules.allows(details))) {
      await fail('BlockedByClient');
      return;
    }
    const body = request.postData === undefined ? {} : { body: request.postData };
    const answer = await port.protocols.answer(
      new Request(url, { method: request.method, headers: request.headers, ...body }),
    );
    if (!answer) {
      port.log({ kind: 'blocked', url });
      await fail('BlockedByClient');
      return;
    }
    const own = Object.fromEntries([...answer.headers].map(([name, value]) => [name, [value]]));
    const statusLine = `HTTP/1.1 ${answer.status} ${answer.statusText}`;
    const headers = await port.session.rules.headersOf({
      ...details,
      statusLine,
      statusCode: answer.status,
      responseHeaders: own,
    });
    if (!headers) {
      await fail('BlockedByResponse');
      return;
    }
    await port.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: answer.status,
      responseHeaders: Object.entries(headers).flatMap(([name, values]) =>
        [values].flat().map((value) => ({ name, value })),
      ),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    // Electron answers a handler that throws with ERR_UNEXPECTED.
    port.log({ kind: 'protocol-error', url: request.url, message: String(error) });
    await fail('Failed').catch(() => undefined);
  }
}
