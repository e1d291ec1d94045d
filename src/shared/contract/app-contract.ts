import { z } from 'zod';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** What is said once, and then never again. */
export const appCalls = {
  'app.told': { input: z.strictObject({ what: z.literal('pinIcon') }), output: nothing },
} as const satisfies CallSchemas;
