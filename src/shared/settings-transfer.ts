import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { settingsSchema } from './settings.ts';

/*
 * Settings on their way from one computer to another. Secrets stay behind: whoever takes a connection over signs in.
 */

/** What a file of exported settings is known by. */
export const settingsFileKind = 'queuewatch-settings';

/** Where windows stand, what was told, found out or asked belongs to this computer and stays on it. */
export const portableSettingsSchema = settingsSchema.omit({
  found: true,
  managedChoices: true,
  recentReports: true,
  window: true,
  stripPlace: true,
  told: true,
});
export type PortableSettings = z.infer<typeof portableSettingsSchema>;
/** What a file names of them. */
export const namedSettingsSchema = portableSettingsSchema.partial();
export type NamedSettings = z.infer<typeof namedSettingsSchema>;
export const portableNames = portableSettingsSchema.keyof().options;
export type PortableName = (typeof portableNames)[number];

const portableName = z.enum(portableNames);

/** Something that a file names and that cannot be taken over: it stays as it is. */
const refusedPartSchema = z.object({ name: portableName, failure: failureSchema });
export type RefusedPart = z.infer<typeof refusedPartSchema>;

/** A connection that a file adds or changes. What is typed in for it goes to its hosts, whatever its name is. */
const importedConnectionSchema = z.object({
  name: z.string(),
  /** `host:port`. */
  hosts: z.array(z.string()),
  /** What it asks now; null: it is new. */
  hostsBefore: z.array(z.string()).nullable(),
});
export type ImportedConnection = z.infer<typeof importedConnectionSchema>;

/** What taking a file over would change. */
export const importPreviewSchema = z.object({
  path: z.string(),
  /** Epoch milliseconds, and which version wrote it; null: the file does not say. */
  exportedAt: z.number().nullable(),
  program: z.string().nullable(),
  /** Connections that the file does not know stay as they are. */
  connections: z.object({
    added: z.array(importedConnectionSchema),
    changed: z.array(importedConnectionSchema),
    same: z.number(),
  }),
  /** How many there are and would be; null: they stay as they are. */
  rules: z.object({ before: z.number(), after: z.number() }).nullable(),
  /** Everything else that would change, as a sentence each. */
  changes: z.array(z.object({ name: portableName, text: z.string() })),
  /** Connections that need their credentials typed in, by name. */
  signIn: z.array(z.string()),
  /** What of the file cannot be read or taken over, as words. It stays as it is. */
  lost: z.array(z.string()),
  /** False: everything is as the file says already. */
  isNew: z.boolean(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** What became of it. */
export const importResultSchema = z.object({
  /** The file with the settings as they were before. */
  keptAs: z.string(),
  signIn: z.array(z.string()),
  /** What cannot be had on this computer. */
  refused: z.array(refusedPartSchema),
});
export type ImportResult = z.infer<typeof importResultSchema>;
