import { createDefaultSettings, type Settings, settingsSchema } from '../../shared/settings.ts';
import { migrate, type StoredSettings, settingsVersion } from './migrations.ts';

/** What a settings file turned out to be. */
export type ParsedSettings =
  | { kind: 'good'; settings: Settings }
  /** `lost`: the fields that could not be kept, all of them when the file is no settings file at all. */
  | { kind: 'damaged'; settings: Settings; lost: 'everything' | string[] }
  | { kind: 'newer'; version: number };

/**
 * Text of the file to settings. A field that is missing has its default; a field that is wrong costs only
 * itself, so that one bad rule does not cost a supervisor all connections.
 */
export function parseSettings(text: string): ParsedSettings {
  const lostAll: ParsedSettings = { kind: 'damaged', settings: createDefaultSettings(), lost: 'everything' };
  const stored = parseObject(text);
  if (stored === null) return lostAll;
  const { version, ...fields } = stored;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return lostAll;
  if (version > settingsVersion) return { kind: 'newer', version };
  const merged: StoredSettings = { ...createDefaultSettings(), ...migrate(fields, version) };
  const whole = settingsSchema.safeParse(merged);
  return whole.success ? { kind: 'good', settings: whole.data } : salvage(merged);
}

function salvage(stored: StoredSettings): ParsedSettings {
  const settings: StoredSettings = { ...createDefaultSettings() };
  const lost: string[] = [];
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> = settingsSchema.shape;
  for (const [name, value] of Object.entries(stored)) {
    if (shape[name]?.safeParse(value).success) settings[name] = value;
    else lost.push(name);
  }
  return { kind: 'damaged', settings: settingsSchema.parse(settings), lost };
}

function parseObject(text: string): StoredSettings | null {
  try {
    // Some editors put a byte order mark in front.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
