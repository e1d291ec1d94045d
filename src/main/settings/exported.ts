import { cleanText } from '../../shared/clean-text.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Settings } from '../../shared/settings.ts';
import {
  type NamedSettings,
  namedSettingsSchema,
  type PortableName,
  portableNames,
  portableSettingsSchema,
  settingsFileKind,
} from '../../shared/settings-transfer.ts';
import { settingsVersion } from './migrations.ts';
import { isObject, liftStored, parseJson, toSettings } from './parse.ts';

/*
 * Settings as a file that goes from one computer to another, and back from it. It is pure. A secret is never in it:
 * of credentials it says where they are kept.
 */

export interface ExportedFile {
  /** Only what the file names, and names rightly. */
  settings: NamedSettings;
  lost: string[];
  exportedAt: number | null;
  program: string | null;
}

type ParsedExport =
  | { kind: 'good'; file: ExportedFile }
  | { kind: 'newer'; version: number }
  | { kind: 'none' };

export function toExportedText(settings: Settings, by: { program: string; at: number }): string {
  const portable = portableSettingsSchema.strip().parse(settings);
  const connections = portable.connections.map(withKeychain);
  const file = {
    kind: settingsFileKind,
    program: by.program,
    exportedAt: new Date(by.at).toISOString(),
    settings: { version: settingsVersion, ...portable, connections },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads such a file, and a settings file itself too: somebody may have copied it from another computer. */
export function parseExportedText(text: string, current: Settings): ParsedExport {
  const stored = parseJson(text);
  if (!isObject(stored)) return { kind: 'none' };
  const isExport = stored.kind === settingsFileKind;
  const lifted = liftStored(isExport ? stored.settings : stored);
  if (lifted.kind !== 'lifted') return lifted;
  const { settings, lost } = toSettings(lifted.fields, current);
  const isGood = (name: string) => Object.hasOwn(lifted.fields, name) && !lost.includes(name);
  const file = {
    settings: pick(settings, portableNames.filter(isGood)),
    lost,
    exportedAt: isExport ? toEpochMs(stored.exportedAt) : null,
    program: isExport && typeof stored.program === 'string' ? cleanText(stored.program, 50) : null,
  };
  return { kind: 'good', file };
}

/** The application finds every credential in the keychain, whatever else a connection says. */
function withKeychain(connection: Connection): Connection {
  const names = Object.keys(connection.credentials);
  return { ...connection, credentials: Object.fromEntries(names.map((name) => [name, { keychain: true }])) };
}

function pick(settings: Settings, names: readonly PortableName[]): NamedSettings {
  const picked = Object.fromEntries(names.map((name) => [name, settings[name]]));
  const { connections, ...others } = namedSettingsSchema.parse(picked);
  return connections === undefined ? others : { ...others, connections: connections.map(withKeychain) };
}

function toEpochMs(text: unknown): number | null {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) ? at : null;
}
