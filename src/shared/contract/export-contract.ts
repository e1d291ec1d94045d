import { z } from 'zod';
import { type CallSchemas, moment, nothing } from './call-schemas.ts';
import { boundSpan } from './history-contract.ts';

const exportTargets = ['file', 'clipboard'] as const;
export type ExportTarget = (typeof exportTargets)[number];

const target = z.enum(exportTargets);

/** Far more than any window shows: bounds for what a page may have this process work through. */
const mostRows = { board: 50_000, episodes: 10_000, report: 2_000_000 } as const;
const text = z.string().max(500);

/** Each number once. Looked at in one go: a schema for each of a million numbers keeps everything waiting. */
function isRowOrder(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > mostRows.report) return false;
  const isTaken = new Uint8Array(mostRows.report);
  for (const row of value) {
    // Of anything but the number of a row it says undefined.
    if (typeof row !== 'number' || isTaken[row] !== 0) return false;
    isTaken[row] = 1;
  }
  return true;
}

const exportOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), path: z.string(), rows: z.number() }),
  z.object({ outcome: z.literal('copied'), rows: z.number() }),
  /** The supervisor named no file. */
  z.object({ outcome: z.literal('cancelled') }),
]);
export type ExportOutcome = z.infer<typeof exportOutcomeSchema>;

/** How far a long export is; `total` is null where nobody knows. */
export const exportProgressSchema = z.object({ rows: z.number(), total: z.number().nullable() });
export type ExportProgress = z.infer<typeof exportProgressSchema>;

/**
 * What is shown goes to a file that the supervisor chooses, or to the clipboard as a table. One at a time: a new one
 * cancels the one under way, which then fails as `cancelled` and leaves nothing behind.
 */
export const exportCalls = {
  'export.board': {
    /** The rows as shown, in their order, by key. */
    input: z.strictObject({ keys: z.array(text).max(mostRows.board), target }),
    output: exportOutcomeSchema,
  },
  'export.episodes': {
    /** The entries of the log as shown, in their order. */
    input: z.strictObject({ episodeIds: z.array(text).max(mostRows.episodes), target }),
    output: exportOutcomeSchema,
  },
  /** The past of one row of the board, step by step. */
  'export.history': {
    input: boundSpan(
      z.strictObject({
        key: z.string(),
        from: moment,
        to: moment,
        stepMs: z.number().int().min(1000),
        target,
      }),
    ),
    output: exportOutcomeSchema,
  },
  'export.report': {
    input: z.strictObject({
      /** Of the answer that is shown; refused when another has taken its place. */
      runId: z.number(),
      /** Row numbers, all parts counted through, each once, in the order shown; null: as they were answered. */
      order: z.custom<number[]>(isRowOrder).nullable(),
      target,
    }),
    output: exportOutcomeSchema,
  },
  'export.cancel': { input: nothing, output: nothing },
  /** Shows the file that was saved last in its folder. */
  'export.reveal': { input: nothing, output: nothing },
} as const satisfies CallSchemas;
