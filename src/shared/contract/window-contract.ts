import { z } from 'zod';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** Windows are main's. The strip is shown by a preference (`stripShown`). */
export const windowCalls = {
  /** In front; made when there is none. */
  'window.open': { input: z.strictObject({ which: z.enum(['main', 'wallboard']) }), output: nothing },
  /** The main window, in front, at this queue. */
  'window.showQueue': { input: z.strictObject({ key: z.string() }), output: nothing },
  'window.close': { input: z.strictObject({ which: z.literal('wallboard') }), output: nothing },
  /** Of the window that calls. */
  'window.toggleFullScreen': { input: nothing, output: nothing },
} as const satisfies CallSchemas;
