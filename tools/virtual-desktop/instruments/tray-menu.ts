import { Variant } from 'dbus-next';
import type { SessionBus } from '../session-bus.ts';
import { type TrayItem, toPlain } from './tray-item.ts';

/** An entry of a tray menu as the desktop gets it (`com.canonical.dbusmenu`). */
export interface TrayMenuEntry {
  id: number;
  /** Without the underscores that mark access keys. */
  label: string;
  separator: boolean;
  enabled: boolean;
  visible: boolean;
  /** Null: neither a check box nor a radio button. */
  checked: boolean | null;
  children: TrayMenuEntry[];
}

const menuInterface = 'com.canonical.dbusmenu';

export async function readTrayMenu(bus: SessionBus, item: TrayItem): Promise<TrayMenuEntry[]> {
  const menu = toMenu(item);
  // A panel announces that it is about to show the menu; some applications fill it only then.
  await bus.call({ ...menu, member: 'AboutToShow', signature: 'i', body: [0] });
  const [, layout] = await bus.call({ ...menu, member: 'GetLayout', signature: 'iias', body: [0, -1, []] });
  return toEntry(toPlain(layout)).children;
}

/** Chooses an entry by its labels from the top level down; rejects when it is not there or is disabled. */
export async function clickTrayMenu(bus: SessionBus, item: TrayItem, ...labels: string[]): Promise<void> {
  const entry = findEntry(await readTrayMenu(bus, item), labels);
  if (!entry.enabled) throw new Error(`the menu entry "${labels.join(' > ')}" is disabled`);
  await bus.call({
    ...toMenu(item),
    member: 'Event',
    signature: 'isvu',
    body: [entry.id, 'clicked', new Variant('s', ''), 0],
  });
}

function findEntry(entries: TrayMenuEntry[], labels: string[]): TrayMenuEntry {
  const [label, ...deeper] = labels;
  const shown = entries.filter((entry) => entry.visible && !entry.separator);
  const entry = shown.find((one) => one.label === label);
  if (entry === undefined)
    throw new Error(`no menu entry "${label}" among: ${shown.map((one) => one.label).join(', ')}`);
  return deeper.length === 0 ? entry : findEntry(entry.children, deeper);
}

function toMenu(item: TrayItem): { destination: string; path: string; interface: string } {
  if (item.menuPath === null) throw new Error(`the tray item ${item.id} has no menu`);
  return { destination: item.service, path: item.menuPath, interface: menuInterface };
}

function toEntry(layout: unknown): TrayMenuEntry {
  if (!Array.isArray(layout)) throw new Error('a menu entry is not a structure');
  const [id, properties, children] = layout as [number, Record<string, unknown>, unknown[]];
  const toggles = typeof properties['toggle-type'] === 'string' && properties['toggle-type'] !== '';
  return {
    id,
    // A doubled underscore is one that is shown (the protocol's own rule).
    label: String(properties.label ?? '').replace(/_(_?)/g, '$1'),
    separator: properties.type === 'separator',
    enabled: properties.enabled !== false,
    visible: properties.visible !== false,
    checked: toggles ? properties['toggle-state'] === 1 : null,
    children: children.map(toEntry),
  };
}
