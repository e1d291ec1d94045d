// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
import { windowWords } from '../../shared/words/en/window.ts';
import type { Column, ColumnId } from './columns.ts';
import type { Sort } from './sorting.ts';

interface GridHeaderProps {
  columns: readonly Column[];
  sort: Sort;
  onSort: (column: ColumnId) => void;
}

const hints: Partial<Record<ColumnId, string>> = windowWords.board.hints;

/** The header row: every header is a button that sorts, and says in which order it does. */
export function GridHeader({ columns, sort, onSort }: GridHeaderProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons are focusable
    <div role="row" className="row row-head" aria-rowindex={1}>
      {columns.map(({ id }, index) => {
        const isSorted = sort.column === id;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: its button is focusable
          <div
            key={id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={isSorted ? sort.direction : undefined}
            className={`cell cell-${id}`}
          >
            <button type="button" className="sort" title={hints[id]} onClick={() => onSort(id)}>
              {windowWords.board.columns[id]}
              <svg className="arrow" data-shown={isSorted || undefined} viewBox="0 0 8 8" aria-hidden="true">
                <path d={sort.direction === 'ascending' && isSorted ? 'M4 1 7 6H1z' : 'M4 7 1 2h6z'} />
              </svg>
            </button>
          </div>
        );
      })}
    </div>
  );
}
