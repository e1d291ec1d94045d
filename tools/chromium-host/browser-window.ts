import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import { KnownEvents } from './known-events.ts';
import { provided } from './provided.ts';
import { PageContents, type PageSurroundings } from './web-contents.ts';
import { checkWindowOptions } from './window-options.ts';
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

const events = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'close',
  'closed',
  'resize',
  'resized',
  'move',
  'moved',
  'minimize',
  'restore',
  // Chromium's windows do not tell these, or another system's do: never raised here.
  'maximize',
  'unmaximize',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
  'app-command',
] as const;

/** Its height is the window manager's secret; it must not be above the screen. */
const titleBar = 28;

/** docs/api/browser-window. One X11 window of Chromium, which is found before it is mapped. */
export class HostWindow
  extends KnownEvents
  implements
    Pick<
      BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'close'
      | 'destroy'
      | 'reload'
      | 'isDestroyed'
      | 'isVisible'
      | 'isFocused'
      | 'isMinimized'
      | 'minimize'
      | 'restore'
      | 'setTitle'
      | 'getTitle'
      | 'getBounds'
      | 'setBounds'
      | 'getSize'
      | 'setSize'
      | 'center'
      | 'flashFrame'
      | 'setOverlayIcon'
      | 'setMenuBarVisibility'
      | 'setAutoHideMenuBar'
      | 'setMenu'
      | 'removeMenu'
      | 'setSkipTaskbar'
      | 'setIcon'
      | 'setBackgroundColor'
    >
{
  readonly id: number;
  readonly webContents: WebContents;
  readonly contents: PageContents;
  readonly public: BrowserWindow;
  private readonly around: WindowSurroundings;
  private readonly settled: Promise<XWindow>;
  private tasks: Promise<unknown> = Promise.resolve();
  private title: string;
  private bounds: Bounds;
  private placed: boolean;
  private visible = false;
  private mapped = false;
  private focused = false;
  private minimized = false;
  private destroyed = false;
  /** Bound here: what the application calls on its side of the window has another `this`. */
  private readonly leave: () => void;

  constructor(around: WindowSurroundings, options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events);
    if (!around.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkWindowOptions(options);
    this.id = around.nextId();
    this.around = around;
    this.title = options.title ?? 'Electron';
    this.placed = options.x !== undefined && options.y !== undefined;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: Math.max(options.width ?? 800, options.minWidth ?? 1),
      height: Math.max(options.height ?? 600, options.minHeight ?? 1),
    };
    this.contents = new PageContents(this.id, around, around.publicSession, options.webPreferences?.preload);
    this.webContents = this.contents.public;
    this.public = provided<BrowserWindow>('BrowserWindow', this);
    this.contents.onClose = () => this.closeAllowed();
    this.contents.onWindow = (name) => this.noticed(name);
    // A page whose first document is there can be painted; Chromium does not tell when an unmapped one has been.
    this.contents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    around.windows.add(this);
    this.leave = () => around.windows.delete(this);
    around.created(this);
    this.settled = this.open(options.backgroundColor ?? '#fff');
    this.settled.catch((error: unknown) => {
      process.stderr.write(`The Chromium host cannot open a window: ${String(error)}\n`);
      this.gone();
    });
    if (options.icon) this.setIcon(options.icon);
    if (options.show !== false) this.show();
    if (options.skipTaskbar) this.setSkipTaskbar(true);
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  reload(): void {
    this.contents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.visible) return;
    this.visible = true;
    this.minimized = false;
    this.whenOpen(async (window) => {
      if (!this.visible || this.mapped) return;
      await this.place();
      this.mapped = true;
      await window.show();
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
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.placed ||= bounds.x !== undefined && bounds.y !== undefined;
    this.bounds = { ...this.bounds, ...bounds };
    this.whenOpen(() => this.place());
  }

  getSize(): [number, number] {
    return [this.bounds.width, this.bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  center(): void {
    this.placed = false;
    this.whenOpen(() => this.place());
  }

  flashFrame(flag: boolean): void {
    this.whenOpen((window) => window.mark('_NET_WM_STATE_DEMANDS_ATTENTION', flag));
  }

  setSkipTaskbar(skip: boolean): void {
    this.whenOpen((window) => window.mark('_NET_WM_STATE_SKIP_TASKBAR', skip));
  }

  setIcon(icon: Parameters<BrowserWindow['setIcon']>[0]): void {
    if (typeof icon === 'string') throw new Error('not provided by the Chromium host: an icon by its path');
    this.contents.icon = icon.toPNG();
  }

  setBackgroundColor(colour: string): void {
    const color = { r: 0, g: 0, b: 0 };
    const digits = /^#(..)(..)(..)$/.exec(colour);
    if (!digits)
      throw new Error('not provided by the Chromium host: a background colour that is not #rrggbb');
    for (const [index, part] of (['r', 'g', 'b'] as const).entries())
      color[part] = Number.parseInt(digits[index + 1] ?? '0', 16);
    this.contents
      .page('Emulation.setDefaultBackgroundColorOverride', { color: { ...color, a: 1 } })
      .catch(() => undefined);
  }

  /** Windows only (docs/api/browser-window: `win.setOverlayIcon` _Windows_). */
  setOverlayIcon(): void {}

  // There is no menu bar, and no menu of the application that one could show.
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

  private async place(): Promise<void> {
    if (!this.placed) {
      const { x } = await this.around.chromium.start();
      const { x: left, y: top, width, height } = x.workArea;
      this.bounds.x = left + Math.max(0, Math.round((width - this.bounds.width) / 2));
      this.bounds.y = top + Math.max(titleBar, Math.round((height - this.bounds.height) / 2));
      this.placed = true;
    }
    const { windowId } = await this.around.chromium.send('Browser.getWindowForTarget', {
      targetId: this.targetId,
    });
    const { x: left, y: top, width, height } = this.bounds;
    await this.around.chromium.send('Browser.setWindowBounds', {
      windowId,
      bounds: { left, top, width, height },
    });
  }

  private setWindowState(windowState: 'minimized' | 'normal'): void {
    this.whenOpen(async () => {
      const { windowId } = await this.around.chromium.send('Browser.getWindowForTarget', {
        targetId: this.targetId,
      });
      await this.around.chromium.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    });
  }

  private closeAllowed(): boolean {
    return this.allows('close');
  }

  private moved(bounds: Bounds): void {
    if (!this.mapped) return;
    const before = this.bounds;
    this.bounds = bounds;
    if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resize', {});
    if (before.x !== bounds.x || before.y !== bounds.y) this.emit('move', {});
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
