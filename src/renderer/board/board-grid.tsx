// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type Dispatch,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import type { BoardLayout } from '../../shared/board-layout.ts';
import { boardWords, columnMenuWords, columnWords } from '../../shared/words/en/board.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import { AwaitedMenu } from '../parts/awaited-menu.tsx';
import { BoardRow, toItemId } from './board-row.tsx';
import type { BoardAction } from './board-state.ts';
import { createColumnControl } from './column-control.ts';
import { type ArrangedColumns, type ColumnId, toGridTemplate, toVisibleColumns } from './columns.ts';
import { useContentWidth } from './content-width.ts';
import type { Marks } from './filtering.ts';
import { GridHeader } from './grid-header.tsx';
import { findReplacement, type GridCommand, toGridCommand, toNextIndex } from './grid-keys.ts';
import { GroupRow } from './group-row.tsx';
import { type BoardItem, toGroupItemId } from './grouping.ts';
import { toHeaderMenu } from './header-menu.ts';
import type { OrderHold } from './order-hold.ts';
import type { MenuEntry, MenuPoint } from './pointer-menu.tsx';
import { createRowSlots } from './row-slots.ts';

const later = {
  menu: createLater(async () => (await import('./pointer-menu.tsx')).PointerMenu),
};

interface BoardGridProps {
  /** The grid itself, for what gives it the focus back. */
  scroller: RefObject<HTMLDivElement | null>;
  items: readonly BoardItem[];
  connections: readonly ConnectionStatus[];
  elapsedMs: number;
  countsOtherMedia: boolean;
  arranged: ArrangedColumns;
  sorts: BoardLayout['sorts'];
  marks: Marks;
  selectedKey: string | null;
  isRevealing: boolean;
  namesConnection: boolean;
  rowHeightPx: number;
  hold: Pick<OrderHold, 'touch' | 'release'>;
  dispatch: Dispatch<BoardAction>;
  /** What asks for another order. */
  onReorder: (action: BoardAction) => void;
  /** Null: the row is gone. */
  toRowMenu: (key: string) => RowMenu | null;
}

interface RowMenu {
  label: string;
  title: string;
  entries: readonly MenuEntry[];
}

/** A row's menu stays as it was opened: nothing may move below the pointer while somebody chooses. */
type OpenMenu = { point: MenuPoint } & ({ rowKey: string; asOpened: RowMenu } | { columnId: ColumnId });

/**
 * The board as one grid: it holds the focus itself and names its active line (a row, or the head of a group), because
 * lines come and go with scrolling. Only those in sight are drawn.
 */
export function BoardGrid(props: BoardGridProps) {
  const { items, connections, elapsedMs, arranged, sorts, marks, selectedKey, isRevealing } = props;
  const { scroller, namesConnection, rowHeightPx, hold, dispatch, onReorder, toRowMenu } = props;
  const widthPx = useContentWidth(scroller);
  const columns = useMemo(
    () => toVisibleColumns(arranged, widthPx, namesConnection),
    [arranged, widthPx, namesConnection],
  );
  const meta = useMemo(
    () => ({
      media: columns.every(({ id }) => id !== 'media'),
      connection: namesConnection && columns.every(({ id }) => id !== 'connection'),
    }),
    [columns, namesConnection],
  );
  const [activeId, setActiveId] = useState<string | null>(selectedKey);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [said, setSaid] = useState('');
  const [toSlots] = useState(createRowSlots);
  useIdleLoad(later);
  // All that looks at every item, or draws more than rows, is kept from frame to frame of scrolling.
  const activeIndex = useMemo(() => items.findIndex(({ id }) => id === activeId), [items, activeId]);
  // Where it stood last: a line that goes must not throw the keyboard back to the top.
  const [activePlace, setActivePlace] = useState(-1);
  if (activeIndex >= 0 && activeIndex !== activePlace) setActivePlace(activeIndex);
  if (activeIndex < 0 && activeId !== null) {
    const replacement = findReplacement(items, activePlace);
    if (replacement !== null) setActiveId(replacement);
  }
  const toKey = useCallback((index: number) => items[index]?.id ?? index, [items]);
  const control = useMemo(
    () =>
      createColumnControl(
        { arranged, visible: columns, availablePx: widthPx },
        (changed) => dispatch({ type: 'columns', columns: changed }),
        (id, place) => setSaid(columnMenuWords.moved(columnWords[id], place, columns.length)),
      ),
    [arranged, columns, widthPx, dispatch],
  );
  const header = useMemo(
    () => (
      <GridHeader
        columns={columns}
        sorts={sorts}
        control={control}
        onSort={(column, isAdded) => onReorder({ type: 'sort', column, isAdded })}
        onMenu={(columnId, point) => setMenu({ columnId, point })}
        onLeave={() => scroller.current?.focus()}
      />
    ),
    [columns, sorts, control, onReorder, scroller],
  );

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: toKey,
    overscan: 6,
    scrollPaddingStart: rowHeightPx,
    scrollMargin: rowHeightPx,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex >= 0 && !indexes.includes(activeIndex)) indexes.push(activeIndex);
      return indexes;
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of the rows is all that it is about
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx]);

  const inSight = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const item = items[index];
    return item === undefined ? [] : [{ item, index, topPx: start - rowHeightPx }];
  });
  const slots = toSlots(inSight.map(({ item }) => item.id));

  const pick = useCallback(
    (key: string) => {
      setActiveId(key);
      dispatch({ type: 'select', key });
    },
    [dispatch],
  );
  const pin = useCallback(
    (key: string) => dispatch({ type: 'pin', key, isPinned: !marks.pinned.has(key) }),
    [dispatch, marks],
  );
  const toggleGroup = useCallback(
    (id: string, isOpen: boolean) => {
      setActiveId(toGroupItemId(id));
      dispatch({ type: 'group', id, isOpen });
    },
    [dispatch],
  );

  useEffect(() => {
    if (!isRevealing || selectedKey === null) return;
    const index = items.findIndex(({ id }) => id === selectedKey);
    if (index < 0) {
      const closed = items.find(
        (item) => item.kind === 'group' && item.views.some(({ row }) => row.key === selectedKey),
      );
      // The row may only come with the next push; until then the request stands.
      if (closed?.kind === 'group') dispatch({ type: 'group', id: closed.group.id, isOpen: true });
      return;
    }
    setActiveId(selectedKey);
    virtualizer.scrollToIndex(index, { align: 'center' });
    scroller.current?.focus({ preventScroll: true });
    dispatch({ type: 'revealed' });
  }, [isRevealing, selectedKey, items, virtualizer, scroller, dispatch]);

  const moveTo = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setActiveId(item.id);
    // One that has not come yet was about the line before.
    setMenu(null);
    if (selectedKey !== null && item.kind === 'row') dispatch({ type: 'select', key: item.id });
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const carryOut = (command: GridCommand) => {
    if (command.type === 'pick') pick(command.key);
    else if (command.type === 'pin') pin(command.key);
    else if (command.type === 'group') toggleGroup(command.id, command.isOpen);
    else if (command.type === 'head') moveTo(items.findIndex(({ id }) => id === toGroupItemId(command.id)));
    else {
      // The keyboard stays where it is, on what comes after.
      setActiveId((items[activeIndex + 1] ?? items[activeIndex - 1])?.id ?? null);
      dispatch({ type: 'hide', key: command.key, isHidden: !marks.hidden.has(command.key) });
    }
  };
  const openRowMenu = (rowKey: string, point: MenuPoint) => {
    setActiveId(rowKey);
    const asOpened = toRowMenu(rowKey);
    if (asOpened !== null) setMenu({ rowKey, asOpened, point });
  };
  const openActiveMenu = () => {
    const active = items[activeIndex];
    const line = document.getElementById(toItemId(activeId ?? ''));
    if (active?.kind !== 'row' || line === null) return;
    const { left, bottom } = line.getBoundingClientRect();
    openRowMenu(active.id, { x: left + 24, y: bottom });
  };

  const handleKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const visibleRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 1;
    const next = toNextIndex(event.key, activeIndex, items.length, visibleRows);
    const active = items[activeIndex];
    const command = active === undefined ? null : toGridCommand(event.key, active);
    if (next !== null) moveTo(next);
    else if (command !== null) carryOut(command);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openActiveMenu();
    else if (event.key === 'Escape' && selectedKey !== null) dispatch({ type: 'select', key: null });
    else return;
    event.preventDefault();
    hold.touch();
  };
  const handleContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement)) return;
    const rowKey = event.target.closest<HTMLElement>('[data-key]')?.dataset.key;
    if (rowKey !== undefined) {
      event.preventDefault();
      openRowMenu(rowKey, { x: event.clientX, y: event.clientY });
    } else if (event.target === scroller.current) event.preventDefault();
  };
  const closeMenu = () => setMenu(null);
  const leave = () => {
    // A menu is about the row below it.
    if (menu === null) hold.release();
  };

  const shownMenu = menu === null ? null : toShownMenu(menu);
  // Its row has gone.
  if (menu !== null && shownMenu === null) setMenu(null);
  function toShownMenu(open: OpenMenu) {
    if ('rowKey' in open) return toRowMenu(open.rowKey) === null ? null : open.asOpened;
    const onSorts = (changed: BoardLayout['sorts']) => onReorder({ type: 'sorts', sorts: changed });
    return {
      label: columnMenuWords.of(columnWords[open.columnId]),
      title: columnWords[open.columnId],
      entries: toHeaderMenu({ id: open.columnId, columns, sorts, control, onSorts }),
    };
  }

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        className="grid"
        tabIndex={0}
        aria-label={boardWords.label}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeIndex >= 0 ? toItemId(activeId ?? '') : undefined}
        style={{ '--grid-columns': toGridTemplate(columns) }}
        onKeyDown={handleKey}
        onContextMenu={handleContextMenu}
        onFocus={(event) => {
          if (event.target === scroller.current && activeIndex < 0) setActiveId(items[0]?.id ?? null);
        }}
        onBlur={({ relatedTarget }) => {
          // "Sort now" stands there, and would go just when the keyboard reaches it.
          if (relatedTarget?.closest('.toolbar') == null) leave();
        }}
        onPointerMove={hold.touch}
        // Between press and release the row below the pointer stays the same.
        onPointerDown={hold.touch}
        onPointerLeave={leave}
      >
        <div role="rowgroup" className="grid-head">
          {header}
        </div>
        <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {inSight.map(({ item, index, topPx }) => {
            const slot = slots.get(item.id);
            const place = { index, topPx, isActive: item.id === activeId };
            return item.kind === 'group' ? (
              <GroupRow
                key={slot}
                item={item}
                connections={connections}
                elapsedMs={elapsedMs}
                countsOtherMedia={props.countsOtherMedia}
                columns={columns}
                {...place}
                onPick={toggleGroup}
              />
            ) : (
              <BoardRow
                key={slot}
                view={item.view}
                elapsedMs={elapsedMs}
                columns={columns}
                {...place}
                isSelected={item.id === selectedKey}
                isPinned={marks.pinned.has(item.id)}
                isGrouped={item.groupId !== null}
                meta={meta}
                onPick={pick}
                onPin={pin}
              />
            );
          })}
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {menu !== null && shownMenu !== null && (
        <Suspense fallback={<AwaitedMenu opener={scroller} onGone={closeMenu} />}>
          <later.menu.View {...shownMenu} point={menu.point} onClose={closeMenu} />
        </Suspense>
      )}
    </>
  );
}
