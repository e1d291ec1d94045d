import type { BoardFilter } from '../../shared/board-layout.ts';
import { toolbarWords, filterWords as words } from '../../shared/words/en/board.ts';
import { mostSavedFilters, type SavedFilter } from './layout-change.ts';

const longestName = 60;

/** The saved filter that shows what is shown now. */
export function findChosenFilter(
  savedFilters: readonly SavedFilter[],
  { chip, search }: BoardFilter,
): SavedFilter | undefined {
  return savedFilters.find(({ filter }) => filter.chip === chip && filter.search === search.trim());
}

/** `My queues, “voice”`. */
export function describeFilter({ chip, search }: BoardFilter): string {
  return words.describe(toolbarWords.chips[chip], search.trim());
}

/** What is wrong with a name among the others; undefined: nothing. */
export function findNameError(name: string, others: readonly string[]): string | undefined {
  const wanted = toName(name).toLocaleLowerCase();
  if (wanted === '') return words.nameMissing;
  return others.some((other) => toName(other).toLocaleLowerCase() === wanted) ? words.nameTaken : undefined;
}

/** A filter to be kept beside the others, with an id that none of them has. */
export function toSavedFilter(
  name: string,
  { chip, search }: BoardFilter,
  others: readonly SavedFilter[],
): SavedFilter {
  const used = new Set(others.map(({ id }) => id));
  let number = others.length + 1;
  while (used.has(`filter-${number}`)) number += 1;
  return { id: `filter-${number}`, name: toName(name), filter: { chip, search: search.trim() } };
}

export function findAmountError(savedFilters: readonly SavedFilter[]): string | undefined {
  return savedFilters.length < mostSavedFilters ? undefined : words.tooMany(mostSavedFilters);
}

export function toName(name: string): string {
  return name.trim().slice(0, longestName).trim();
}
