import { isDeepStrictEqual } from 'node:util';
import { request, words, XConnection } from './x11-connection.ts';
import { XMonitors } from './x11-monitors.ts';

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface XWindow {
  readonly id: number;
  /** Resolves once the window manager has mapped it. */
  show(): Promise<void>;
  hide(): void;
  /** Asks the window manager to raise and focus the window. */
  activate(): Promise<void>;
  /** `_NET_WM_STATE_DEMANDS_ATTENTION`, `_NET_WM_STATE_SKIP_TASKBAR` and the like. */
  mark(state: string, on: boolean): Promise<void>;
  /** Asks the window manager not to focus it when it is mapped. */
  stayBack(): Promise<void>;
  move(to: { x: number; y: number }): void;
  /** On all workspaces, or only on the first. */
  stand(everywhere: boolean): Promise<void>;
  /** Without title bar and borders; before it is mapped. */
  undecorate(): Promise<void>;
  /** A person cannot give it another size. */
  fix(size: { width: number; height: number }): Promise<void>;
}

interface Watcher {
  readonly token: string;
  readonly found: (id: number) => void;
}

const mappingMs = 1000;
const everyDesktop = 0xffffffff;
const createNotify = 16;
const mapNotify = 19;
const configureNotify = 22;
const propertyNotify = 28;
const wmClass = 67;
const structureNotifyMask = 1 << 17;
const substructureNotifyMask = 1 << 19;
const substructureRedirectMask = 1 << 20;
const propertyChangeMask = 1 << 22;

/** Finds the windows that Chromium opens for us before they are mapped, and hides and shows them. */
export class XWindows {
  readonly connection: XConnection;
  /** The screen without its panels, as the window manager tells it (`_NET_WORKAREA`), else all of it. */
  workArea: Bounds;
  readonly monitors: XMonitors;
  onWorkArea: () => void = () => undefined;
  private readonly watchers = new Set<Watcher>();
  private readonly fresh = new Set<number>();
  private readonly moved = new Map<number, (bounds: Bounds) => void>();
  private readonly mapped = new Map<number, () => void>();

  private constructor(connection: XConnection, monitors: XMonitors) {
    this.connection = connection;
    this.monitors = monitors;
    connection.onEvent = (event) => this.take(event);
    this.workArea = { x: 0, y: 0, width: connection.width, height: connection.height };
    this.selectEvents(connection.root, substructureNotifyMask | propertyChangeMask);
  }

  static async open(display: string | undefined): Promise<XWindows> {
    const connection = await XConnection.open(display);
    const windows = new XWindows(connection, await XMonitors.open(connection));
    await windows.readWorkArea();
    return windows;
  }

  /**
   * The next window whose WM_CLASS carries the token. It is taken out of the window manager's hands before
   * Chromium maps it, so that it is nowhere to be seen until `show`.
   */
  next(token: string, className: string, onMove: (bounds: Bounds) => void): Promise<XWindow> {
    return new Promise((resolve) => {
      const watcher: Watcher = {
        token,
        found: (id) => {
          this.watchers.delete(watcher);
          this.setOverrideRedirect(id, true);
          this.configure(id, { x: -20_000, y: -20_000 });
          this.setText(id, wmClass, `${className.toLowerCase()}\0${className}\0`);
          this.moved.set(id, onMove);
          this.selectEvents(id, structureNotifyMask);
          // Chromium maps it once, out of sight; from then on mapping is ours.
          this.mapped.set(id, () => {
            this.mapped.delete(id);
            const handle = this.handle(id);
            handle.hide();
            this.setOverrideRedirect(id, false);
            resolve(handle);
          });
          // On a busy computer it may have been mapped before we asked to be told.
          const attributes = this.connection.ask(request(3, 0, words(id)));
          attributes
            .then(({ data }) => {
              if (data.readUInt8(26) !== 0) this.mapped.get(id)?.();
            })
            .catch(() => undefined);
        },
      };
      this.watchers.add(watcher);
    });
  }

  async pointer(): Promise<{ x: number; y: number }> {
    const { data } = await this.connection.ask(request(38, 0, words(this.connection.root)));
    return { x: data.readInt16LE(16), y: data.readInt16LE(18) };
  }

  close(): void {
    this.connection.close();
  }

  private handle(id: number): XWindow {
    const { connection } = this;
    return {
      id,
      show: () =>
        new Promise((resolve) => {
          const done = () => {
            this.mapped.delete(id);
            clearTimeout(timer);
            resolve();
          };
          // Not every window manager answers, for instance when the window is on another workspace.
          const timer = setTimeout(done, mappingMs);
          this.mapped.set(id, done);
          connection.send(request(8, 0, words(id)));
        }),
      hide: () => {
        connection.send(request(10, 0, words(id)));
        // A window is withdrawn by a second, sent notice (ICCCM 4.1.4).
        const event = Buffer.concat([
          Buffer.from([18, 0, 0, 0]),
          words(connection.root, id),
          Buffer.alloc(20),
        ]);
        this.sendEvent(event);
      },
      activate: async () => this.tell(id, '_NET_ACTIVE_WINDOW', [2, 0, 0]),
      mark: async (state, on) =>
        this.tell(id, '_NET_WM_STATE', [on ? 1 : 0, await this.connection.atom(state), 0, 1]),
      // As Chromium does for Electron: a window that nobody ever used does not come to the front.
      stayBack: () => this.setNumbers(id, '_NET_WM_USER_TIME', 'CARDINAL', [0]),
      move: (to) => this.configure(id, to),
      stand: (everywhere) => this.tell(id, '_NET_WM_DESKTOP', [everywhere ? everyDesktop : 0, 1]),
      // Motif's hints: of its flags the one for decorations, and none of them.
      undecorate: () => this.setNumbers(id, '_MOTIF_WM_HINTS', '_MOTIF_WM_HINTS', [2, 0, 0, 0, 0]),
      fix: ({ width, height }) => {
        // Where it is was chosen, and so are its least and its greatest size.
        const flags = 1 | 16 | 32;
        const unused = [0, 0, 0, 0];
        const sizes = [width, height, width, height];
        const hints = [flags, ...unused, ...sizes, ...unused, ...unused, 0];
        return this.setNumbers(id, 'WM_NORMAL_HINTS', 'WM_SIZE_HINTS', hints);
      },
    };
  }

  private async tell(id: number, type: string, values: number[]): Promise<void> {
    const data = [...values, 0, 0, 0, 0, 0].slice(0, 5);
    const event = Buffer.concat([
      Buffer.from([33, 32, 0, 0]),
      words(id, await this.connection.atom(type), ...data),
    ]);
    this.sendEvent(event);
  }

  private sendEvent(event: Buffer): void {
    const mask = substructureNotifyMask | substructureRedirectMask;
    const { connection } = this;
    connection.send(request(25, 0, Buffer.concat([words(connection.root, mask), event])));
  }

  private take(event: Buffer): void {
    this.monitors.take(event);
    const kind = event.readUInt8(0) & 0x7f;
    if (kind === createNotify && this.watchers.size > 0) {
      const id = event.readUInt32LE(8);
      this.fresh.add(id);
      this.selectEvents(id, propertyChangeMask);
      this.readClass(id);
    }
    if (kind === propertyNotify && event.readUInt32LE(4) === this.connection.root) void this.readWorkArea();
    if (kind === propertyNotify && event.readUInt32LE(8) === wmClass) this.readClass(event.readUInt32LE(4));
    if (kind === mapNotify) this.mapped.get(event.readUInt32LE(8))?.();
    if (kind === configureNotify) {
      const relativeToRoot = (event.readUInt8(0) & 0x80) !== 0;
      const bounds = {
        x: event.readInt16LE(16),
        y: event.readInt16LE(18),
        width: event.readUInt16LE(20),
        height: event.readUInt16LE(22),
      };
      // Only the window manager's own notices tell where on the screen the window is (ICCCM 4.1.5).
      if (relativeToRoot) this.moved.get(event.readUInt32LE(8))?.(bounds);
    }
  }

  private async readWorkArea(): Promise<void> {
    const { connection } = this;
    const asked = request(20, 0, words(connection.root, await connection.atom('_NET_WORKAREA'), 0, 0, 4));
    const { data } = await connection.ask(asked);
    if (data.readUInt32LE(16) < 4) return;
    const [x = 0, y = 0, width = 0, height = 0] = [32, 36, 40, 44].map((at) => data.readUInt32LE(at));
    const before = this.workArea;
    this.workArea = { x, y, width, height };
    if (!isDeepStrictEqual(before, this.workArea)) this.onWorkArea();
  }

  private readClass(id: number): void {
    if (!this.fresh.has(id)) return;
    const property = this.connection.ask(request(20, 0, words(id, wmClass, 0, 0, 256)));
    property
      .then(({ data }) => {
        const text = data.subarray(32, 32 + data.readUInt32LE(16)).toString('latin1');
        for (const watcher of this.watchers) {
          if (!text.includes(watcher.token)) continue;
          this.fresh.delete(id);
          watcher.found(id);
        }
      })
      // Short-lived windows of other programs are gone before we have asked.
      .catch(() => this.fresh.delete(id));
  }

  private selectEvents(id: number, mask: number): void {
    this.connection.send(request(2, 0, words(id, 1 << 11, mask)));
  }

  private setOverrideRedirect(id: number, on: boolean): void {
    this.connection.send(request(2, 0, words(id, 1 << 9, on ? 1 : 0)));
  }

  private configure(id: number, at: { x: number; y: number }): void {
    this.connection.send(request(12, 0, words(id, 3, at.x, at.y)));
  }

  private async setNumbers(id: number, property: string, type: string, values: number[]): Promise<void> {
    const names = await Promise.all([this.connection.atom(property), this.connection.atom(type)]);
    const body = Buffer.concat([words(id, ...names, 32, values.length), words(...values)]);
    this.connection.send(request(18, 0, body));
  }

  private setText(id: number, property: number, text: string): void {
    const body = Buffer.concat([words(id, property, 31, 8, text.length), Buffer.from(text, 'latin1')]);
    this.connection.send(request(18, 0, body));
  }
}
