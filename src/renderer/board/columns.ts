export const columnIds = [
  'state',
  'queue',
  'waiting',
  'longest',
  'nextMiss',
  'agents',
  'serviceLevel',
  'offered',
  'answered',
  'abandoned',
  'age',
] as const;
export type ColumnId = (typeof columnIds)[number];
export type SortDirection = 'ascending' | 'descending';

export interface Column {
  id: ColumnId;
  /** The queue's name takes what the others leave, and never less than this. */
  widthPx: number;
  /** The order of the first click on its header: what a supervisor looks for comes first. */
  firstDirection: SortDirection;
}

const columns: readonly Column[] = [
  { id: 'state', widthPx: 106, firstDirection: 'descending' },
  { id: 'queue', widthPx: 176, firstDirection: 'ascending' },
  { id: 'waiting', widthPx: 80, firstDirection: 'descending' },
  { id: 'longest', widthPx: 82, firstDirection: 'descending' },
  { id: 'nextMiss', widthPx: 88, firstDirection: 'ascending' },
  { id: 'agents', widthPx: 82, firstDirection: 'ascending' },
  { id: 'serviceLevel', widthPx: 104, firstDirection: 'ascending' },
  { id: 'offered', widthPx: 74, firstDirection: 'descending' },
  { id: 'answered', widthPx: 84, firstDirection: 'descending' },
  { id: 'abandoned', widthPx: 92, firstDirection: 'descending' },
  { id: 'age', widthPx: 66, firstDirection: 'descending' },
];

/** Who leaves first when it gets narrow; those not named stay. */
const leaving: readonly ColumnId[] = [
  'answered',
  'offered',
  'abandoned',
  'age',
  'nextMiss',
  'serviceLevel',
  'agents',
];

/** What a queue's cell needs on top where it names the connection too: cut off, it tells no two apart. */
const connectionNamePx = 110;

/** The columns that fit side by side, so that nothing scrolls sideways. */
export function toVisibleColumns(availablePx: number, namesConnection = false): Column[] {
  const extraPx = namesConnection ? connectionNamePx : 0;
  let visible = columns.map((column) =>
    column.id === 'queue' ? { ...column, widthPx: column.widthPx + extraPx } : column,
  );
  for (const id of leaving) {
    if (visible.reduce((sum, column) => sum + column.widthPx, 0) <= availablePx) break;
    visible = visible.filter((column) => column.id !== id);
  }
  return visible;
}

export function toGridTemplate(visible: readonly Column[]): string {
  return visible.map(({ id, widthPx }) => (id === 'queue' ? `minmax(0, 1fr)` : `${widthPx}px`)).join(' ');
}

export function getFirstDirection(id: ColumnId): SortDirection {
  return columns.find((column) => column.id === id)?.firstDirection ?? 'descending';
}
