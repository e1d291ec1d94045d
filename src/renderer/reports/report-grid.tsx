import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { reportWords as words } from '../../shared/words/en/report.ts';
import { useContentWidth } from '../board/content-width.ts';
import { type ReportSort, toFittingColumns, toNextReportSort } from './report-order.ts';
import type { ReportColumn, ReportTable } from './report-table.ts';

const rowHeightPx = 30;
/** Up to so many rows all are drawn: the page's own search and a printout then find them. */
const fewRows = 500;
/** A short window scrolls as a whole rather than leaving less than this of a table. */
const leastPx = 240;

interface ReportGridProps {
  table: ReportTable;
  /** Row numbers in the order in which they stand. */
  order: readonly number[];
  label: string;
  sort: ReportSort | null;
  onSort: (sort: ReportSort | null) => void;
}

/** A plain table. Of a long one only the rows in sight are drawn, between two rows as high as the rest. */
export function ReportGrid({ table, order, label, sort, onSort }: ReportGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const widthPx = useContentWidth(scroller);
  const columns = useMemo(() => toFittingColumns(table.columns, widthPx), [table, widthPx]);
  const virtualizer = useVirtualizer({
    count: table.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: table.count <= fewRows ? table.count : 20,
  });
  const items = virtualizer.getVirtualItems();
  const fullPx = virtualizer.getTotalSize() + rowHeightPx + 2;
  const hidden = table.columns.length - columns.length;
  const beforePx = items[0]?.start ?? 0;
  const afterPx = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <section
        ref={scroller}
        className="report-table"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        style={{ maxHeight: fullPx, minHeight: Math.min(leastPx, fullPx) }}
      >
        <table aria-rowcount={table.count + 1} aria-colcount={table.columns.length}>
          <colgroup>
            {columns.map(({ id, widthPx: columnPx }) => (
              <col key={id} style={id === 'queue' ? {} : { width: columnPx }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <Header key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Space heightPx={beforePx} />
            {items.map((item) => {
              const row = order[item.index] ?? item.index;
              return (
                <tr key={row} aria-rowindex={item.index + 2}>
                  {columns.map((column) => (
                    <Cell key={column.id} column={column} row={row} />
                  ))}
                </tr>
              );
            })}
            <Space heightPx={afterPx} />
          </tbody>
        </table>
      </section>
      {hidden > 0 && <p className="secondary report-note">{words.hiddenColumns(hidden)}</p>}
    </>
  );
}

function Header({
  column,
  sort,
  onSort,
}: { column: ReportColumn } & Pick<ReportGridProps, 'sort' | 'onSort'>) {
  const isSorted = sort?.column === column.id;
  return (
    <th
      scope="col"
      data-number={column.isNumber || undefined}
      aria-sort={isSorted ? sort.direction : undefined}
    >
      <button type="button" className="sort" onClick={() => onSort(toNextReportSort(sort, column))}>
        {words.columns[column.id]}
        <svg className="arrow" data-shown={isSorted || undefined} viewBox="0 0 8 8" aria-hidden="true">
          <path d={isSorted && sort.direction === 'ascending' ? 'M4 1 7 6H1z' : 'M4 7 1 2h6z'} />
        </svg>
      </button>
    </th>
  );
}

function Cell({ column, row }: { column: ReportColumn; row: number }) {
  const text = column.textAt(row);
  if (column.id === 'queue')
    return (
      <th scope="row" title={text}>
        {text}
      </th>
    );
  const isUnknown = column.isNumber && column.valueAt(row) === null;
  return (
    <td data-number={column.isNumber || undefined} className={isUnknown ? 'muted' : undefined}>
      {text}
    </td>
  );
}

function Space({ heightPx }: { heightPx: number }) {
  if (heightPx <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true">
      <td className="report-space" style={{ height: heightPx }} />
    </tr>
  );
}
