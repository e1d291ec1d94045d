import type { PortableName, PortableSettings } from '../../settings-transfer.ts';
import { formatGoal, formatNumber } from './figures.ts';

/** Words of settings that go from one computer to another. */

export const settingsDialogTitles = {
  export: 'Export the settings',
  import: 'Import settings',
  caFile: 'Choose a file of certificates',
};

/** `queuewatch-settings-2026-11-21.json`, on the computer's clock. */
export function settingsFileName(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `queuewatch-settings-${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}.json`;
}

const partNames: Record<PortableName, string> = {
  connections: 'Connections',
  demo: 'Demo contact centre',
  rules: 'Rules',
  notifications: 'Notifications',
  recoveryNotes: 'Notification when an alert ends',
  quietHours: 'Quiet hours',
  sounds: 'Sounds',
  theme: 'Theme',
  contrast: 'Contrast',
  palette: 'Colours',
  density: 'Rows',
  zoomPercent: 'Zoom',
  tray: 'Tray icon',
  stripShown: 'Small window on top',
  csvPreset: 'CSV files',
  history: 'History',
  proxy: 'Proxy',
  caFile: 'Extra certificate file',
  logLevel: 'Log',
  shortcut: 'Shortcut',
  layout: 'Arrangement of the board',
};

/** A part of a file that cannot be read, or a part of a part; a name that is none of ours stands as it is. */
export function describeLostPart(name: string): string {
  const [whole = '', ...inner] = name.split('.');
  if (!isPartName(whole)) return `“${name}”`;
  return inner.length === 0 ? partNames[whole] : `${partNames[whole]} (“${inner.join('.')}”)`;
}

function isPartName(name: string): name is PortableName {
  return Object.hasOwn(partNames, name);
}

export const partTroubles = {
  managed: 'set for this computer by whoever manages it',
  sameId: 'two connections have the same id',
  reservedId: 'a connection has an id that is not allowed',
  tooMany: (most: number) => `more than ${formatNumber(most)}`,
  foreignPath: 'only a full path to a file on this computer is taken over',
  brokenRule: (name: string, why: string) => (why === '' ? name : `${name}: ${why}`),
} as const;

/** `Connections (two connections have the same id)`. */
export function describeRejectedPart(name: PortableName, why: string): string {
  return `${partNames[name]} (${why})`;
}

/** What a part is set to, as a short sentence: `Zoom: 125 %`. */
export function describePart<Name extends PortableName>(name: Name, settings: PortableSettings): string {
  const say: (value: PortableSettings[Name]) => string = values[name];
  return `${partNames[name]}: ${say(settings[name])}`;
}

const onOff = (isOn: boolean) => (isOn ? 'on' : 'off');
const asSystem = (name: string) => (name === 'system' ? 'as the system says' : name);

const values: { [Name in PortableName]: (value: PortableSettings[Name]) => string } = {
  connections: (connections) => formatNumber(connections.length),
  demo: (isOn) => (isOn ? 'shown' : 'not shown'),
  rules: (rules) => formatNumber(rules.length),
  notifications: onOff,
  recoveryNotes: onOff,
  quietHours: ({ enabled, spans }) =>
    `${onOff(enabled)}, ${`${formatNumber(spans.length)} ${spans.length === 1 ? 'span' : 'spans'}`}`,
  sounds: ({ warning, critical }) => `warning ${onOff(warning)}, critical ${onOff(critical)}`,
  theme: asSystem,
  contrast: asSystem,
  palette: (palette) => (palette === 'safe' ? 'told apart without red and green' : 'usual'),
  density: (density) => density,
  zoomPercent: formatGoal,
  tray: ({ showNumber, countOtherMedia }) =>
    `number ${showNumber ? 'shown' : 'not shown'}, ${countOtherMedia ? 'all media' : 'live media'}`,
  stripShown: (isShown) => (isShown ? 'shown' : 'not shown'),
  csvPreset: (preset) => (preset === 'excel' ? 'for Excel' : 'standard'),
  history: ({ days, megabytes }) =>
    `${formatNumber(days)} ${days === 1 ? 'day' : 'days'}, at most ${formatNumber(megabytes)} MB`,
  proxy: (proxy) =>
    ({ system: 'as the system says', none: 'none', fixed: proxy.kind === 'fixed' ? proxy.url : '' })[
      proxy.kind
    ],
  caFile: (path) => path ?? 'none',
  logLevel: (level) => `from “${level}” on`,
  shortcut: (keys) => keys ?? 'none',
  layout: ({ savedFilters, pinnedKeys, hiddenKeys }) =>
    `columns, order and groups; ${formatNumber(savedFilters.length)} saved filters, ${formatNumber(pinnedKeys.length)} pinned, ${formatNumber(hiddenKeys.length)} hidden`,
};
