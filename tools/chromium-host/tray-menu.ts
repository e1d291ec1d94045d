import dbus from 'dbus-next';
import type { HostMenu, HostMenuItem } from './menu.ts';

const { Variant } = dbus;
const { Interface } = dbus.interface;

type Properties = Record<string, InstanceType<typeof Variant>>;
type Layout = [number, Properties, InstanceType<typeof Variant>[]];

interface Row {
  readonly id: number;
  readonly item: HostMenuItem;
  readonly siblings: readonly HostMenuItem[];
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly rows: readonly Row[];
}

/** GTK and Electron write mnemonics as `&`, com.canonical.dbusmenu as `_`. */
const toMnemonic = (label: string) =>
  label
    .replaceAll('_', '__')
    .replaceAll(/&(.?)/g, (_pair, letter: string) => (letter === '&' ? '&' : `_${letter}`));

/**
 * com.canonical.dbusmenu (its published interface file), the tray's menu. What is shown is the menu as it was given
 * to `setContextMenu` (docs/api/tray: "On Linux in order for changes made to individual MenuItems to take effect,
 * you have to call setContextMenu again").
 */
export class TrayMenu extends Interface {
  Version = 3;
  Status = 'normal';
  TextDirection = 'ltr';
  IconThemePath: string[] = [];
  private rows: readonly Row[] = [];
  private readonly byId = new Map<number, Row>();
  private revision = 1;
  private lastId = 0;

  constructor() {
    super('com.canonical.dbusmenu');
  }

  show(menu: HostMenu | null): void {
    this.byId.clear();
    this.rows = menu ? this.snapshot(menu) : [];
    this.revision += 1;
    this.LayoutUpdated(this.revision, 0);
  }

  GetLayout(parentId: number, depth: number, names: string[]): [number, Layout] {
    const parent = this.byId.get(parentId);
    return [this.revision, layoutOf(parentId, parent, parent ? parent.rows : this.rows, depth, names)];
  }

  GetGroupProperties(ids: number[], names: string[]): [number, Properties][] {
    const wanted = ids.length > 0 ? ids : [...this.byId.keys()];
    return wanted.flatMap((id) => {
      const row = this.byId.get(id);
      return row ? [[id, propertiesOf(row, names)] as [number, Properties]] : [];
    });
  }

  GetProperty(id: number, name: string): InstanceType<typeof Variant> {
    const row = this.byId.get(id);
    return (row ? propertiesOf(row, [name]) : {})[name] ?? new Variant('s', '');
  }

  Event(id: number, kind: string): void {
    const row = this.byId.get(id);
    if (kind === 'clicked') row?.item.choose(row.siblings);
  }

  EventGroup(events: [number, string, unknown, number][]): number[] {
    for (const [id, kind] of events) this.Event(id, kind);
    return events.map(([id]) => id).filter((id) => !this.byId.has(id));
  }

  /** Electron hears of submenus only: the whole menu has no model of its own there (Chromium: `DbusMenu::SetModel`). */
  AboutToShow(id: number): boolean {
    this.byId.get(id)?.item.submenu?.emit('menu-will-show', {});
    return false;
  }

  AboutToShowGroup(ids: number[]): [number[], number[]] {
    for (const id of ids) this.AboutToShow(id);
    return [[], ids.filter((id) => id !== 0 && !this.byId.has(id))];
  }

  LayoutUpdated(revision: number, parent: number): [number, number] {
    return [revision, parent];
  }

  /** Ids are never used twice, so that a click on an old layout does not hit another item. */
  private snapshot(menu: HostMenu): readonly Row[] {
    return menu.items.map((item) => {
      this.lastId += 1;
      const { label, enabled, visible, checked } = item;
      const row: Row = {
        id: this.lastId,
        item,
        siblings: menu.items,
        label: item.sublabel ? `${label} — ${item.sublabel}` : label,
        enabled,
        visible,
        checked,
        rows: item.submenu ? this.snapshot(item.submenu) : [],
      };
      this.byId.set(row.id, row);
      return row;
    });
  }
}

function propertiesOf(row: Row, names: string[]): Properties {
  const { type } = row.item;
  const all: Properties =
    type === 'separator'
      ? { type: new Variant('s', 'separator'), visible: new Variant('b', row.visible) }
      : {
          label: new Variant('s', toMnemonic(row.label)),
          enabled: new Variant('b', row.enabled),
          visible: new Variant('b', row.visible),
        };
  if (type === 'checkbox' || type === 'radio') {
    all['toggle-type'] = new Variant('s', type === 'radio' ? 'radio' : 'checkmark');
    all['toggle-state'] = new Variant('i', row.checked ? 1 : 0);
  }
  if (row.rows.length > 0) all['children-display'] = new Variant('s', 'submenu');
  return names.length === 0
    ? all
    : Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

function layoutOf(
  id: number,
  row: Row | undefined,
  rows: readonly Row[],
  depth: number,
  names: string[],
): Layout {
  const own = row ? propertiesOf(row, names) : { 'children-display': new Variant('s', 'submenu') };
  const children =
    depth === 0
      ? []
      : rows.map(
          (child) => new Variant('(ia{sv}av)', layoutOf(child.id, child, child.rows, depth - 1, names)),
        );
  return [id, own, children];
}

TrayMenu.configureMembers({
  properties: {
    Version: { signature: 'u', access: 'read' },
    Status: { signature: 's', access: 'read' },
    TextDirection: { signature: 's', access: 'read' },
    IconThemePath: { signature: 'as', access: 'read' },
  },
  methods: {
    GetLayout: { inSignature: 'iias', outSignature: 'u(ia{sv}av)' },
    GetGroupProperties: { inSignature: 'aias', outSignature: 'a(ia{sv})' },
    GetProperty: { inSignature: 'is', outSignature: 'v' },
    Event: { inSignature: 'isvu', outSignature: '' },
    EventGroup: { inSignature: 'a(isvu)', outSignature: 'ai' },
    AboutToShow: { inSignature: 'i', outSignature: 'b' },
    AboutToShowGroup: { inSignature: 'ai', outSignature: 'aiai' },
  },
  signals: { LayoutUpdated: { signature: 'ui' } },
});
