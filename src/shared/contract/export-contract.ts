import { z } from 'zod';
import { type CallSchemas, nothing } from './call-schemas.ts';

const savedFileSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), path: z.string(), rows: z.number() }),
  z.object({ outcome: z.literal('cancelled') }),
]);

/** What is shown goes to a file that the supervisor chooses. */
export const exportCalls = {
  /** The newest report that was answered. */
  'export.report': { input: nothing, output: savedFileSchema },
  'export.board': {
    /** The rows as shown, in their order, by key. */
    input: z.strictObject({ keys: z.array(z.string()) }),
    output: savedFileSchema,
  },
} as const satisfies CallSchemas;
