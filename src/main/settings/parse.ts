import { z } from 'zod';
import { createDefaultSettings, type Settings, settingsSchema } from '../../shared/settings.ts';
import { migrate, type StoredSettings, settingsVersion } from './migrations.ts';
import { salvageParts } from './salvage.ts';

/** What a settings file turned out to be. */
type ParsedSettings =
  | { kind: 'good'; settings: Settings }
  /** `lost`: the fields that could not be kept, all of them when the file is no settings file at all. */
  | { kind: 'damaged'; settings: Settings; lost: 'everything' | string[] }
  | { kind: 'newer'; version: number };

/**
 * Text of the file to settings. A field that is missing has its default; a field that is wrong costs only
 * itself, so that one bad rule does not cost a supervisor all connections.
 */
export function parseSettings(text: string): ParsedSettings {
  const base = createDefaultSettings();
  const lifted = liftStored(parseJson(text));
  if (lifted.kind === 'newer') return lifted;
  if (lifted.kind === 'none') return { kind: 'damaged', settings: base, lost: 'everything' };
  const { settings, lost } = toSettings(lifted.fields, base);
  return lost.length === 0 ? { kind: 'good', settings } : { kind: 'damaged', settings, lost };
}

type LiftedSettings =
  | { kind: 'lifted'; fields: StoredSettings }
  | { kind: 'newer'; version: number }
  /** No settings at all. */
  | { kind: 'none' };

/** The fields of a parsed file as the newest version names them. */
export function liftStored(stored: unknown): LiftedSettings {
  if (!isObject(stored)) return { kind: 'none' };
  const { version, ...fields } = stored;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'none' };
  if (version > settingsVersion) return { kind: 'newer', version };
  return { kind: 'lifted', fields: migrate(fields, version) };
}

/** What the fields do not say, or say wrongly, is as in `base`; `lost` names those that are wrong. */
export function toSettings(fields: StoredSettings, base: Settings): { settings: Settings; lost: string[] } {
  const merged: StoredSettings = { ...base, ...fields };
  const whole = settingsSchema.safeParse(merged);
  return whole.success ? { settings: whole.data, lost: [] } : salvage(merged, base);
}

/** Null where the text is none. */
export function parseJson(text: string): unknown {
  try {
    // Some editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is StoredSettings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Their parts stand on their own: of a layout, say, an unknown column costs no saved filter. */
const savedByPart: ReadonlySet<string> = new Set<keyof Settings>(['layout', 'tray', 'told']);

function salvage(stored: StoredSettings, base: Settings): { settings: Settings; lost: string[] } {
  const settings: StoredSettings = { ...base };
  const lost: string[] = [];
  const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;
  for (const [name, value] of Object.entries(stored)) {
    // Whoever names a field `constructor` means no field of ours.
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const baseValue = settings[name];
    if (field?.safeParse(value).success) settings[name] = value;
    else if (
      field instanceof z.ZodObject &&
      savedByPart.has(name) &&
      isObject(value) &&
      isObject(baseValue)
    ) {
      const parts = salvageParts(field, value, baseValue, name);
      settings[name] = parts.value;
      lost.push(...parts.lost);
    } else lost.push(name);
  }
  return { settings: settingsSchema.parse(settings), lost };
}
