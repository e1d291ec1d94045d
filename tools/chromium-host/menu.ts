import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import { KnownEvents } from './known-events.ts';
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
type Role = NonNullable<MenuItemConstructorOptions['role']>;
/** Roles that mean something in a tray's menu; the others belong to menu bars and text fields. */
const roleLabels: Partial<Record<Role, string>> = { quit: 'Quit', about: 'About' };

export interface MenuActions {
  quit(): void;
  about(): void;
}

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
  readonly role: Role | undefined;
  readonly submenu: HostMenu | undefined;
  private readonly clicked: MenuItemConstructorOptions['click'];
  private readonly actions: MenuActions;

  constructor(options: MenuItemConstructorOptions, actions: MenuActions) {
    refuseUnknown('MenuItem', options, knownOptions);
    const { role, submenu } = options;
    if (role && !(role in roleLabels))
      throw new Error(`not provided by the Chromium host: MenuItem role ${role}`);
    this.role = role;
    this.submenu = Array.isArray(submenu)
      ? new HostMenu(submenu, actions)
      : (submenu as unknown as HostMenu | undefined);
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.id = options.id ?? '';
    this.label = options.label ?? (role ? (roleLabels[role] ?? '') : '');
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.clicked = options.click;
    this.actions = actions;
  }

  /** The person chose it: check boxes turn before `click` is called. */
  choose(siblings: readonly HostMenuItem[]): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio')
      for (const one of siblings) if (one.type === 'radio') one.checked = one === this;
    if (this.role === 'quit') this.actions.quit();
    else if (this.role === 'about') this.actions.about();
    else this.clicked?.(provided<MenuItem>('MenuItem', this), undefined, { triggeredByAccelerator: false });
  }
}

/**
 * docs/api/menu, as far as a tray's menu goes. Electron raises 'menu-will-show' for a tray's menu too: on Linux when
 * the panel calls AboutToShow. It does not know when such a menu closes.
 */
export class HostMenu extends KnownEvents implements Pick<Menu, 'append'> {
  readonly items: HostMenuItem[];

  constructor(template: readonly (MenuItemConstructorOptions | MenuItem)[], actions: MenuActions) {
    super('Menu', ['menu-will-show', 'menu-will-close']);
    this.items = template.map((item) =>
      item instanceof HostMenuItem ? item : new HostMenuItem(item as MenuItemConstructorOptions, actions),
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
}
