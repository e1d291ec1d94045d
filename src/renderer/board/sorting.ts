import { toRowNextMiss } from '../../shared/next-miss.ts';
import { type ColumnId, getFirstDirection, type SortDirection } from './columns.ts';
import { type RowView, rowStates } from './row-view.ts';

export interface Sort {
  column: ColumnId;
  direction: SortDirection;
}

/** Worst state first, then the most waiting. */
export const defaultSort: Sort = { column: 'state', direction: 'descending' };

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A second click turns the order round. */
export function toNextSort(sort: Sort, column: ColumnId): Sort {
  if (sort.column !== column) return { column, direction: getFirstDirection(column) };
  return { column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** What a row is sorted by; null (unknown, or not of the present) stands last in either direction. */
export function toSortValue(view: RowView, column: Exclude<ColumnId, 'queue'>): number | null {
  if (column === 'state') return rowStates.length - rowStates.indexOf(view.state);
  if (column === 'age') return view.ageMs;
  if (!view.isCurrent) return null;
  const { reading } = view.row;
  switch (column) {
    case 'waiting':
      return reading.waiting;
    case 'longest':
      // Readings of different age wait on: the one that was taken earlier has waited longer by now.
      return reading.longestWaitMs === null || reading.longestWaitMs === 0
        ? reading.longestWaitMs
        : reading.longestWaitMs + (view.ageMs ?? 0);
    case 'nextMiss':
      // All go on alike, so that the order holds between pushes.
      return toRowNextMiss(view.row, view.freshness, view.ageMs ?? 0);
    case 'agents':
      return reading.agentsAvailable;
    case 'serviceLevel':
      return reading.serviceLevel?.percent ?? null;
    case 'offered':
      return reading.offered;
    case 'answered':
      return reading.answered;
    case 'abandoned':
      return reading.abandoned;
  }
}

interface Entry {
  view: RowView;
  value: number | null;
  waiting: number;
  nameRank: number;
}

/**
 * Sorts copies of the rows; equal ones by most waiting, then by name, so that the order is stable. The order of
 * the names is kept between calls: collating 5,000 of them with every push would take longer than all the rest.
 */
export function createRowSorter(): (views: readonly RowView[], sort: Sort) => RowView[] {
  let ranks = new Map<string, number>();
  return (views, { column, direction }) => {
    if (views.some((view) => !ranks.has(view.row.reading.queueName))) ranks = rankNames(views);
    const sign = direction === 'ascending' ? 1 : -1;
    const isByName = column === 'queue';
    const entries = views.map<Entry>((view) => ({
      view,
      value: isByName ? 0 : toSortValue(view, column),
      waiting: view.isCurrent && !isByName ? (view.row.reading.waiting ?? -1) : -1,
      nameRank: (ranks.get(view.row.reading.queueName) ?? 0) * (isByName ? sign : 1),
    }));
    entries.sort(
      (a, b) =>
        compareFigures(a.value, b.value, sign) ||
        b.waiting - a.waiting ||
        a.nameRank - b.nameRank ||
        (a.view.row.key < b.view.row.key ? -1 : 1),
    );
    return entries.map(({ view }) => view);
  };
}

function rankNames(views: readonly RowView[]): Map<string, number> {
  const names = [...new Set(views.map((view) => view.row.reading.queueName))].sort(byName.compare);
  return new Map(names.map((name, rank) => [name, rank]));
}

function compareFigures(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

/**
 * The order that is kept while somebody points at a row: known rows stay where they are, lost ones go, new
 * ones come at the end.
 */
export function holdOrder(heldKeys: readonly string[], sorted: readonly RowView[]): RowView[] {
  const byKey = new Map(sorted.map((view) => [view.row.key, view]));
  const kept: RowView[] = [];
  for (const key of heldKeys) {
    const view = byKey.get(key);
    if (view === undefined) continue;
    kept.push(view);
    byKey.delete(key);
  }
  return [...kept, ...byKey.values()];
}
