import { interface as dbusInterface, Message, type MessageBus, sessionBus, Variant } from 'dbus-next';

const { Interface } = dbusInterface;

/** A solid square, in the byte order of the protocol (alpha, red, green, blue). */
function toSquare(side: number, [red, green, blue]: [number, number, number]): [number, number, Buffer] {
  return [
    side,
    side,
    Buffer.concat(Array.from({ length: side * side }, () => Buffer.from([255, red, green, blue]))),
  ];
}

class Item extends Interface {
  Category = 'ApplicationStatus';
  Id = 'dummy';
  Title = 'Dummy';
  Status = 'Active';
  IconName = '';
  IconPixmap: [number, number, Buffer][] = [toSquare(22, [46, 125, 50]), toSquare(44, [46, 125, 50])];
  ToolTip: [string, [number, number, Buffer][], string, string] = ['', [], 'Calm: 0 waiting', ''];
  ItemIsMenu = false;
  Menu = '/Menu';
  readonly #activated: () => void;

  constructor(activated: () => void) {
    super('org.kde.StatusNotifierItem');
    this.#activated = activated;
  }
  Activate(_x: number, _y: number): void {
    this.#activated();
  }
  NewIcon(): void {}
  NewToolTip(): void {}
}
Item.configureMembers({
  properties: {
    Category: { signature: 's', access: 'read' },
    Id: { signature: 's', access: 'read' },
    Title: { signature: 's', access: 'read' },
    Status: { signature: 's', access: 'read' },
    IconName: { signature: 's', access: 'read' },
    IconPixmap: { signature: 'a(iiay)', access: 'read' },
    ToolTip: { signature: '(sa(iiay)ss)', access: 'read' },
    ItemIsMenu: { signature: 'b', access: 'read' },
    Menu: { signature: 'o', access: 'read' },
  },
  methods: { Activate: { inSignature: 'ii', outSignature: '' } },
  signals: { NewIcon: { signature: '' }, NewToolTip: { signature: '' } },
});

class Menu extends Interface {
  readonly #clicked: (id: number) => void;
  Version = 3;

  constructor(clicked: (id: number) => void) {
    super('com.canonical.dbusmenu');
    this.#clicked = clicked;
  }
  AboutToShow(_id: number): boolean {
    return false;
  }
  GetLayout(_parent: number, _depth: number, _names: string[]): [number, unknown] {
    const entry = (id: number, properties: Record<string, Variant>, children: unknown[] = []): unknown => [
      id,
      properties,
      children.map((child) => new Variant('(ia{sv}av)', child)),
    ];
    const label = (text: string): Record<string, Variant> => ({ label: new Variant('s', text) });
    return [
      1,
      entry(0, {}, [
        entry(1, label('_Open')),
        entry(2, { type: new Variant('s', 'separator') }),
        entry(3, { ...label('Snake__case'), enabled: new Variant('b', false) }),
        entry(4, label('Mute'), [
          entry(5, {
            ...label('For an hour'),
            'toggle-type': new Variant('s', 'checkmark'),
            'toggle-state': new Variant('i', 1),
          }),
        ]),
      ]),
    ];
  }
  Event(id: number, name: string, _data: Variant, _time: number): void {
    if (name === 'clicked') this.#clicked(id);
  }
}
Menu.configureMembers({
  properties: { Version: { signature: 'u', access: 'read' } },
  methods: {
    AboutToShow: { inSignature: 'i', outSignature: 'b' },
    GetLayout: { inSignature: 'iias', outSignature: 'u(ia{sv}av)' },
    Event: { inSignature: 'isvu', outSignature: '' },
  },
});

export interface DummyApplication {
  /** What was done to it: `activate`, `menu 5`. */
  readonly done: string[];
  show(toolTip: string, color: [number, number, number]): void;
  /** Sends a toast and answers its number. */
  notify(summary: string, body: string, urgency: 0 | 1 | 2): Promise<number>;
  close(): void;
}

/** An application with a tray icon, a menu and toasts, written against the protocols and nothing of ours. */
export async function openDummyApplication(busAddress: string): Promise<DummyApplication> {
  const bus: MessageBus = sessionBus({ busAddress });
  const done: string[] = [];
  const item = new Item(() => done.push('activate'));
  bus.export('/StatusNotifierItem', item);
  bus.export('/Menu', new Menu((id) => done.push(`menu ${id}`)));
  const name = 'org.kde.StatusNotifierItem-4242-1';
  await bus.requestName(name, 0);
  await bus.call(
    new Message({
      destination: 'org.kde.StatusNotifierWatcher',
      path: '/StatusNotifierWatcher',
      interface: 'org.kde.StatusNotifierWatcher',
      member: 'RegisterStatusNotifierItem',
      signature: 's',
      body: [name],
    }),
  );
  return {
    done,
    show(toolTip, color) {
      item.ToolTip = ['', [], toolTip, ''];
      item.IconPixmap = [toSquare(22, color), toSquare(44, color)];
      item.NewIcon();
      item.NewToolTip();
    },
    async notify(summary, body, urgency) {
      const reply = await bus.call(
        new Message({
          destination: 'org.freedesktop.Notifications',
          path: '/org/freedesktop/Notifications',
          interface: 'org.freedesktop.Notifications',
          member: 'Notify',
          signature: 'susssasa{sv}i',
          body: [
            'Dummy',
            0,
            '',
            summary,
            body,
            ['default', 'Open'],
            { urgency: new Variant('y', urgency) },
            -1,
          ],
        }),
      );
      return reply?.body[0];
    },
    close: () => bus.disconnect(),
  };
}
