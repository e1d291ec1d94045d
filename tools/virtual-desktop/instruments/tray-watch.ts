import { type Clock, systemClock } from '../../../src/main/clock.ts';
import { openSessionBus } from '../session-bus.ts';
import { createSightings, type WaitOptions } from './sightings.ts';
import { itemInterface, readTrayItem, type TrayItem, toItemAddress, toPlain } from './tray-item.ts';
import { clickTrayMenu, readTrayMenu, type TrayMenuEntry } from './tray-menu.ts';

/** What a person sees of the tray, by the same calls that a panel makes. */
export interface TrayWatch {
  /** The items that are registered now. */
  items(): Promise<TrayItem[]>;
  /** The first item, now or later, that fits. */
  waitForItem(fits: (item: TrayItem) => boolean, options?: WaitOptions): Promise<TrayItem>;
  /** Calls with an item when it comes and after each change of what it shows. */
  onChange(listener: (item: TrayItem) => void): void;
  /** Resolves once the item (by its name on the bus) is no longer registered. */
  waitForRemoval(item: TrayItem, options?: WaitOptions): Promise<void>;
  menu(item: TrayItem): Promise<TrayMenuEntry[]>;
  clickMenu(item: TrayItem, ...labels: string[]): Promise<void>;
  /** A click with the left button. */
  activate(item: TrayItem): Promise<void>;
  close(): void;
}

const watcher = { destination: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher' } as const;

/** The watcher (the panel) may come later than this; items are seen from then on. */
export async function openTrayWatch(busAddress: string, clock: Clock = systemClock): Promise<TrayWatch> {
  const bus = await openSessionBus(busAddress);
  const shown = new Map<string, TrayItem>();
  const sightings = createSightings<TrayItem>(clock);
  const removals = createSightings<string>(clock);

  const registered = async (): Promise<string[]> => {
    const [value] = await bus.call({
      ...watcher,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [watcher.destination, 'RegisteredStatusNotifierItems'],
    });
    return toPlain(value) as string[];
  };
  const refresh = async (listed: string): Promise<void> => {
    // An item may be gone again before it is read.
    const item = await readTrayItem(bus, listed).catch(() => null);
    if (item === null || JSON.stringify(toShown(item)) === JSON.stringify(toShown(shown.get(listed)))) return;
    shown.set(listed, item);
    sightings.add(item);
  };
  const refreshAll = async (): Promise<void> => {
    const listed = await registered().catch((): string[] => []);
    for (const known of [...shown.keys()].filter((one) => !listed.includes(one))) {
      shown.delete(known);
      removals.add(known);
    }
    await Promise.all(listed.map(refresh));
  };

  for (const rule of [
    { interface: watcher.destination },
    { interface: itemInterface },
    { interface: 'org.freedesktop.DBus.Properties', member: 'PropertiesChanged' },
    { interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', arg0: watcher.destination },
  ])
    await bus.listen(rule, () => void refreshAll());
  await refreshAll();

  return {
    async items() {
      return Promise.all((await registered()).map((listed) => readTrayItem(bus, listed)));
    },
    async waitForItem(fits, options) {
      const now = [...shown.values()].find(fits);
      return now ?? sightings.waitFor(fits, { what: 'the tray item', ...options }, sightings.all.length);
    },
    onChange(listener) {
      for (const item of shown.values()) listener(item);
      sightings.onAdd(listener);
    },
    async waitForRemoval(item, options) {
      const isItem = (listed: string): boolean => {
        const address = toItemAddress(listed);
        return address.service === item.service && address.path === item.path;
      };
      if (![...shown.keys()].some(isItem)) return;
      await removals.waitFor(isItem, { what: 'the removal of the tray item', ...options });
    },
    menu: (item) => readTrayMenu(bus, item),
    clickMenu: (item, ...labels) => clickTrayMenu(bus, item, ...labels),
    async activate(item) {
      await bus.call({
        destination: item.service,
        path: item.path,
        interface: itemInterface,
        member: 'Activate',
        signature: 'ii',
        body: [0, 0],
      });
    },
    close: () => bus.close(),
  };
}

/** An item without its pixels: their hashes tell them apart. */
function toShown(item: TrayItem | undefined): unknown {
  if (item === undefined) return null;
  const hashes = [...item.icons, ...item.attentionIcons].map((icon) => icon.sha256);
  return { ...item, icons: hashes, attentionIcons: null };
}
