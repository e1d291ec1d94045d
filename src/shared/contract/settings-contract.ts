import { z } from 'zod';
import { boardLayoutSchema } from '../board-layout.ts';
import { failureSchema } from '../failure.ts';
import { preferencesSchema } from '../preferences.ts';
import { importPreviewSchema, importResultSchema } from '../settings-transfer.ts';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** What the system says about what can be set. */
const systemFactsSchema = z.object({
  /** Starts with the person's session; null: this system does not let a program set it. */
  autostart: z.boolean().nullable(),
  /** The desktop gives out global shortcuts itself, may ask the person first, and does not say whether it did (Wayland). */
  shortcutUpToDesktop: z.boolean(),
  /** What the extra certificate file holds now; null: there is none. */
  caFile: z.union([z.object({ certificates: z.number() }), z.object({ trouble: failureSchema })]).nullable(),
});
export type SystemFacts = z.infer<typeof systemFactsSchema>;

/** As it is typed in: main says what is wrong with an address, and keeps none with a password in it. */
const typedProxySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('fixed'), url: z.string().max(2000) }),
]);
export type TypedProxy = z.infer<typeof typedProxySchema>;

const savedFileSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), path: z.string() }),
  /** The supervisor named no file. */
  z.object({ outcome: z.literal('cancelled') }),
]);
export type SavedFile = z.infer<typeof savedFileSchema>;

const settingsAnswer = z.object({ preferences: preferencesSchema, system: systemFactsSchema });

/** How the program is set, alerts and connections excepted. */
export const settingsCalls = {
  'settings.get': { input: nothing, output: settingsAnswer },
  /** In part. What cannot be done (a shortcut that another program has) is refused, and nothing is changed. */
  'settings.set': {
    input: preferencesSchema.extend({ proxy: typedProxySchema }).partial(),
    output: settingsAnswer,
  },
  /** Whether it starts with the person's session. */
  'settings.setAutostart': { input: z.strictObject({ on: z.boolean() }), output: nothing },
  'layout.set': { input: z.strictObject({ layout: boardLayoutSchema }), output: nothing },
  /** Asks for a file with certificates; `settings.set` looks into it. Null: the supervisor named none. */
  'settings.chooseCaFile': { input: nothing, output: z.object({ path: z.string().nullable() }) },
  /** To a file, without secrets. */
  'settings.export': { input: nothing, output: savedFileSchema },
  /** Asks for such a file and says what it would change; nothing is changed yet. Null: no file was named. */
  'settings.readImport': { input: nothing, output: z.object({ preview: importPreviewSchema.nullable() }) },
  /** Takes over the file that was read last. */
  'settings.applyImport': { input: nothing, output: importResultSchema },
  /** Everything that whoever helps needs to know, in one readable file without secrets. */
  'diagnostics.save': { input: nothing, output: savedFileSchema },
  /** Shows the folder of the log. */
  'logs.open': { input: nothing, output: nothing },
} as const satisfies CallSchemas;
