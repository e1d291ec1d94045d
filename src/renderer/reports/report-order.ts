import type { SortDirection } from '../board/columns.ts';
import type { ReportColumn, ReportColumnId, ReportTable } from './report-table.ts';

export interface ReportSort {
  column: ReportColumnId;
  direction: SortDirection;
}

/** First the order that is looked for, then the other way round, then the vendor's own again. */
export function toNextReportSort(
  sort: ReportSort | null,
  { id, isNumber }: Pick<ReportColumn, 'id' | 'isNumber'>,
): ReportSort | null {
  const first = isNumber ? 'descending' : 'ascending';
  if (sort === null || sort.column !== id) return { column: id, direction: first };
  if (sort.direction !== first) return null;
  return { column: id, direction: isNumber ? 'ascending' : 'descending' };
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Row numbers in the order of a column; what is not known stands last, equal ones stay in the vendor's order. */
export function toRowOrder({ count, columns }: ReportTable, sort: ReportSort | null): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  const column = columns.find(({ id }) => id === sort?.column);
  if (sort === null || column === undefined) return order;
  const values = order.map((index) => column.valueAt(index));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return order.sort((a, b) => compare(values[a] ?? null, values[b] ?? null, sign) || a - b);
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * byName.compare(String(a), String(b));
}

/** The columns that fit side by side, so that nothing scrolls sideways. */
export function toFittingColumns(columns: readonly ReportColumn[], availablePx: number): ReportColumn[] {
  const leaving = columns
    .filter(({ leaves }) => leaves !== null)
    .sort((a, b) => (a.leaves ?? 0) - (b.leaves ?? 0));
  let fitting = [...columns];
  for (const column of leaving) {
    if (fitting.reduce((sum, { widthPx }) => sum + widthPx, 0) <= availablePx) break;
    fitting = fitting.filter((one) => one !== column);
  }
  return fitting;
}
