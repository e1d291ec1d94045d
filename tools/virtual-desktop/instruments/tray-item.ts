import { createHash } from 'node:crypto';
import { Variant } from 'dbus-next';
import { encode } from 'fast-png';
import type { SessionBus } from '../session-bus.ts';

/** One size of an icon, as the item offers it: 32 bits a pixel, alpha first. */
interface TrayIcon {
  width: number;
  height: number;
  argb: Buffer;
  /** Of the pixels: tells whether two icons are the same picture. */
  sha256: string;
}

/** What a StatusNotifierItem shows at one moment. */
export interface TrayItem {
  /** The item's name on the bus (`:1.23` or a well-known one) and its object. */
  service: string;
  path: string;
  id: string;
  title: string;
  status: string;
  category: string;
  /** By name from the icon theme, where it is not given by pixels. */
  iconName: string;
  icons: TrayIcon[];
  attentionIcons: TrayIcon[];
  toolTip: { title: string; text: string };
  itemIsMenu: boolean;
  /** Null: no menu. */
  menuPath: string | null;
}

export const itemInterface = 'org.kde.StatusNotifierItem';

/** Splits an address as the watcher lists it: `:1.23/StatusNotifierItem`, or a bus name alone. */
export function toItemAddress(listed: string): { service: string; path: string } {
  const slash = listed.indexOf('/');
  return slash === -1
    ? { service: listed, path: '/StatusNotifierItem' }
    : { service: listed.slice(0, slash), path: listed.slice(slash) };
}

export async function readTrayItem(bus: SessionBus, listed: string): Promise<TrayItem> {
  const address = toItemAddress(listed);
  const [properties] = await bus.call({
    destination: address.service,
    path: address.path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'GetAll',
    signature: 's',
    body: [itemInterface],
  });
  const values = toPlain(properties) as Record<string, unknown>;
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
  const [, , title, body] = Array.isArray(values.ToolTip) ? values.ToolTip : [];
  const menuPath = text('Menu');
  return {
    ...address,
    id: text('Id'),
    title: text('Title'),
    status: text('Status'),
    category: text('Category'),
    iconName: text('IconName'),
    icons: toIcons(values.IconPixmap),
    attentionIcons: toIcons(values.AttentionIconPixmap),
    toolTip: { title: String(title ?? ''), text: String(body ?? '') },
    itemIsMenu: values.ItemIsMenu === true,
    menuPath: menuPath === '' || menuPath === '/NO_DBUSMENU' ? null : menuPath,
  };
}

/** The icon as a PNG file's bytes, to look at or to compare pixels. */
export function toPng(icon: TrayIcon): Uint8Array {
  const rgba = new Uint8Array(icon.argb.length);
  for (let at = 0; at < rgba.length; at += 4) {
    rgba.set(icon.argb.subarray(at + 1, at + 4), at);
    rgba.set(icon.argb.subarray(at, at + 1), at + 3);
  }
  return encode({ width: icon.width, height: icon.height, data: rgba, channels: 4, depth: 8 });
}

/** Takes the library's variants off, all the way down. */
export function toPlain(value: unknown): unknown {
  if (value instanceof Variant) return toPlain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
}

function toIcons(value: unknown): TrayIcon[] {
  if (!Array.isArray(value)) return [];
  return value.map(([width, height, bytes]) => {
    const argb = Buffer.from(bytes);
    if (argb.length !== width * height * 4)
      throw new Error(`an icon of ${width} by ${height} pixels has ${argb.length} bytes`);
    return { width, height, argb, sha256: createHash('sha256').update(argb).digest('hex') };
  });
}
