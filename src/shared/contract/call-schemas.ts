import { z } from 'zod';

/** What goes into a call and what comes out, by the call's name. */
export type CallSchemas = Record<string, { input: z.ZodType; output: z.ZodType }>;

export const nothing = z.strictObject({});
