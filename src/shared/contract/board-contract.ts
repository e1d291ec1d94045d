import { z } from 'zod';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** What is asked of a row of the board. */
export const boardCalls = {
  /** Puts the queue's name on the clipboard. */
  'board.copyName': { input: z.strictObject({ key: z.string() }), output: nothing },
} as const satisfies CallSchemas;
