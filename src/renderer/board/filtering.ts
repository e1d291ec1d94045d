import type { BoardFilter, BoardLayout } from '../../shared/board-layout.ts';
import { type BoardChip, boardChips } from '../../shared/board-terms.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { needsAttention, type RowView } from './row-view.ts';

export type ChipCounts = Record<BoardChip, number>;

/** What the supervisor marked, by row key. */
export interface Marks {
  pinned: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
}

export function toMarks({ pinnedKeys, hiddenKeys }: Pick<BoardLayout, 'pinnedKeys' | 'hiddenKeys'>): Marks {
  return { pinned: new Set(pinnedKeys), hidden: new Set(hiddenKeys) };
}

/** Hidden rows are in no chip but their own. */
function isIn(chip: BoardChip, view: RowView, { pinned, hidden }: Marks): boolean {
  if (hidden.has(view.row.key)) return chip === 'hidden';
  switch (chip) {
    case 'all':
      return true;
    case 'watched':
      return view.row.watched;
    case 'attention':
      return needsAttention(view);
    case 'pinned':
      return pinned.has(view.row.key);
    case 'hidden':
      return false;
  }
}

export function countChips(views: readonly RowView[], { pinned, hidden }: Marks): ChipCounts {
  const counts: ChipCounts = { all: 0, watched: 0, attention: 0, pinned: 0, hidden: 0 };
  // One look at each of 5,000 rows, with every push.
  for (const view of views) {
    const { key, watched } = view.row;
    if (hidden.has(key)) {
      counts.hidden += 1;
      continue;
    }
    counts.all += 1;
    if (watched) counts.watched += 1;
    if (needsAttention(view)) counts.attention += 1;
    if (pinned.has(key)) counts.pinned += 1;
  }
  return counts;
}

/** A chip that only says something where it divides the rows; the chosen one is always there. */
export function toShownChips(counts: ChipCounts, chosen: BoardChip): BoardChip[] {
  return boardChips.filter((chip) => {
    if (chip === chosen) return true;
    if (chip === 'watched') return counts.watched < counts.all;
    return (chip !== 'pinned' && chip !== 'hidden') || counts[chip] > 0;
  });
}

/** Every word of the search must be found in the queue's name, its media or its connection. */
export function filterRows(
  views: readonly RowView[],
  { chip, search }: BoardFilter,
  marks: Marks,
): RowView[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return views.filter((view) => {
    if (!isIn(chip, view, marks)) return false;
    if (words.length === 0) return true;
    const { queueName, mediaType } = view.row.reading;
    const text = `${queueName} ${mediaWords[mediaType]} ${view.connectionName}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
