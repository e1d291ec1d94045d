import type { BaseWindow, Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import { type Accelerator, parseAccelerator } from './accelerator.ts';
import { KnownEvents } from './known-events.ts';
import { findRole } from './menu-roles.ts';
import { provided, refuseUnknown } from './provided.ts';

const knownOptions = [
  'label',
  'sublabel',
  'toolTip',
  'type',
  'enabled',
  'visible',
  'checked',
  'click',
  'submenu',
  'id',
  'role',
  'icon',
  'accelerator',
  'registerAccelerator',
];

/** What a role does; `window` is the one that has the keyboard, null for a tray's menu. */
export type RunRole = (role: string, window: BaseWindow | null) => void;

/** docs/api/menu-item. */
export class HostMenuItem {
  readonly id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  type: NonNullable<MenuItemConstructorOptions['type']>;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly role: string | undefined;
  readonly submenu: HostMenu | undefined;
  /** Null where it has none or does not register it. */
  readonly keys: Accelerator | null;
  private readonly clicked: MenuItemConstructorOptions['click'];
  private readonly runRole: RunRole;

  constructor(options: MenuItemConstructorOptions, runRole: RunRole) {
    refuseUnknown('MenuItem', options, knownOptions);
    const { submenu } = options;
    const role = options.role === undefined ? undefined : findRole(options.role);
    this.role = role?.name;
    this.submenu = Array.isArray(submenu)
      ? new HostMenu(submenu, runRole)
      : (submenu as unknown as HostMenu | undefined);
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.id = options.id ?? '';
    this.label = options.label ?? role?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const keys = options.accelerator ?? role?.accelerator;
    this.keys = keys === undefined || options.registerAccelerator === false ? null : readKeys(keys);
    this.clicked = options.click;
    this.runRole = runRole;
  }

  /** The person chose it: check boxes turn before `click` is called; a role has no `click`. */
  choose(siblings: readonly HostMenuItem[], window: BaseWindow | null = null): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio')
      for (const one of siblings) if (one.type === 'radio') one.checked = one === this;
    if (this.role !== undefined) this.runRole(this.role, window);
    else
      this.clicked?.(provided<MenuItem>('MenuItem', this), window ?? undefined, {
        triggeredByAccelerator: window !== null,
      });
  }
}

function readKeys(text: string): Accelerator {
  const keys = parseAccelerator(text);
  if (keys === null) throw new Error(`not provided by the Chromium host: accelerator ${text}`);
  return keys;
}

/**
 * docs/api/menu. Of a tray's menu on Linux Electron raises 'menu-will-show' for submenus only, when the panel calls
 * AboutToShow; it does not know when one closes.
 */
export class HostMenu extends KnownEvents implements Pick<Menu, 'append'> {
  readonly items: HostMenuItem[];

  constructor(template: readonly (MenuItemConstructorOptions | MenuItem)[], runRole: RunRole) {
    super('Menu', ['menu-will-show', 'menu-will-close']);
    this.items = template.map((item) =>
      item instanceof HostMenuItem ? item : new HostMenuItem(item as MenuItemConstructorOptions, runRole),
    );
  }

  append(item: MenuItem): void {
    this.items.push(item as unknown as HostMenuItem);
  }

  getMenuItemById(id: string): HostMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  /** Every item that has keys, with its neighbours; of the same keys the first counts. */
  withKeys(): { item: HostMenuItem; siblings: readonly HostMenuItem[]; keys: Accelerator }[] {
    return this.items.flatMap((item) => [
      ...(item.keys === null ? [] : [{ item, siblings: this.items, keys: item.keys }]),
      ...(item.submenu?.withKeys() ?? []),
    ]);
  }
}
