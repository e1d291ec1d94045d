import type { BoardSort } from '../../shared/board-layout.ts';
import { isAnybodyWaiting, toRowNextMiss } from '../../shared/next-miss.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { type ColumnId, getFirstDirection } from './columns.ts';
import { toAbandonPercent } from './figures.ts';
import { type RowView, rowStates, toSeverityRank } from './row-view.ts';

const mostSorts = 3;
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A click sorts by a column alone; a second one turns the order round. */
export function toNextSorts(sorts: readonly BoardSort[], column: ColumnId): BoardSort[] {
  const direction = getFirstDirection(column);
  if (direction === null) return [...sorts];
  const [first] = sorts;
  return [first?.column === column ? turn(first) : { column, direction }];
}

/** Adding goes round as well: sorted by this too, then the other way, then no longer. The last gives way to a fourth. */
export function toAddedSorts(sorts: readonly BoardSort[], column: ColumnId): BoardSort[] {
  const direction = getFirstDirection(column);
  if (direction === null) return [...sorts];
  const known = sorts.find((sort) => sort.column === column);
  if (known === undefined) return [...sorts.slice(0, mostSorts - 1), { column, direction }];
  if (known.direction === direction || sorts.length === 1)
    return sorts.map((sort) => (sort === known ? turn(sort) : sort));
  return sorts.filter((sort) => sort !== known);
}

function turn({ column, direction }: BoardSort): BoardSort {
  return { column, direction: direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Sorted by what these are called, not by a figure. */
const nameColumns = ['queue', 'connection', 'media'] as const;
type NameColumn = (typeof nameColumns)[number];

export function isNameColumn(column: ColumnId): column is NameColumn {
  return nameColumns.some((id) => id === column);
}

/** What a row is sorted by; null (unknown, or not of the present) stands last in either direction. */
function toSortValue(view: RowView, column: Exclude<ColumnId, NameColumn>): number | null {
  if (column === 'state')
    return (rowStates.length - rowStates.indexOf(view.state)) * 3 + toSeverityRank(view);
  if (column === 'age') return view.ageMs;
  if (!view.isCurrent) return null;
  const { reading } = view.row;
  switch (column) {
    case 'waiting':
      return reading.waiting;
    case 'longest':
      // Readings of different age wait on: the one that was taken earlier has waited longer by now.
      return reading.longestWaitMs === null || !isAnybodyWaiting(reading)
        ? reading.longestWaitMs
        : reading.longestWaitMs + (view.ageMs ?? 0);
    case 'nextMiss':
      // All go on alike, so that the order holds between pushes.
      return toRowNextMiss(view.row, view.freshness, view.ageMs ?? 0);
    case 'agents':
      return reading.agentsAvailable;
    case 'serviceLevel':
      return reading.serviceLevel?.percent ?? null;
    case 'abandonRate':
      return toAbandonPercent(view);
    case 'offered':
      return reading.offered;
    case 'answered':
      return reading.answered;
    case 'abandoned':
      return reading.abandoned;
    case 'trend':
      return null;
  }
}

interface Entry {
  view: RowView;
  values: (number | null)[];
  isPinned: boolean;
  waiting: number;
  nameRank: number;
}

/**
 * Sorts copies of the rows, pinned ones before the others; equal ones by most waiting, then by name, so that the order
 * is stable. The order of the names is kept between calls: collating 5,000 of them with every push would take longer
 * than all the rest.
 */
export function createRowSorter(): (
  views: readonly RowView[],
  sorts: readonly BoardSort[],
  pinned: ReadonlySet<string>,
) => RowView[] {
  let ranks = new Map<string, number>();
  return (views, sorts, pinned) => {
    if (views.some((view) => !ranks.has(view.row.reading.queueName))) ranks = rankNames(views);
    const readers = sorts.map(({ column, direction }) => ({
      sign: direction === 'ascending' ? 1 : -1,
      read: createReader(column, views, ranks),
    }));
    // Who looks for a name does not want it to move by who waits.
    const isByName = sorts.some(({ column }) => column === 'queue');
    const entries = views.map<Entry>((view) => ({
      view,
      values: readers.map(({ read }) => read(view)),
      isPinned: pinned.has(view.row.key),
      waiting: view.isCurrent && !isByName ? (view.row.reading.waiting ?? -1) : -1,
      nameRank: ranks.get(view.row.reading.queueName) ?? 0,
    }));
    const signs = readers.map(({ sign }) => sign);
    entries.sort((a, b) => compareEntries(a, b, signs));
    return entries.map(({ view }) => view);
  };
}

function compareEntries(a: Entry, b: Entry, signs: readonly number[]): number {
  if (a.isPinned !== b.isPinned) return a.isPinned ? -1 : 1;
  for (let index = 0; index < signs.length; index += 1) {
    const order = compareFigures(a.values[index] ?? null, b.values[index] ?? null, signs[index] ?? 1);
    if (order !== 0) return order;
  }
  return b.waiting - a.waiting || a.nameRank - b.nameRank || (a.view.row.key < b.view.row.key ? -1 : 1);
}

function createReader(
  column: ColumnId,
  views: readonly RowView[],
  queueRanks: ReadonlyMap<string, number>,
): (view: RowView) => number | null {
  if (!isNameColumn(column)) return (view) => toSortValue(view, column);
  if (column === 'queue') return (view) => queueRanks.get(view.row.reading.queueName) ?? null;
  const toName = (view: RowView) =>
    column === 'connection' ? view.connectionName : mediaWords[view.row.reading.mediaType];
  const ranks = rank(views.map(toName));
  return (view) => ranks.get(toName(view)) ?? null;
}

function rankNames(views: readonly RowView[]): Map<string, number> {
  return rank(views.map((view) => view.row.reading.queueName));
}

function rank(names: readonly string[]): Map<string, number> {
  const sorted = [...new Set(names)].sort(byName.compare);
  return new Map(sorted.map((name, place) => [name, place]));
}

function compareFigures(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}
