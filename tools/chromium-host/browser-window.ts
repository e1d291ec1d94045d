import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import { KnownEvents } from './known-events.ts';
import { provided } from './provided.ts';
import { PageContents, type PageSurroundings } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';
import { checkWindowOptions, type ProvidedWindow, toDevtoolsColour, windowEvents } from './window-options.ts';
import type { Bounds, XWindow } from './x11-windows.ts';

/** What a window needs to know of the application around it. */
export interface WindowSurroundings extends PageSurroundings {
  readonly windows: Set<HostWindow>;
  readonly publicSession: WebContents['session'];
  readonly nextId: () => number;
  readonly isReady: () => boolean;
  readonly created: (window: HostWindow) => void;
  readonly allClosed: () => void;
}

/** docs/api/browser-window. One X11 window of Chromium, which is found before it is mapped. */
export class HostWindow extends KnownEvents implements ProvidedWindow {
  readonly id: number;
  readonly webContents: WebContents;
  readonly contents: PageContents;
  readonly public: BrowserWindow;
  private readonly around: WindowSurroundings;
  private readonly settled: Promise<XWindow>;
  private tasks: Promise<unknown> = Promise.resolve();
  private title: string;
  private readonly frame: WindowFrame;
  private visible = false;
  private mapped = false;
  private focused = false;
  private minimized = false;
  private destroyed = false;
  /** Bound here: what the application calls on its side of the window has another `this`. */
  private readonly leave: () => void;

  constructor(around: WindowSurroundings, options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', windowEvents);
    if (!around.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkWindowOptions(options);
    this.id = around.nextId();
    this.around = around;
    this.title = options.title ?? 'Electron';
    this.frame = new WindowFrame(around.chromium, options);
    this.contents = new PageContents(this.id, around, around.publicSession, options.webPreferences?.preload);
    this.webContents = this.contents.public;
    const { zoomFactor } = options.webPreferences ?? {};
    if (zoomFactor !== undefined) this.contents.setZoomFactor(zoomFactor);
    this.public = provided<BrowserWindow>('BrowserWindow', this);
    this.contents.onClose = () => this.closeAllowed();
    this.contents.onWindow = (name) => this.noticed(name);
    this.contents.onKeys = (index) => around.menu.pressed(index, this.public);
    this.contents.onDrag = (grip) => this.whenOpen((window) => this.frame.drag(window, grip));
    // A page whose first document is there can be painted; Chromium does not tell when an unmapped one has been.
    this.contents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    around.windows.add(this);
    this.leave = () => around.windows.delete(this);
    around.created(this);
    this.settled = this.open(options.backgroundColor ?? '#fff');
    this.settled.catch((error: unknown) => {
      // The application was done with it before it was open.
      if (this.destroyed) return;
      process.stderr.write(`The Chromium host cannot open a window: ${String(error)}\n`);
      this.gone();
    });
    if (options.icon) this.setIcon(options.icon);
    if (options.show !== false) this.show();
    if (options.skipTaskbar) this.setSkipTaskbar(true);
    if (options.alwaysOnTop) this.setAlwaysOnTop(true);
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  reload(): void {
    this.contents.reload();
  }

  show(): void {
    this.map('front');
    this.focus();
  }

  showInactive(): void {
    this.map('back');
  }

  private map(where: 'front' | 'back'): void {
    if (this.visible) return;
    this.visible = true;
    this.minimized = false;
    this.whenOpen(async (window) => {
      if (!this.visible || this.mapped) return;
      await this.contents.zoom.settled;
      await this.frame.prepare(window, this.targetId ?? '');
      this.mapped = true;
      if (where === 'back') await window.stayBack();
      await window.show();
      await this.frame.remind(window);
      this.emit('show', {});
    });
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.whenOpen((window) => {
      if (this.visible || !this.mapped) return;
      this.mapped = false;
      window.hide();
      this.noticed('blur');
      this.emit('hide', {});
    });
  }

  focus(): void {
    this.whenOpen(async (window) => {
      if (!this.visible) return;
      await window.activate();
      await this.contents.page('Page.bringToFront');
    });
  }

  blur(): void {
    this.contents.page('Runtime.evaluate', { expression: 'blur()' }).catch(() => undefined);
  }

  close(): void {
    if (!this.destroyed && this.closeAllowed()) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.settledTarget
      .then((targetId) => this.around.chromium.send('Target.closeTarget', { targetId }))
      .catch(() => undefined);
    this.gone();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isVisible(): boolean {
    return this.visible && !this.minimized;
  }

  isFocused(): boolean {
    return this.focused;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  minimize(): void {
    this.setWindowState('minimized');
  }

  restore(): void {
    if (!this.minimized) return;
    this.whenOpen((window) => window.show());
    this.setWindowState('normal');
    this.focus();
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
    const expression = `document.title = ${JSON.stringify(title)}`;
    this.contents.page('Runtime.evaluate', { expression }).catch(() => undefined);
  }

  getBounds(): Rectangle {
    return { ...this.frame.bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.frame.normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.frame.want(bounds);
    this.whenOpen((window) => this.frame.place(window, this.targetId ?? ''));
  }

  getSize(): [number, number] {
    return [this.frame.bounds.width, this.frame.bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  center(): void {
    this.frame.recenter();
    this.whenOpen((window) => this.frame.place(window, this.targetId ?? ''));
  }

  flashFrame(flag: boolean): void {
    this.whenOpen((window) => window.mark('_NET_WM_STATE_DEMANDS_ATTENTION', flag));
  }

  setSkipTaskbar(skip: boolean): void {
    this.mark('_NET_WM_STATE_SKIP_TASKBAR', skip);
  }

  /** Levels are for macOS and Windows. */
  setAlwaysOnTop(flag: boolean): void {
    this.mark('_NET_WM_STATE_ABOVE', flag);
  }

  isAlwaysOnTop(): boolean {
    return this.frame.has('_NET_WM_STATE_ABOVE');
  }

  setVisibleOnAllWorkspaces(visible: boolean): void {
    this.whenOpen((window) => this.frame.standEverywhere(window, visible));
  }

  /** Chromium says for some seconds which key ends it; Electron does not. */
  setFullScreen(flag: boolean): void {
    if (flag === this.frame.isFullScreen || (flag && !this.frame.canBeFullScreen)) return;
    this.frame.isFullScreen = flag;
    this.whenOpen(async () => {
      await this.frame.setState(this.targetId ?? '', flag ? 'fullscreen' : 'normal');
      this.emit(flag ? 'enter-full-screen' : 'leave-full-screen', {});
    });
  }

  isFullScreen(): boolean {
    return this.frame.isFullScreen;
  }

  setIcon(icon: Parameters<BrowserWindow['setIcon']>[0]): void {
    if (typeof icon === 'string') throw new Error('not provided by the Chromium host: an icon by its path');
    this.contents.icon = icon.toPNG();
  }

  setBackgroundColor(colour: string): void {
    this.contents
      .page('Emulation.setDefaultBackgroundColorOverride', { color: toDevtoolsColour(colour) })
      .catch(() => undefined);
  }

  /** Windows only (docs/api/browser-window: `win.setOverlayIcon` _Windows_). */
  setOverlayIcon(): void {}

  // No menu bar is drawn; the keys of the application's menu work all the same.
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  removeMenu(): void {}
  setMenu(menu: unknown): void {
    if (menu !== null) throw new Error('not provided by the Chromium host: a menu bar');
  }

  /** The window is no more, whoever closed it. */
  gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.visible = false;
    this.contents.destroy();
    this.leave();
    this.emit('closed', {});
    if (this.around.windows.size === 0) this.around.allClosed();
  }

  /** Chromium itself is no more. */
  lost(): void {
    if (!this.destroyed) this.contents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
    this.gone();
  }

  isTarget(targetId: string): boolean {
    return this.targetId === targetId;
  }

  private targetId: string | null = null;
  private get settledTarget(): Promise<string> {
    return this.settled.then(() => this.targetId ?? '');
  }

  private async open(colour: string): Promise<XWindow> {
    const opened = await this.around.chromium.open(this.title, colour, (bounds) => this.moved(bounds));
    this.targetId = opened.targetId;
    await this.contents.attach(opened);
    return opened.x;
  }

  /** One after another: a window is focused when it has been shown, not while. */
  private whenOpen(task: (window: XWindow) => unknown): void {
    this.tasks = this.tasks
      .then(() => this.settled)
      .then((window) => (this.destroyed ? undefined : task(window)))
      .catch((error: unknown) => {
        if (!this.destroyed) process.stderr.write(`Chromium host, window: ${String(error)}\n`);
      });
  }

  private mark(name: string, on: boolean): void {
    this.frame.note(name, on);
    this.whenOpen((window) => (this.mapped ? window.mark(name, on) : undefined));
  }

  private setWindowState(windowState: 'minimized' | 'normal'): void {
    this.whenOpen(() => this.frame.setState(this.targetId ?? '', windowState));
  }

  private closeAllowed(): boolean {
    return this.allows('close');
  }

  private moved(bounds: Bounds): void {
    if (!this.mapped) return;
    for (const name of this.frame.took(bounds)) this.emit(name, {});
  }

  private noticed(name: string): void {
    if ((name === 'focus') !== this.focused && (name === 'focus' || name === 'blur')) {
      if (name === 'focus' && !this.mapped) return;
      this.focused = name === 'focus';
      this.emit(name, {});
    }
    if (name === 'hidden' && this.visible) {
      this.minimized = true;
      this.emit('minimize', {});
    }
    if (name === 'visible' && this.minimized) {
      this.minimized = false;
      this.emit('restore', {});
    }
  }
}
