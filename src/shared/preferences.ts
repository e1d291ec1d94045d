import { z } from 'zod';
import { appearanceSchema } from './appearance.ts';

/** `standard`: RFC 4180. `excel`: with a byte order mark, the list separator and decimal sign of the system's locale. */
export const csvPresets = ['standard', 'excel'] as const;
export type CsvPreset = (typeof csvPresets)[number];

/** The least first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** `system`: what the system and the environment say. `fixed`: always this one. */
export const proxyChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('fixed'), url: z.string().regex(/^https?:\/\/[^\s/@?#]+\/?$/i) }),
]);
export type ProxyChoice = z.infer<typeof proxyChoiceSchema>;

const traySettingsSchema = z.strictObject({
  /** The waiting count on the icon. */
  showNumber: z.boolean(),
  /** Email, callbacks and work items count in it too. */
  countOtherMedia: z.boolean(),
});
export type TraySettings = z.infer<typeof traySettingsSchema>;

export const retentionBounds = {
  days: { least: 1, most: 366 },
  megabytes: { least: 50, most: 10_000 },
} as const;
const amountWithin = ({ least, most }: { least: number; most: number }) =>
  z.number().int().min(least).max(most);

/** What is kept of the past. */
const retentionSchema = z.strictObject({
  days: amountWithin(retentionBounds.days),
  megabytes: amountWithin(retentionBounds.megabytes),
});

/** What the settings view sets, alerts excepted (`alertSettingsSchema`). */
export const preferencesSchema = z.strictObject({
  ...appearanceSchema.shape,
  tray: traySettingsSchema,
  /** The small window that stays on top. */
  stripShown: z.boolean(),
  csvPreset: z.enum(csvPresets),
  history: retentionSchema,
  proxy: proxyChoiceSchema,
  /** A file with certificates to trust beside the system's (PEM); null: none. */
  caFile: z.string().nullable(),
  logLevel: z.enum(logLevels),
  /** Shows and hides the window from anywhere, as Electron writes accelerators; null: none. */
  shortcut: z.string().max(60).nullable(),
});
export type Preferences = z.infer<typeof preferencesSchema>;
