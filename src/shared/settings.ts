import { z } from 'zod';
import { defaultRules, ruleSchema } from './alert.ts';
import { quietHoursSchema, soundsSchema } from './attention.ts';
import { connectionSchema, foundSchema } from './connection.ts';

export const themeNames = ['system', 'light', 'dark'] as const;

/** Everything the settings file keeps. Secrets are never part of it. */
export const settingsSchema = z.strictObject({
  connections: z.array(connectionSchema),
  /** The demo contact centre is shown, beside or instead of real connections. */
  demo: z.boolean(),
  rules: z.array(ruleSchema),
  notifications: z.boolean(),
  /** A notification also when an alert that was told is over. */
  recoveryNotes: z.boolean(),
  quietHours: quietHoursSchema,
  sounds: soundsSchema,
  /** What is kept of the past. */
  history: z.strictObject({
    days: z.number().int().min(1).max(366),
    megabytes: z.number().int().min(50).max(10_000),
  }),
  theme: z.enum(themeNames),
  csvByteOrderMark: z.boolean(),
  /** What asking has shown, by connection id. */
  found: z.record(z.string(), foundSchema),
  /** A file with certificates to trust beside the system's (PEM); null: none. */
  caFile: z.string().nullable(),
  window: z.strictObject({ width: z.number(), height: z.number() }),
  /** Said once: closing the window keeps the tray; this desktop has no tray. */
  told: z.strictObject({ closeKeepsTray: z.boolean(), noTray: z.boolean() }),
});
export type Settings = z.infer<typeof settingsSchema>;

export function createDefaultSettings(): Settings {
  return {
    connections: [],
    demo: false,
    rules: defaultRules.map((rule) => ({ ...rule })),
    notifications: true,
    recoveryNotes: true,
    quietHours: { enabled: false, timeZone: null, spans: [], criticalBypasses: false },
    sounds: { warning: false, critical: true, volume: 0.6 },
    history: { days: 30, megabytes: 500 },
    theme: 'system',
    csvByteOrderMark: false,
    found: {},
    caFile: null,
    window: { width: 1280, height: 780 },
    told: { closeKeepsTray: false, noTray: false },
  };
}
