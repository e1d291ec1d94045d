import { z } from 'zod';
import { boardLayoutSchema } from '../board-layout.ts';
import { preferencesSchema } from '../preferences.ts';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** What the system says about what can be set. */
export const systemFactsSchema = z.object({
  /** Starts with the person's session; null: this system does not let a program set it. */
  autostart: z.boolean().nullable(),
});
export type SystemFacts = z.infer<typeof systemFactsSchema>;

const settingsAnswer = z.object({ preferences: preferencesSchema, system: systemFactsSchema });

/** How the program is set, alerts and connections excepted. */
export const settingsCalls = {
  'settings.get': { input: nothing, output: settingsAnswer },
  /** In part. What cannot be done (a shortcut that another program has) is refused, and nothing is changed. */
  'settings.set': { input: preferencesSchema.partial(), output: settingsAnswer },
  'layout.set': { input: z.strictObject({ layout: boardLayoutSchema }), output: nothing },
} as const satisfies CallSchemas;
