/** The board's columns in their first order. */
export const boardColumnIds = [
  'state',
  'queue',
  'connection',
  'media',
  'waiting',
  'longest',
  'nextMiss',
  'agents',
  'serviceLevel',
  'abandonRate',
  'trend',
  'offered',
  'answered',
  'abandoned',
  'age',
] as const;
export type BoardColumnId = (typeof boardColumnIds)[number];

/** `hidden` shows what was hidden, to bring it back; hidden rows are in no other. */
export const boardChips = ['all', 'watched', 'attention', 'pinned', 'hidden'] as const;
export type BoardChip = (typeof boardChips)[number];
