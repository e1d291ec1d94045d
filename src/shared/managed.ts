import { z } from 'zod';
import { settingsSchema } from './settings.ts';

/*
 * What whoever manages the computer may set for everybody who uses it.
 */

const { shape } = settingsSchema;

/** How the window looks, and the keys of a person, stay that person's own. */
export const managedSettingsSchema = z.object({
  notifications: z.exactOptional(shape.notifications),
  recoveryNotes: z.exactOptional(shape.recoveryNotes),
  quietHours: z.exactOptional(shape.quietHours),
  sounds: z.exactOptional(shape.sounds),
  rules: z.exactOptional(shape.rules),
  tray: z.exactOptional(shape.tray),
  csvPreset: z.exactOptional(shape.csvPreset),
  history: z.exactOptional(shape.history),
  proxy: z.exactOptional(shape.proxy),
  caFile: z.exactOptional(shape.caFile),
  logLevel: z.exactOptional(shape.logLevel),
});
export type ManagedSettings = z.infer<typeof managedSettingsSchema>;
export const managedSettingNames = managedSettingsSchema.keyof().options;

/** What can be held fast, by whoever manages the computer or because what they wrote cannot be read. */
export const lockNames = [...managedSettingNames, 'demo', 'export', 'connections'] as const;
export type LockName = (typeof lockNames)[number];

/** As the pages are told it. */
export const managedViewSchema = z.object({
  /** Who manages this computer; null: it was not said. */
  organisation: z.string().nullable(),
  locked: z.array(z.enum(lockNames)),
  /** What is wrong with what they wrote, as words; null: nothing. */
  notice: z.string().nullable(),
});
export type ManagedView = z.infer<typeof managedViewSchema>;
