// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { windowWords } from '../../shared/words/en/window.ts';
import { BoardRow, toRowId } from './board-row.tsx';
import { type ColumnId, toGridTemplate, toVisibleColumns } from './columns.ts';
import { useContentWidth } from './content-width.ts';
import { GridHeader } from './grid-header.tsx';
import { toNextIndex } from './grid-keys.ts';
import type { RowView } from './row-view.ts';
import type { Sort } from './sorting.ts';

export const rowHeightPx = 34;

interface BoardGridProps {
  views: readonly RowView[];
  elapsedMs: number;
  sort: Sort;
  selectedKey: string | null;
  isRevealing: boolean;
  namesConnection: boolean;
  onSort: (column: ColumnId) => void;
  onSelect: (key: string | null) => void;
  onRevealed: () => void;
  onTouch: () => void;
  onLeave: () => void;
}

/**
 * The board as one grid: it holds the focus itself and names its active row, because rows come and go with
 * scrolling. Only the rows in sight are drawn.
 */
export function BoardGrid(props: BoardGridProps) {
  const { views, elapsedMs, sort, selectedKey, isRevealing, namesConnection } = props;
  const { onSelect, onRevealed, onTouch, onLeave } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const widthPx = useContentWidth(scroller);
  const columns = useMemo(() => toVisibleColumns(widthPx, namesConnection), [widthPx, namesConnection]);
  const [activeKey, setActiveKey] = useState<string | null>(selectedKey);
  const activeIndex = views.findIndex((view) => view.row.key === activeKey);

  const virtualizer = useVirtualizer({
    count: views.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => views[index]?.row.key ?? index,
    overscan: 6,
    scrollPaddingStart: rowHeightPx,
    scrollMargin: rowHeightPx,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex >= 0 && !indexes.includes(activeIndex)) indexes.push(activeIndex);
      return indexes;
    },
  });

  const pick = useCallback(
    (key: string) => {
      setActiveKey(key);
      onSelect(key);
    },
    [onSelect],
  );

  useEffect(() => {
    if (!isRevealing || selectedKey === null) return;
    const index = views.findIndex((view) => view.row.key === selectedKey);
    // The row may only come with the next push; until then the request stands.
    if (index < 0) return;
    setActiveKey(selectedKey);
    virtualizer.scrollToIndex(index, { align: 'center' });
    scroller.current?.focus({ preventScroll: true });
    onRevealed();
  }, [isRevealing, selectedKey, views, virtualizer, onRevealed]);

  const moveTo = (index: number) => {
    const view = views[index];
    if (view === undefined) return;
    setActiveKey(view.row.key);
    if (selectedKey !== null) onSelect(view.row.key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  const handleKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const visibleRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 1;
    const next = toNextIndex(event.key, activeIndex, views.length, visibleRows);
    const active = views[activeIndex];
    if (next !== null) moveTo(next);
    else if ((event.key === 'Enter' || event.key === ' ') && active !== undefined) pick(active.row.key);
    else if (event.key === 'Escape') onSelect(null);
    else return;
    event.preventDefault();
    onTouch();
  };

  return (
    <div
      ref={scroller}
      role="grid"
      className="grid"
      tabIndex={0}
      aria-label={windowWords.board.label}
      aria-rowcount={views.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeIndex >= 0 ? toRowId(activeKey ?? '') : undefined}
      style={{ '--grid-columns': toGridTemplate(columns) }}
      onKeyDown={handleKey}
      onFocus={(event) => {
        if (event.target === scroller.current && activeIndex < 0) setActiveKey(views[0]?.row.key ?? null);
      }}
      onBlur={onLeave}
      onPointerMove={onTouch}
      onPointerLeave={onLeave}
    >
      <div role="rowgroup" className="grid-head">
        <GridHeader columns={columns} sort={sort} onSort={props.onSort} />
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const view = views[item.index];
          if (view === undefined) return null;
          const { key } = view.row;
          return (
            <BoardRow
              key={key}
              view={view}
              elapsedMs={elapsedMs}
              columns={columns}
              index={item.index}
              topPx={item.start - rowHeightPx}
              isSelected={key === selectedKey}
              isActive={key === activeKey}
              namesConnection={namesConnection}
              onPick={pick}
            />
          );
        })}
      </div>
    </div>
  );
}
