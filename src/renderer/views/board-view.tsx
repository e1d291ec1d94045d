import { type Dispatch, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { toRowKey } from '../../shared/queue.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { BoardGrid } from '../board/board-grid.tsx';
import type { BoardAction, BoardState } from '../board/board-state.ts';
import { countChips, filterRows } from '../board/filtering.ts';
import type { Glance } from '../board/glance.ts';
import { useOrderHold } from '../board/order-hold.ts';
import type { RowView } from '../board/row-view.ts';
import { createRowSorter } from '../board/sorting.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { BoardToolbar } from '../parts/board-toolbar.tsx';
import { ExportLine, useFileExport } from '../parts/export-line.tsx';
import { GlanceHeader } from '../parts/glance-header.tsx';
import { BoardFooter } from '../parts/page-footer.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { QueueDetails } from '../parts/queue-details.tsx';
import type { OverriddenQueue } from '../rules/rule-draft.ts';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';

interface BoardViewProps {
  state: PageState;
  views: readonly RowView[];
  glance: Glance;
  elapsedMs: number;
  board: BoardState;
  format: LocaleFormat;
  dispatch: Dispatch<BoardAction>;
  onOwnRule: (queue: OverriddenQueue) => void;
  onSignIn: (id: string) => void;
  onShowConnections: () => void;
}

export function BoardView(props: BoardViewProps) {
  const { state, views, glance, elapsedMs, board, format, dispatch } = props;
  const { filter, sort, selectedKey, isRevealing } = board;
  const { wallNowMs } = useServices();
  const searchInput = useRef<HTMLInputElement>(null);
  useSearchKey(searchInput);
  const counts = useMemo(() => countChips(views), [views]);
  const [sortRows] = useState(createRowSorter);
  const sorted = useMemo(() => sortRows(filterRows(views, filter), sort), [views, filter, sort, sortRows]);
  const hold = useOrderHold(sorted);
  const boardExport = useFileExport('export.board');
  const select = useCallback((key: string | null) => dispatch({ type: 'select', key }), [dispatch]);
  const revealed = useCallback(() => dispatch({ type: 'revealed' }), [dispatch]);
  const change = (action: BoardAction) => {
    // Who asks for another order or other rows wants them now.
    hold.release();
    dispatch(action);
  };

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
          counts={counts}
          searchInput={searchInput}
          isBehind={hold.isBehind}
          isExporting={boardExport.isRunning}
          canExport={hold.ordered.length > 0}
          onSearch={(search) => change({ type: 'search', search })}
          onChip={(chip) => change({ type: 'chip', chip })}
          onSortNow={hold.release}
          onExport={() => boardExport.start({ keys: hold.ordered.map((view) => view.row.key) })}
        />
        <ExportLine fileExport={boardExport} />
        {hold.ordered.length > 0 ? (
          <BoardGrid
            views={hold.ordered}
            elapsedMs={elapsedMs}
            sort={sort}
            selectedKey={selectedKey}
            isRevealing={isRevealing}
            namesConnection={state.connections.length > 1}
            onSort={(column) => change({ type: 'sort', column })}
            onSelect={select}
            onRevealed={revealed}
            onTouch={hold.touch}
            onLeave={hold.release}
          />
        ) : (
          <EmptyBoard state={state} glance={glance} board={board} onReset={() => change({ type: 'reset' })} />
        )}
        <BoardFooter views={views} format={format} />
      </main>
      {selectedKey !== null && (
        <QueueDetails
          view={views.find((view) => view.row.key === selectedKey) ?? null}
          alerts={state.alerts.filter((alert) => toRowKey(alert) === selectedKey)}
          mutes={state.mutes}
          elapsedMs={elapsedMs}
          wallNowMs={wallNowMs()}
          format={format}
          onOwnRule={props.onOwnRule}
          onClose={() => select(null)}
        />
      )}
    </div>
  );
}

interface EmptyBoardProps {
  state: PageState;
  glance: Glance;
  board: BoardState;
  onReset: () => void;
}

/** Why the board is empty; never "all is well" while somebody does not answer. */
function EmptyBoard({ state, glance, board, onReset }: EmptyBoardProps) {
  return (
    <div className="empty" role="status">
      <p>{sayWhyEmpty(state, glance, board)}</p>
      {state.rows.size > 0 && (
        <Button className="button" onPress={onReset}>
          {windowWords.board.showAll}
        </Button>
      )}
    </div>
  );
}

function sayWhyEmpty(state: PageState, glance: Glance, { filter }: BoardState): string {
  const words = windowWords.board;
  if (state.rows.size === 0) {
    const hasAnswer = glance.connections.some(({ ageMs }) => ageMs !== null);
    return hasAnswer ? words.noRows : words.firstAnswers;
  }
  if (filter.search.trim() !== '') return words.noMatch(filter.search.trim());
  if (filter.chip === 'watched') return words.noneWatched;
  return glance.missingNames.length === 0 ? words.allCalm : words.allCalmBut(glance.missingNames.join(', '));
}

/** `/` goes to the search from anywhere but a text field or a dialog. */
function useSearchKey(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, textarea, [role=dialog], [role=listbox]'))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [input]);
}
