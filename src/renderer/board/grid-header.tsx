// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import type { BoardSort } from '../../shared/board-layout.ts';
import { columnHints, columnMenuWords, columnWords } from '../../shared/words/en/board.ts';
import type { ColumnControl } from './column-control.ts';
import { type Column, type ColumnId, getFirstDirection } from './columns.ts';
import { useHeaderDrag } from './header-drag.ts';
import { HeaderEdge } from './header-edge.tsx';
import type { MenuPoint } from './pointer-menu.tsx';

const stepPx = 8;

interface GridHeaderProps {
  columns: readonly Column[];
  sorts: readonly BoardSort[];
  control: ColumnControl;
  onSort: (column: ColumnId, isAdded: boolean) => void;
  onMenu: (column: ColumnId, point: MenuPoint) => void;
  /** The keyboard goes down to the rows. */
  onLeave: () => void;
}

/**
 * The header row: one stop of the keyboard, arrows go along it. Every header sorts, says in which order it does, and
 * can be moved and sized.
 */
export function GridHeader({ columns, sorts, control, onSort, onMenu, onLeave }: GridHeaderProps) {
  const head = useRef<HTMLDivElement>(null);
  const [stopId, setStopId] = useState<ColumnId | null>(null);
  const drag = useHeaderDrag(head, ({ id, beforeId }) => control.place(id, beforeId));
  const queueIndex = columns.findIndex(({ id }) => id === 'queue');
  const stop = columns.some(({ id }) => id === stopId) ? stopId : columns[0]?.id;

  // A header that moves in the page loses the focus there.
  const movedId = useRef<ColumnId | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns are what moves it
  useLayoutEffect(() => {
    if (movedId.current !== null) findButton(head.current, movedId.current)?.focus();
    movedId.current = null;
  }, [columns]);

  const goTo = (index: number) => {
    const cells = head.current?.querySelectorAll<HTMLElement>('.sort');
    cells?.[Math.max(0, Math.min(index, columns.length - 1))]?.focus();
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>, id: ColumnId, index: number) => {
    if (event.ctrlKey || event.metaKey) return;
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step !== 0 && event.altKey && event.shiftKey) control.resizeBy(id, step * stepPx);
    else if (step !== 0 && event.altKey) {
      movedId.current = id;
      control.move(id, step);
    } else if (event.altKey) return;
    else if (step !== 0) goTo(index + step);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(columns.length - 1);
    else if (event.key === 'ArrowDown') onLeave();
    else if (event.key === 'Enter' && event.shiftKey) onSort(id, true);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
      onMenu(id, toPointBelow(event.currentTarget));
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent<HTMLElement>, id: ColumnId) => {
    // A key's click counts no presses; a drag ends with none where the header it ends on is another one.
    if (drag.takeClick() && event.detail > 0) return;
    if (getFirstDirection(id) === null) onMenu(id, toPointBelow(event.currentTarget));
    else onSort(id, event.shiftKey);
  };

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons are focusable
    <div ref={head} role="row" className="row row-head" aria-rowindex={1}>
      {columns.map(({ id, widthPx }, index) => {
        const place = sorts.findIndex((sort) => sort.column === id);
        const sort = sorts[place];
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: its button is focusable
          <div
            key={id}
            role="columnheader"
            data-column={id}
            data-drop={toDropSide(drag.drop?.beforeId, id, columns)}
            data-dragged={drag.drop?.id === id || undefined}
            aria-colindex={index + 1}
            aria-sort={place === 0 ? sort?.direction : undefined}
            className={`cell cell-${id}`}
            {...drag.handlers(id)}
            onContextMenu={(event) => {
              event.preventDefault();
              onMenu(id, { x: event.clientX, y: event.clientY });
            }}
          >
            <button
              type="button"
              className="sort"
              tabIndex={id === stop ? 0 : -1}
              title={toHint(id)}
              data-sorted={sort !== undefined || undefined}
              onFocus={() => setStopId(id)}
              onClick={(event) => press(event, id)}
              onKeyDown={(event) => handleKey(event, id, index)}
            >
              <span className="sort-name">{columnWords[id]}</span>
              <SortMark sort={sort} place={sorts.length > 1 ? place + 1 : null} />
            </button>
            {id !== 'queue' && (
              <HeaderEdge
                side={index > queueIndex ? 'start' : 'end'}
                widthPx={widthPx}
                onResize={(wantedPx) => control.resize(id, wantedPx)}
                onReset={() => control.resetWidth(id)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The order, shown where it sorts (and, paler, where it would), and its place among several. */
function SortMark({ sort, place }: { sort: BoardSort | undefined; place: number | null }) {
  return (
    <span className="sort-mark" data-shown={sort !== undefined || undefined}>
      <svg className="arrow" viewBox="0 0 8 8" aria-hidden="true">
        <path d={sort?.direction === 'ascending' ? 'M4 1 7 6H1z' : 'M4 7 1 2h6z'} />
      </svg>
      {sort !== undefined && place !== null && (
        <>
          <span aria-hidden="true">{place}</span>
          <span className="visually-hidden">{columnMenuWords.sortPlace(place)}</span>
        </>
      )}
    </span>
  );
}

/** On which side of this header the dragged column would go. */
function toDropSide(
  beforeId: ColumnId | null | undefined,
  id: ColumnId,
  columns: readonly Column[],
): 'before' | 'after' | undefined {
  if (beforeId === undefined) return undefined;
  if (beforeId === null) return columns.at(-1)?.id === id ? 'after' : undefined;
  return beforeId === id ? 'before' : undefined;
}

function findButton(head: HTMLElement | null, id: ColumnId): HTMLElement | null {
  return head?.querySelector<HTMLElement>(`[data-column="${id}"] > .sort`) ?? null;
}

function toHint(id: ColumnId): string {
  const help = getFirstDirection(id) === null ? columnMenuWords.openHelp : columnMenuWords.sortHelp;
  const hint = columnHints[id];
  return hint === undefined ? help : `${hint}.\n${help}`;
}

function toPointBelow(element: HTMLElement): MenuPoint {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}
