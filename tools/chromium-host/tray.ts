import dbus, { type MessageBus } from 'dbus-next';
import type { Menu, NativeImage, Tray } from 'electron';
import { writeBytesAtOnce } from './bus-bytes.ts';
import type { BusLink } from './bus-link.ts';
import { KnownEvents } from './known-events.ts';
import type { HostMenu } from './menu.ts';
import type { HostImage } from './native-image.ts';
import { TrayMenu } from './tray-menu.ts';

const { Interface } = dbus.interface;
const watcher = 'org.kde.StatusNotifierWatcher';
/** The bytes as one element: see `bus-bytes.ts`. */
type Pixmap = [number, number, [Uint8Array]];
writeBytesAtOnce();

interface TraySurroundings {
  readonly bus: BusLink;
  readonly appName: () => string;
  readonly nextId: () => number;
}

/** org.kde.StatusNotifierItem, as the KDE and freedesktop drafts describe it. */
class StatusItem extends Interface {
  Category = 'ApplicationStatus';
  Id = '';
  Title = '';
  Status = 'Active';
  WindowId = 0;
  IconName = '';
  IconPixmap: Pixmap[] = [];
  AttentionIconName = '';
  OverlayIconName = '';
  ToolTip: [string, Pixmap[], string, string] = ['', [], '', ''];
  ItemIsMenu = false;
  Menu = '/NO_DBUSMENU';
  onActivate: (x: number, y: number) => void = () => undefined;
  onSecondary: (x: number, y: number) => void = () => undefined;
  onContext: (x: number, y: number) => void = () => undefined;

  constructor() {
    super('org.kde.StatusNotifierItem');
  }

  Activate(x: number, y: number): void {
    this.onActivate(x, y);
  }
  SecondaryActivate(x: number, y: number): void {
    this.onSecondary(x, y);
  }
  ContextMenu(x: number, y: number): void {
    this.onContext(x, y);
  }
  Scroll(): void {}

  // An emitter's signals: dbus-next sends what these return.
  NewIcon(): void {}
  NewTitle(): void {}
  NewToolTip(): void {}
  NewMenu(): void {}
  NewStatus(status: string): string {
    return status;
  }
}

StatusItem.configureMembers({
  properties: {
    Category: { signature: 's', access: 'read' },
    Id: { signature: 's', access: 'read' },
    Title: { signature: 's', access: 'read' },
    Status: { signature: 's', access: 'read' },
    WindowId: { signature: 'i', access: 'read' },
    IconName: { signature: 's', access: 'read' },
    IconPixmap: { signature: 'a(iiay)', access: 'read' },
    AttentionIconName: { signature: 's', access: 'read' },
    OverlayIconName: { signature: 's', access: 'read' },
    ToolTip: { signature: '(sa(iiay)ss)', access: 'read' },
    ItemIsMenu: { signature: 'b', access: 'read' },
    Menu: { signature: 'o', access: 'read' },
  },
  methods: {
    Activate: { inSignature: 'ii', outSignature: '' },
    SecondaryActivate: { inSignature: 'ii', outSignature: '' },
    ContextMenu: { inSignature: 'ii', outSignature: '' },
    Scroll: { inSignature: 'is', outSignature: '' },
  },
  signals: {
    NewIcon: { signature: '' },
    NewTitle: { signature: '' },
    NewToolTip: { signature: '' },
    NewMenu: { signature: '' },
    NewStatus: { signature: 's' },
  },
});

const events = [
  'click',
  'middle-click',
  // Other systems only (docs/api/tray), or the panel's own business on Linux: never raised here.
  'right-click',
  'double-click',
  'balloon-show',
  'balloon-click',
  'balloon-closed',
  'drop',
  'drop-files',
  'drop-text',
  'drag-enter',
  'drag-leave',
  'drag-end',
  'mouse-up',
  'mouse-down',
  'mouse-enter',
  'mouse-leave',
  'mouse-move',
] as const;

/**
 * docs/api/tray on Linux: a StatusNotifierItem. Without a watcher on the bus nothing is shown and nothing fails, as
 * under Electron; the item registers as soon as a panel comes, and again when the panel restarts.
 */
export class HostTray
  extends KnownEvents
  implements
    Pick<
      Tray,
      | 'setImage'
      | 'setToolTip'
      | 'setTitle'
      | 'getTitle'
      | 'setContextMenu'
      | 'destroy'
      | 'isDestroyed'
      | 'setIgnoreDoubleClickEvents'
      | 'setPressedImage'
    >
{
  private readonly item = new StatusItem();
  private readonly menu = new TrayMenu();
  private given: HostMenu | null = null;
  private readonly bus: BusLink;
  private readonly busName: string;
  private readonly connected: Promise<MessageBus | null>;
  private stopWatching: () => void = () => undefined;
  private gone = false;

  constructor(around: TraySurroundings, image: NativeImage | string) {
    super('Tray', events);
    this.bus = around.bus;
    const number = around.nextId();
    this.busName = `org.kde.StatusNotifierItem-${process.pid}-${number}`;
    this.item.Id = `${around.appName()}-${number}`;
    this.item.Title = around.appName();
    this.item.onActivate = (x, y) => {
      this.emit(
        'click',
        { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false },
        { x, y, width: 0, height: 0 },
        { x, y },
      );
    };
    this.item.onSecondary = () => this.emit('middle-click', {}, { x: 0, y: 0, width: 0, height: 0 });
    this.setImage(image);
    this.connected = this.publish().catch(() => null);
  }

  setImage(image: NativeImage | string): void {
    if (typeof image === 'string')
      throw new Error('not provided by the Chromium host: a tray icon by its path');
    const pixmaps = (image as unknown as HostImage).toPixmaps();
    this.item.IconPixmap = pixmaps.map(([width, height, argb]) => [width, height, [new Uint8Array(argb)]]);
    this.item.NewIcon();
  }

  /** No pressed state on Linux. */
  setPressedImage(): void {}

  /** The menu is built anew with it (Chromium: `StatusIconLinuxDbus::SetToolTip`). */
  setToolTip(toolTip: string): void {
    this.menu.show(this.given);
    this.item.ToolTip = ['', [], toolTip, ''];
    this.item.NewToolTip();
  }

  /** macOS only: the text beside the icon. */
  setTitle(): void {}

  getTitle(): string {
    return '';
  }

  setIgnoreDoubleClickEvents(): void {}

  setContextMenu(menu: Menu | null): void {
    this.given = menu as unknown as HostMenu | null;
    this.menu.show(this.given);
    this.item.Menu = menu ? '/MenuBar' : '/NO_DBUSMENU';
    this.item.NewMenu();
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    this.stopWatching();
    this.connected
      .then(async (bus) => {
        bus?.unexport('/StatusNotifierItem', this.item);
        bus?.unexport('/MenuBar', this.menu);
        await bus?.releaseName(this.busName);
      })
      // The bus has gone, and the item with it.
      .catch(() => undefined);
  }

  private async publish(): Promise<MessageBus> {
    const bus = await this.bus.open();
    bus.export('/StatusNotifierItem', this.item);
    bus.export('/MenuBar', this.menu);
    await bus.requestName(this.busName, dbus.NameFlag.DO_NOT_QUEUE);
    this.stopWatching = await this.bus.watchName(watcher, () => this.register());
    return bus;
  }

  private register(): void {
    if (this.gone) return;
    const request = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher };
    this.bus
      .call({ ...request, member: 'RegisterStatusNotifierItem', signature: 's', body: [this.busName] })
      // A panel that goes away in this moment will be watched for.
      .catch(() => undefined);
  }
}
