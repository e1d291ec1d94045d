import { type Dispatch, Suspense, useCallback, useMemo, useRef } from 'react';
import type { ExportTarget } from '../../shared/contract/export-contract.ts';
import { rowHeightsPx } from '../../shared/row-height.ts';
import { toRowKey } from '../../shared/row-key.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { BoardGrid } from '../board/board-grid.tsx';
import { BoardNotices } from '../board/board-notices.tsx';
import { type BoardAction, type BoardState, toFilter } from '../board/board-state.ts';
import { EmptyBoard } from '../board/empty-board.tsx';
import type { Glance } from '../board/glance.ts';
import { useRowActions } from '../board/row-actions.ts';
import type { RowView } from '../board/row-view.ts';
import { useShownRows } from '../board/shown-rows.ts';
import { createLater, useIdleLoad } from '../later.tsx';
import type { LocaleFormat } from '../locale-format.ts';
import { useNewestCallback } from '../newest-callback.ts';
import { BoardToolbar } from '../parts/board-toolbar.tsx';
import { ExportLine } from '../parts/export-line.tsx';
import { useFileExport } from '../parts/file-export.ts';
import { GlanceHeader } from '../parts/glance-header.tsx';
import { BoardFooter } from '../parts/page-footer.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { useServices, useViewCommand } from '../services.ts';
import type { PageState } from '../state.ts';

const later = {
  details: createLater(async () => (await import('../details/queue-details.tsx')).QueueDetails),
};

interface BoardViewProps {
  state: PageState;
  views: readonly RowView[];
  glance: Glance;
  elapsedMs: number;
  board: BoardState;
  format: LocaleFormat;
  dispatch: Dispatch<BoardAction>;
  onSignIn: (id: string) => void;
  onShowConnections: () => void;
}

export function BoardView(props: BoardViewProps) {
  const { state, views, glance, elapsedMs, board, format, dispatch } = props;
  const { layout, selectedKey } = board;
  const filter = useMemo(() => toFilter(board), [board]);
  const { wallNowMs } = useServices();
  const searchInput = useRef<HTMLInputElement>(null);
  const shown = useShownRows(views, board, state.connections);
  const { marks, counts, arranged, items, isEmpty, hold } = shown;
  const grid = useRef<HTMLDivElement>(null);
  useIdleLoad(later);
  // For buttons that go when they are pressed: the keyboard goes on at the rows, which may only come with it.
  const focusRows = () => requestAnimationFrame(() => grid.current?.focus());
  const actions = useRowActions({ state, views, board, marks, dispatch, focusRows });
  const boardExport = useFileExport('export.board');
  const { release } = hold;
  const reorder = useCallback(
    (action: BoardAction) => {
      // Who asks for another order or other rows wants them now.
      release();
      dispatch(action);
    },
    [release, dispatch],
  );
  const exportRows = useNewestCallback((target?: ExportTarget) =>
    boardExport.start({ keys: shown.toKeys() }, target),
  );
  useViewCommand('search', () => {
    const begin = () => {
      searchInput.current?.focus();
      searchInput.current?.select();
    };
    begin();
    if (document.activeElement === searchInput.current) return;
    // In a small window the details have its place.
    dispatch({ type: 'select', key: null });
    requestAnimationFrame(begin);
  });
  useViewCommand('export', isEmpty ? null : exportRows);
  const closeDetails = () => {
    dispatch({ type: 'select', key: null });
    focusRows();
  };
  useViewCommand('close', selectedKey === null ? null : closeDetails);

  return (
    <div className="board" data-details={selectedKey !== null || undefined}>
      <main className="main">
        <h1 className="visually-hidden">{windowWords.views.board}</h1>
        <GlanceHeader glance={glance} silence={state} wallNowMs={wallNowMs()} format={format} />
        <ProblemList
          connections={glance.connections}
          onSignIn={props.onSignIn}
          onShowConnections={props.onShowConnections}
        />
        <BoardToolbar
          filter={filter}
          layout={layout}
          arranged={arranged}
          counts={counts}
          searchInput={searchInput}
          isBehind={hold.isBehind}
          isExporting={boardExport.isRunning}
          canExport={!isEmpty}
          onReorder={reorder}
          onSortNow={() => {
            hold.release();
            focusRows();
          }}
          onExport={exportRows}
        />
        {isEmpty ? (
          <EmptyBoard
            state={state}
            glance={glance}
            filter={filter}
            counts={counts}
            onShow={(action) => {
              reorder(action);
              focusRows();
            }}
          />
        ) : (
          <BoardGrid
            scroller={grid}
            items={items}
            connections={state.connections}
            elapsedMs={elapsedMs}
            countsOtherMedia={state.countOtherMedia}
            arranged={arranged}
            sorts={layout.sorts}
            marks={marks}
            selectedKey={selectedKey}
            isRevealing={board.isRevealing}
            namesConnection={state.connections.length > 1 && layout.grouping !== 'connection'}
            rowHeightPx={rowHeightsPx[state.appearance.density]}
            hold={hold}
            dispatch={dispatch}
            onReorder={reorder}
            toRowMenu={actions.toMenu}
          />
        )}
        <div className="board-end">
          <ExportLine fileExport={boardExport} format={format} />
          <BoardNotices {...actions.notices} />
          <BoardFooter views={views} speech={state} format={format} />
        </div>
      </main>
      {selectedKey !== null && (
        <Suspense>
          <later.details.View
            view={views.find((view) => view.row.key === selectedKey) ?? null}
            alerts={state.alerts.filter((alert) => toRowKey(alert) === selectedKey)}
            mutes={state.mutes}
            elapsedMs={elapsedMs}
            wallNowMs={wallNowMs()}
            format={format}
            onClose={closeDetails}
          />
        </Suspense>
      )}
    </div>
  );
}
