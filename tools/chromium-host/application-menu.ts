import type { BaseWindow } from 'electron';
import type { Accelerator } from './accelerator.ts';
import type { HostMenu } from './menu.ts';

/**
 * docs/api/menu, `Menu.setApplicationMenu`. No menu bar is drawn; the keys of its items work in every window, as the
 * pages tell what was pressed and left alone.
 */
export class ApplicationMenu {
  onChange: () => void = () => undefined;
  private menu: HostMenu | null = null;

  get current(): HostMenu | null {
    return this.menu;
  }

  set(menu: HostMenu | null): void {
    this.menu = menu;
    this.onChange();
  }

  /** What pages listen for; they tell by the number in this list. */
  keys(): Accelerator[] {
    return this.menu?.withKeys().map(({ keys }) => keys) ?? [];
  }

  pressed(index: number, window: BaseWindow): void {
    const chosen = this.menu?.withKeys()[index];
    chosen?.item.choose(chosen.siblings, window);
  }
}
