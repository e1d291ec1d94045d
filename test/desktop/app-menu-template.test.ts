import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  type AppMenuActions,
  type AppMenuState,
  toAppMenuTemplate,
} from '../../src/main/desktop/app-menu-template.ts';
import { accelerators } from '../../src/shared/accelerators.ts';
import { pageCommands } from '../../src/shared/page-command.ts';
import { parseAccelerator } from '../../tools/chromium-host/accelerator.ts';

type Item = MenuItemConstructorOptions;

const calm: AppMenuState = { theme: 'dark', isStripShown: false, canAcknowledge: false, isMuted: false };
const linux = { isMac: false, isDevelopment: false };

function open(state: Partial<AppMenuState> = {}, kind = linux) {
  const asked: string[] = [];
  const note =
    (what: string) =>
    (...given: unknown[]) =>
      void asked.push([what, ...given].join(' '));
  const actions: AppMenuActions = {
    command: note('command'),
    setTheme: note('theme'),
    zoom: note('zoom'),
    openWallboard: note('wallboard'),
    showStrip: note('strip'),
    refresh: note('refresh'),
    acknowledgeAll: note('acknowledge'),
    muteAll: note('mute'),
    unmuteAll: note('unmute'),
    openLogFolder: note('log'),
  };
  const template = toAppMenuTemplate({ ...calm, ...state }, actions, kind);
  return { asked, template, items: template.flatMap(all) };
}

/** An item and everything below it. */
function all(item: Item): Item[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(all) : [])];
}

const byLabel = (items: Item[], label: string) =>
  items.find((item) => item.label === label) ?? expect.fail(label);
/** Clicks as Electron does. */
const click = (item: Item, checked = true) => Reflect.apply(item.click ?? expect.fail, null, [{ checked }]);

describe('the application menu', () => {
  it('has an item for each thing that a page is asked to do, by the keys that the sheet lists', () => {
    const { items, asked } = open();
    for (const name of pageCommands) {
      const item = items.find(({ accelerator }) => accelerator === accelerators[name]) ?? expect.fail(name);
      click(item);
      expect(asked.at(-1)).toBe(`command ${name}`);
    }
  });

  it.each([
    ['Linux and Windows', linux],
    ['macOS', { ...linux, isMac: true }],
    ['a program that is not installed', { ...linux, isDevelopment: true }],
  ])('gives each of the listed keys to one item on %s, and no keys to two', (_where, kind) => {
    const keys = open({}, kind).items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.values(accelerators).filter((one) => !keys.includes(one))).toEqual([]);
  });

  it('has keys that Electron can read only', () => {
    const keys = open({}, { ...linux, isDevelopment: true }).items.flatMap(
      ({ accelerator }) => accelerator ?? [],
    );
    expect(keys.filter((one) => parseAccelerator(String(one)) === null)).toEqual([]);
  });

  it('offers to mute for a while, or to end that', () => {
    const muting = open();
    click(byLabel(muting.items, 'For 15 minutes'));
    expect(muting.asked).toEqual(['mute 15']);
    const muted = open({ isMuted: true });
    expect(muted.items.map(({ label }) => label)).not.toContain('Mute notifications');
    click(byLabel(muted.items, 'Unmute'));
    expect(muted.asked).toEqual(['unmute']);
  });

  it('acknowledges only where something is open', () => {
    expect(byLabel(open().items, 'Acknowledge all').enabled).toBe(false);
    const { items, asked } = open({ canAcknowledge: true });
    click(byLabel(items, 'Acknowledge all'));
    expect(asked).toEqual(['acknowledge']);
  });

  it('ticks the theme and the strip as they are, and changes them', () => {
    const { items, asked } = open({ isStripShown: true });
    expect(items.filter(({ checked }) => checked).map(({ label }) => label)).toEqual([
      'Dark',
      'Strip on top of other windows',
    ]);
    click(byLabel(items, 'Light'));
    click(byLabel(items, 'Strip on top of other windows'), false);
    expect(asked).toEqual(['theme light', 'strip false']);
  });

  it('zooms by the plus key with and without Shift', () => {
    const { items, asked } = open();
    for (const keys of ['CmdOrCtrl+Plus', 'CmdOrCtrl+=', 'CmdOrCtrl+-', 'CmdOrCtrl+0'])
      click(items.find(({ accelerator }) => accelerator === keys) ?? expect.fail(keys));
    expect(asked).toEqual(['zoom in', 'zoom in', 'zoom out', 'zoom reset']);
  });

  it('quits from the program’s own menu on macOS, and from the first menu elsewhere', () => {
    const roles = ({ submenu }: Item) => (Array.isArray(submenu) ? submenu.map(({ role }) => role) : []);
    const [mac] = open({}, { ...linux, isMac: true }).template;
    expect(mac?.role).toBe('appMenu');
    expect(mac && roles(mac)).toContain('quit');
    const [file] = open().template;
    expect(file && roles(file)).toContain('quit');
  });

  it('loads the page again only where the program is being worked on', () => {
    const has = (isDevelopment: boolean) =>
      open({}, { ...linux, isDevelopment }).items.some(({ role }) => role === 'reload');
    expect([has(true), has(false)]).toEqual([true, false]);
  });
});
