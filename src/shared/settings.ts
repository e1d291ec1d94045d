import { z } from 'zod';
import { defaultRules, ruleSchema } from './alert.ts';
import { defaultAppearance } from './appearance.ts';
import { quietHoursSchema, soundsSchema } from './attention.ts';
import { boardLayoutSchema, createDefaultBoardLayout } from './board-layout.ts';
import { connectionSchema, foundSchema } from './connection.ts';
import { managedChoiceSchema } from './managed-choice.ts';
import { preferencesSchema } from './preferences.ts';
import { mostRecentReports, recentReportSchema } from './recent-report.ts';

/** Everything the settings file keeps. Secrets are never part of it. */
export const settingsSchema = z.strictObject({
  connections: z.array(connectionSchema),
  /** By the id of a connection that is not their own. */
  managedChoices: z.record(z.string(), managedChoiceSchema),
  /** The demo contact centre is shown, beside or instead of real connections. */
  demo: z.boolean(),
  rules: z.array(ruleSchema),
  notifications: z.boolean(),
  /** A notification also when an alert that was told is over. */
  recoveryNotes: z.boolean(),
  quietHours: quietHoursSchema,
  sounds: soundsSchema,
  ...preferencesSchema.shape,
  layout: boardLayoutSchema,
  /** The newest first. */
  recentReports: z.array(recentReportSchema).max(mostRecentReports),
  /** What asking has shown, by connection id. */
  found: z.record(z.string(), foundSchema),
  window: z.strictObject({ width: z.number(), height: z.number() }),
  /** Where the small window was put; null: nowhere yet. */
  stripPlace: z.strictObject({ x: z.number(), y: z.number() }).nullable(),
  /** Said once: closing the window keeps the tray; this desktop has no tray; how to keep the icon in sight. */
  told: z.strictObject({ closeKeepsTray: z.boolean(), noTray: z.boolean(), pinIcon: z.boolean() }),
});
export type Settings = z.infer<typeof settingsSchema>;

export function createDefaultSettings(): Settings {
  return {
    connections: [],
    managedChoices: {},
    demo: false,
    rules: defaultRules.map((rule) => ({ ...rule })),
    notifications: true,
    recoveryNotes: true,
    quietHours: { enabled: false, timeZone: null, spans: [], criticalBypasses: false },
    sounds: { warning: false, critical: true, volume: 0.6 },
    ...defaultAppearance,
    tray: { showNumber: true, countOtherMedia: false },
    stripShown: false,
    csvPreset: 'standard',
    history: { days: 30, megabytes: 500 },
    proxy: { kind: 'system' },
    caFile: null,
    logLevel: 'info',
    shortcut: null,
    layout: createDefaultBoardLayout(),
    recentReports: [],
    found: {},
    window: { width: 1280, height: 780 },
    stripPlace: null,
    told: { closeKeepsTray: false, noTray: false, pinIcon: false },
  };
}
