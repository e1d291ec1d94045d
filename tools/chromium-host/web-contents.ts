import type { HandlerDetails, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import type { ApplicationMenu } from './application-menu.ts';
import type { Chromium, OpenedWindow } from './chromium.ts';
import type { CustomProtocols } from './custom-protocol.ts';
import type { Json } from './devtools.ts';
import { writeHostLog } from './host-log.ts';
import type { MainIpc } from './ipc-main.ts';
import { KnownEvents } from './known-events.ts';
import { createMainFrame } from './main-frame.ts';
import { type ConsoleLine, readConsoleLine } from './page-console.ts';
import { beforeInput, type ProvidedPage, pageEvents } from './page-events.ts';
import { deliverToMain, type PageMessage } from './page-messages.ts';
import { serveRequest } from './page-requests.ts';
import { preloadWorldName, setUpPage } from './page-setup.ts';
import type { PageZoom } from './page-zoom.ts';
import { provided } from './provided.ts';
import type { HostSession } from './session.ts';
import { createWireCodec } from './wire-value.ts';

export interface PageSurroundings {
  readonly chromium: Chromium;
  readonly ipc: MainIpc;
  readonly protocols: CustomProtocols;
  readonly session: HostSession;
  readonly zoom: PageZoom;
  readonly menu: ApplicationMenu;
}

/** docs/api/web-contents, for the one page of a window. */
export class PageContents extends KnownEvents implements ProvidedPage {
  readonly id: number;
  readonly public: WebContents;
  readonly mainFrame: WebFrameMain;
  readonly session: WebContents['session'];
  /** The window's icon as PNG: Chromium takes it for the page's own. */
  icon: Buffer | null = null;
  /** The window's part: may the page go, and what the page noticed about its window. */
  onClose: () => boolean = () => true;
  onWindow: (name: string) => void = () => undefined;
  onKeys: (index: number) => void = () => undefined;
  onDrag: (grip: { x: number; y: number }) => void = () => undefined;
  readonly zoom: PageZoom;
  private readonly around: PageSurroundings;
  private readonly preloadPath: string | undefined;
  private readonly codec = createWireCodec();
  private readonly waiting: { run: () => void; fail: (error: Error) => void }[] = [];
  private openHandler: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: 'deny' });
  private opened: OpenedWindow | null = null;
  private preloadContext: number | null = null;
  private url = '';
  private loading = false;
  private gone = false;
  /** A navigation that main asked for itself. */
  private ownNavigation = false;

  constructor(
    id: number,
    around: PageSurroundings,
    publicSession: WebContents['session'],
    preloadPath?: string,
  ) {
    super('webContents', pageEvents);
    this.id = id;
    this.around = around;
    this.preloadPath = preloadPath;
    this.session = publicSession;
    this.zoom = around.zoom;
    this.mainFrame = createMainFrame({
      id,
      url: () => this.url,
      origin: () => (this.url ? around.protocols.originOf(this.url) : 'null'),
    });
    this.public = provided<WebContents>('webContents', this);
  }

  getURL(): string {
    return this.url;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  isLoading(): boolean {
    return this.loading;
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    this.toPreload({ kind: 'push', channel, value: values });
  }

  reload(): void {
    this.ownNavigation = true;
    this.page('Page.reload').catch(() => undefined);
  }

  setZoomFactor(factor: number): void {
    this.zoom.set(factor);
  }

  getZoomFactor(): number {
    return this.zoom.factor;
  }

  /** The keys that the application's menu waits for. */
  showKeys(): void {
    this.toPreload({ kind: 'keys', value: this.around.menu.keys() });
  }

  focus(): void {
    this.page('Page.bringToFront').catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    this.loading = true;
    const loaded = new Promise<void>((resolve, reject) => {
      const finished = () => {
        this.off('did-fail-load', failed);
        resolve();
      };
      const failed = (_event: unknown, code: number, text: string) => {
        this.off('did-finish-load', finished);
        reject(new Error(`${text} (${code}) loading '${url}'`));
      };
      this.once('did-finish-load', finished).once('did-fail-load', failed);
    });
    loaded.catch(() => undefined);
    this.ownNavigation = true;
    const { errorText } = await this.page('Page.navigate', { url: this.around.protocols.toPage(url) });
    if (errorText) {
      this.ownNavigation = false;
      this.loading = false;
      const text = String(errorText).replace(/^net::/, '');
      this.emit('did-fail-load', {}, -2, text, url, true, 1, this.id);
    }
    return loaded;
  }

  /** In the page's own world; a promise is waited for (docs/api/web-contents). */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { result, exceptionDetails } = (await this.page('Runtime.evaluate', {
      expression: code,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value?: unknown; description?: string }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
    return result.value;
  }

  /** For settings of the page that its window knows about, such as the colour scheme. */
  page(method: string, params: Json = {}): Promise<Json> {
    const { opened } = this;
    if (this.gone) return Promise.reject(new Error('Object has been destroyed'));
    if (opened) return this.around.chromium.send(method, params, opened.sessionId);
    return new Promise((resolve, fail) => {
      const run = () => void this.page(method, params).then(resolve, fail);
      this.waiting.push({ run, fail });
    });
  }

  /** Takes over a page that Chromium holds back until we have set everything up. */
  async attach(opened: OpenedWindow): Promise<void> {
    const { devtools } = await this.around.chromium.start();
    devtools.onSession(opened.sessionId, (method, params) => this.take(method, params));
    const send = (method: string, params: Json = {}) => devtools.send(method, params, opened.sessionId);
    await setUpPage(send, this.preloadPath);
    this.opened = opened;
    for (const { run } of this.waiting.splice(0)) run();
  }

  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    for (const { fail } of this.waiting.splice(0)) fail(new Error('Object has been destroyed'));
    this.emit('destroyed');
  }

  private windowWanted(url: string, frameName: string, features: string): void {
    const answer = this.openHandler({
      url: this.around.protocols.toMain(url),
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: this.url, policy: 'strict-origin-when-cross-origin' },
    });
    if (answer.action === 'allow')
      throw new Error('not provided by the Chromium host: allowing a new window');
  }

  private toPreload(message: Json): void {
    const { preloadContext: executionContextId } = this;
    // Electron, too, drops what is sent to a page that has not loaded its preload.
    if (executionContextId === null || this.gone) return;
    this.page('Runtime.callFunctionOn', {
      functionDeclaration: 'function(text) { globalThis.chromiumHostReceive(text) }',
      executionContextId,
      arguments: [{ value: this.codec.pack(message) }],
      silent: false,
    }).catch(() => undefined);
  }

  private take(method: string, params: Json): void {
    if (method === 'Fetch.requestPaused') void this.serve(params);
    else if (method === 'Runtime.executionContextCreated') this.contextCreated(params);
    else if (method === 'Runtime.executionContextsCleared') this.preloadContext = null;
    else if (method === 'Runtime.bindingCalled') this.posted(params);
    else if (method === 'Page.frameNavigated') this.navigated(params);
    else if (method === 'Page.navigatedWithinDocument')
      this.url = this.around.protocols.toMain(String(params.url));
    else if (method === 'Page.domContentEventFired') this.emit('dom-ready', {});
    else if (method === 'Page.loadEventFired') this.loaded();
    else if (method === 'Page.javascriptDialogOpening') this.dialogOpening(params);
    else if (method === 'Inspector.targetCrashed') this.crashed();
    else {
      const line = readConsoleLine(method, params);
      if (line) this.tellConsole(line);
    }
  }

  private serve(params: Json): Promise<void> {
    return serveRequest(
      {
        protocols: this.around.protocols,
        session: this.around.session,
        webContentsId: this.id,
        icon: this.icon,
        send: (method, body) => this.page(method, body),
        allowsNavigation: (url, frameId) => this.allowsNavigation(url, frameId),
        log: (fact) => writeHostLog(fact),
      },
      params,
    );
  }

  private allowsNavigation(url: string, frameId: string): boolean {
    if (frameId !== this.opened?.targetId) return true;
    if (this.ownNavigation) return true;
    const allowed = this.allows(
      'will-navigate',
      { url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame },
      url,
    );
    if (!allowed) this.toPreload({ kind: 'stayed' });
    return allowed;
  }

  private contextCreated(params: Json): void {
    const context = params.context as { id: number; name: string; auxData: { frameId: string } };
    const isOurs = context.name === preloadWorldName && context.auxData.frameId === this.opened?.targetId;
    if (isOurs) this.preloadContext = context.id;
  }

  private navigated(params: Json): void {
    const frame = params.frame as { parentId?: string; url: string };
    if (frame.parentId !== undefined || frame.url.startsWith('data:')) return;
    this.url = this.around.protocols.toMain(frame.url);
    this.ownNavigation = false;
    this.emit('did-navigate', {}, this.url, 200, 'OK');
    void this.settlePermissions();
  }

  private async settlePermissions(): Promise<void> {
    const { protocols, session, chromium } = this.around;
    const origin = new URL(protocols.toPage(this.url)).origin;
    for (const { name, granted } of await session.decide(this.public, protocols.originOf(this.url))) {
      const setting = granted ? 'granted' : 'denied';
      await chromium
        .send('Browser.setPermission', { permission: { name }, setting, origin })
        .catch((error: unknown) => writeHostLog({ kind: 'permission', name, message: String(error) }));
    }
  }

  private loaded(): void {
    if (this.url === '') return;
    this.loading = false;
    this.emit('did-finish-load', {});
    // Only a page that was touched may object to being closed; ours always may, to give main the choice.
    this.page('Runtime.evaluate', { expression: '0', userGesture: true }).catch(() => undefined);
    this.page('Page.resetNavigationHistory').catch(() => undefined);
  }

  private dialogOpening(params: Json): void {
    const accept = params.type === 'beforeunload' && (this.ownNavigation || this.onClose());
    if (params.type !== 'beforeunload') writeHostLog({ kind: 'dialog', message: params.message });
    this.page('Page.handleJavaScriptDialog', { accept }).catch(() => undefined);
  }

  private crashed(): void {
    this.preloadContext = null;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
  }

  private tellConsole({ kind, level, message, lineNumber, source }: ConsoleLine): void {
    const sourceId = this.around.protocols.toMain(source);
    writeHostLog({ kind, level, message, lineNumber, sourceId });
    this.emit('console-message', { message, level, lineNumber, sourceId, frame: this.mainFrame });
  }

  private posted(params: Json): void {
    if (params.executionContextId !== this.preloadContext) return;
    const message = this.codec.unpack(String(params.payload)) as PageMessage;
    if (message.kind === 'ready') this.showKeys();
    if (message.kind === 'window') this.onWindow(message.name);
    if (message.kind === 'keys') this.onKeys(message.id);
    if (message.kind === 'drag') this.onDrag(message.grip);
    if (message.kind === 'input') this.emit('before-input-event', beforeInput, message.input);
    if (message.kind === 'open') this.windowWanted(message.url, message.name, message.features);
    if (message.kind === 'invoke' || message.kind === 'send')
      deliverToMain(this.around.ipc, message, {
        id: this.id,
        contents: this.public,
        frame: this.mainFrame,
        reply: (reply) => this.toPreload(reply),
      });
  }
}
