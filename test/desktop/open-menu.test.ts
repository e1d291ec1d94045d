import { EventEmitter } from 'node:events';
import type { Menu } from 'electron';
import { describe, expect, it } from 'vitest';
import { OpenMenu } from '../../src/main/desktop/open-menu.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

function open() {
  const clock = new SteppedClock();
  const told: string[] = [];
  const menu = new EventEmitter();
  const openMenu = new OpenMenu(clock, () => told.push('closed'));
  openMenu.watch({ on: (name: string, listener: () => void) => menu.on(name, listener) } as Pick<Menu, 'on'>);
  return { clock, told, menu, openMenu };
}

describe('OpenMenu', () => {
  it('is open from when a menu shows until it closes, and then says so', () => {
    const { told, menu, openMenu } = open();
    expect(openMenu.isOpen).toBe(false);
    menu.emit('menu-will-show');
    expect({ isOpen: openMenu.isOpen, told }).toEqual({ isOpen: true, told: [] });
    menu.emit('menu-will-close');
    expect({ isOpen: openMenu.isOpen, told }).toEqual({ isOpen: false, told: ['closed'] });
  });

  it('is taken for closed after a minute, so that it cannot go without news for good', async () => {
    const { clock, told, menu, openMenu } = open();
    menu.emit('menu-will-show');
    await clock.advance(59_999);
    expect(openMenu.isOpen).toBe(true);
    await clock.advance(1);
    expect({ isOpen: openMenu.isOpen, told }).toEqual({ isOpen: false, told: ['closed'] });
  });

  it('says nothing of a menu that closes unopened, or whose icon has gone', async () => {
    const { clock, told, menu, openMenu } = open();
    menu.emit('menu-will-close');
    menu.emit('menu-will-show');
    openMenu.forget();
    await clock.advance(600_000);
    expect(told).toEqual([]);
  });
});
