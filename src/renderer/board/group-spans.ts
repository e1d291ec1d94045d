import type { Column, ColumnId } from './columns.ts';

type FigureId = 'waiting' | 'longest';

/** How a group's head divides the columns. */
interface GroupSpans {
  /** Columns under its name, from the first one on. */
  lead: number;
  /** Totals that stand in their own columns; none where the order of the columns leaves no room for the name. */
  figures: FigureId[];
  /** Columns behind the totals. */
  tail: number;
  /** The notes stand there; else beside the name. */
  hasNotesAside: boolean;
}

/** What a name needs, and what a note does. */
const leastLeadPx = 200;
const leastTailPx = 230;

export function toGroupSpans(columns: readonly Column[]): GroupSpans {
  const inWords = { lead: columns.length, figures: [], tail: 0, hasNotesAside: false };
  const lead = columns.findIndex(({ id }) => isFigure(id));
  const leadPx = sumWidths(columns.slice(0, Math.max(0, lead)));
  if (lead <= 0 || leadPx < leastLeadPx) return inWords;
  const figures: FigureId[] = [];
  for (const { id } of columns.slice(lead)) {
    if (!isFigure(id)) break;
    figures.push(id);
  }
  const rest = columns.slice(lead + figures.length);
  // A total further on would stand behind the notes: then all of it is said in words.
  if (rest.some(({ id }) => isFigure(id))) return inWords;
  return { lead, figures, tail: rest.length, hasNotesAside: sumWidths(rest) >= leastTailPx };
}

function isFigure(id: ColumnId): id is FigureId {
  return id === 'waiting' || id === 'longest';
}

function sumWidths(columns: readonly Column[]): number {
  return columns.reduce((sum, { widthPx }) => sum + widthPx, 0);
}
