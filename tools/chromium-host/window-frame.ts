import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Chromium } from './chromium.ts';
import type { XWindow } from './x11-windows.ts';

/** Its height is the window manager's secret; it must not be above the screen. */
const titleBar = 28;

/** Where a window is and how large, and what the window manager draws around it and keeps of it. */
export class WindowFrame {
  bounds: Rectangle;
  /** As it is when it does not fill the screen. */
  normalBounds: Rectangle;
  isFullScreen = false;
  private taken: Rectangle;
  readonly canBeFullScreen: boolean;
  private readonly chromium: Chromium;
  private readonly isFramed: boolean;
  private readonly isResizable: boolean;
  /** Of `_NET_WM_STATE`. A window manager forgets them when the window is hidden. */
  private readonly marks = new Set<string>();
  private isEverywhere = false;
  private isPlaced: boolean;

  constructor(chromium: Chromium, options: BrowserWindowConstructorOptions) {
    this.chromium = chromium;
    this.isFramed = options.frame !== false;
    this.isResizable = options.resizable !== false;
    this.canBeFullScreen = options.fullscreenable !== false;
    this.isPlaced = options.x !== undefined && options.y !== undefined;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: Math.max(options.width ?? 800, options.minWidth ?? 1),
      height: Math.max(options.height ?? 600, options.minHeight ?? 1),
    };
    this.normalBounds = this.bounds;
    this.taken = this.bounds;
  }

  want(bounds: Partial<Rectangle>): void {
    this.isPlaced ||= bounds.x !== undefined && bounds.y !== undefined;
    this.bounds = { ...this.bounds, ...bounds };
    this.normalBounds = this.bounds;
  }

  recenter(): void {
    this.isPlaced = false;
  }

  /** What the window manager made of it, and which events tell of that. */
  took(bounds: Rectangle): ('resize' | 'move')[] {
    const before = this.taken;
    this.taken = bounds;
    this.bounds = bounds;
    if (!this.isFullScreen) this.normalBounds = bounds;
    const isResized = before.width !== bounds.width || before.height !== bounds.height;
    const isMoved = before.x !== bounds.x || before.y !== bounds.y;
    return [...(isResized ? ['resize' as const] : []), ...(isMoved ? ['move' as const] : [])];
  }

  has(mark: string): boolean {
    return this.marks.has(mark);
  }

  /** Kept for the next showing; a window that is not mapped cannot be asked for. */
  note(mark: string, on: boolean): void {
    if (on) this.marks.add(mark);
    else this.marks.delete(mark);
  }

  async standEverywhere(window: XWindow, on: boolean): Promise<void> {
    this.isEverywhere = on;
    await window.stand(on);
  }

  /** The person has hold of it at this point of the window: it goes with the pointer. */
  async drag(window: XWindow, grip: { x: number; y: number }): Promise<void> {
    const { x } = await this.chromium.start();
    const pointer = await x.pointer();
    this.want({ x: pointer.x - grip.x, y: pointer.y - grip.y });
    window.move(this.bounds);
  }

  /** Before it is mapped. */
  async prepare(window: XWindow, targetId: string): Promise<void> {
    if (!this.isFramed) await window.undecorate();
    await this.place(window, targetId);
  }

  /** After it was mapped. */
  async remind(window: XWindow): Promise<void> {
    for (const mark of this.marks) await window.mark(mark, true);
    if (this.isEverywhere) await window.stand(true);
  }

  async place(window: XWindow, targetId: string): Promise<void> {
    if (!this.isPlaced) {
      const { x } = await this.chromium.start();
      const { x: left, y: top, width, height } = x.workArea;
      this.want({
        x: left + Math.max(0, Math.round((width - this.bounds.width) / 2)),
        y: top + Math.max(titleBar, Math.round((height - this.bounds.height) / 2)),
      });
    }
    const { x: left, y: top, width, height } = this.bounds;
    if (!this.isResizable) await window.fix({ width, height });
    await this.setBounds(targetId, { left, top, width, height });
  }

  async setState(targetId: string, windowState: 'minimized' | 'normal' | 'fullscreen'): Promise<void> {
    await this.setBounds(targetId, { windowState });
  }

  private async setBounds(targetId: string, bounds: object): Promise<void> {
    const { windowId } = await this.chromium.send('Browser.getWindowForTarget', { targetId });
    await this.chromium.send('Browser.setWindowBounds', { windowId, bounds });
  }
}
