/*
 * Steps from one version of the settings file to the next. Each is pure and frozen once released: it names the
 * fields and defaults of its own day, never today's schema. Step n (from 1) lifts a file of version n to n + 1.
 */

export type StoredSettings = Record<string, unknown>;
export type Migration = (stored: StoredSettings) => StoredSettings;

export const migrations: readonly Migration[] = [
  // Mutes are no setting any more: the alerts remember them.
  ({ mutedUntil: _, ...stored }) => stored,
  // What makes a CSV file readable for a spreadsheet goes by one name; something new can be told once.
  ({ csvByteOrderMark, told, ...stored }) => ({
    ...stored,
    ...(typeof csvByteOrderMark === 'boolean' && { csvPreset: csvByteOrderMark ? 'excel' : 'standard' }),
    ...(typeof told === 'object' && told !== null && { told: { pinIcon: false, ...told } }),
  }),
];

/** The version that a file is written in. */
export const settingsVersion = migrations.length + 1;

/** Lifts what was stored to the newest version; `version` must be between 1 and that. */
export function migrate(
  stored: StoredSettings,
  version: number,
  steps: readonly Migration[] = migrations,
): StoredSettings {
  return steps.slice(version - 1).reduce((settings, step) => step(settings), stored);
}
