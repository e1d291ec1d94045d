import { z } from 'zod';

/** What goes into a call and what comes out, by the call's name. */
export type CallSchemas = Record<string, { input: z.ZodType; output: z.ZodType }>;

export const nothing = z.strictObject({});

/** Epoch milliseconds that a date can have: a number far beyond would never be counted up to. */
export const moment = z.number().min(0).max(8_640_000_000_000_000);
