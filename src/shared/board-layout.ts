import { z } from 'zod';
import { boardChips, boardColumnIds } from './board-terms.ts';

const sortDirections = ['ascending', 'descending'] as const;
export const boardGroupings = ['none', 'connection', 'state', 'tag'] as const;
export type BoardGrouping = (typeof boardGroupings)[number];

const boardFilterSchema = z.strictObject({
  chip: z.enum(boardChips),
  search: z.string().max(200),
});
export type BoardFilter = z.infer<typeof boardFilterSchema>;

const boardSortSchema = z.strictObject({
  column: z.enum(boardColumnIds),
  direction: z.enum(sortDirections),
});
export type BoardSort = z.infer<typeof boardSortSchema>;

/** Beyond these nobody finds anything any more, and the file of settings grows. */
const mostKeys = 5_000;
const keys = z.array(z.string().max(500)).max(mostKeys);

/** How the supervisor arranged the board. */
export const boardLayoutSchema = z.strictObject({
  /** In their order, each once; one that is not named stands at its first place. Null: the usual width. */
  columns: z
    .array(
      z.strictObject({
        id: z.enum(boardColumnIds),
        isShown: z.boolean(),
        widthPx: z.number().int().min(40).max(800).nullable(),
      }),
    )
    .refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length),
  /** The first decides, the next where it is equal. */
  sorts: z.array(boardSortSchema).min(1).max(3),
  grouping: z.enum(boardGroupings),
  /** Groups that show only their totals, by the id of their grouping and of themselves. */
  closedGroups: z.array(z.string().max(500)).max(500),
  filter: boardFilterSchema,
  savedFilters: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        name: z.string().trim().min(1).max(60),
        filter: boardFilterSchema,
      }),
    )
    .max(50),
  /** Row keys. */
  pinnedKeys: keys,
  hiddenKeys: keys,
});
export type BoardLayout = z.infer<typeof boardLayoutSchema>;

export function createDefaultBoardLayout(): BoardLayout {
  return {
    columns: [],
    sorts: [{ column: 'state', direction: 'descending' }],
    grouping: 'none',
    closedGroups: [],
    filter: { chip: 'all', search: '' },
    savedFilters: [],
    pinnedKeys: [],
    hiddenKeys: [],
  };
}
