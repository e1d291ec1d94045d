import { mediaWords } from '../../shared/words/en/media.ts';
import { needsAttention, type RowView } from './row-view.ts';

export const chips = ['all', 'watched', 'attention'] as const;
export type Chip = (typeof chips)[number];

export interface Filter {
  chip: Chip;
  search: string;
}

export type ChipCounts = Record<Chip, number>;

export function countChips(views: readonly RowView[]): ChipCounts {
  const counts: ChipCounts = { all: views.length, watched: 0, attention: 0 };
  for (const view of views) {
    if (view.row.watched) counts.watched += 1;
    if (needsAttention(view)) counts.attention += 1;
  }
  return counts;
}

/** Every word of the search must be found in the queue's name, its media or its connection. */
export function filterRows(views: readonly RowView[], { chip, search }: Filter): RowView[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return views.filter((view) => {
    if (chip === 'watched' && !view.row.watched) return false;
    if (chip === 'attention' && !needsAttention(view)) return false;
    if (words.length === 0) return true;
    const { queueName, mediaType } = view.row.reading;
    const text = `${queueName} ${mediaWords[mediaType]} ${view.connectionName}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
