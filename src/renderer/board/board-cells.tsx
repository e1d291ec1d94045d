import type { ReactNode } from 'react';
import { rowMenuWords } from '../../shared/words/en/board.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { TrendCell } from '../charts/trend-cell.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import type { ColumnId } from './columns.ts';
import {
  type Figure,
  sayNextMiss,
  toAbandonRate,
  toAge,
  toAgents,
  toCount,
  toLongestWait,
  toNextMiss,
  toServiceLevel,
  toWaiting,
} from './figures.ts';
import type { RowView } from './row-view.ts';

/** What of a row stands beside the queue's name, as it has no column of its own. */
export interface MetaParts {
  media: boolean;
  connection: boolean;
}

interface CellFacts {
  view: RowView;
  elapsedMs: number;
  isPinned: boolean;
  meta: MetaParts;
  onPin: (key: string) => void;
}

export function drawCell(id: ColumnId, facts: CellFacts): ReactNode {
  const { view, elapsedMs } = facts;
  const { reading } = view.row;
  switch (id) {
    case 'state':
      return (
        <span className="state">
          <StateMark state={view.state} />
          {windowWords.states[view.state]}
        </span>
      );
    case 'queue':
      return <QueueCell {...facts} />;
    case 'connection':
      return (
        <span className="ellipsis" title={view.connectionName}>
          {view.connectionName}
        </span>
      );
    case 'media':
      return <span className="ellipsis">{mediaWords[reading.mediaType]}</span>;
    case 'waiting':
      return drawFigure(toWaiting(view), view.gaps.noWaiting ? windowWords.details.noWaiting : undefined);
    case 'longest':
      return drawFigure(
        toLongestWait(view, elapsedMs),
        view.gaps.waitIsAssumed ? windowWords.details.waitTimeNote : undefined,
      );
    case 'nextMiss':
      return drawFigure(toNextMiss(view, elapsedMs), sayNextMiss(view, elapsedMs) ?? undefined);
    case 'agents':
      return drawFigure(toAgents(view));
    case 'serviceLevel':
      return drawFigure(toServiceLevel(view));
    case 'abandonRate':
      return drawFigure(toAbandonRate(view));
    case 'trend':
      return <TrendCell rowKey={view.row.key} isCurrent={view.isCurrent} />;
    case 'offered':
      return drawFigure(toCount(view, reading.offered));
    case 'answered':
      return drawFigure(toCount(view, reading.answered));
    case 'abandoned':
      return drawFigure(toCount(view, reading.abandoned));
    case 'age':
      return drawFigure(toAge(view, elapsedMs));
  }
}

function QueueCell({ view, isPinned, meta, onPin }: CellFacts) {
  const { key, reading } = view.row;
  return (
    <>
      <span className="queue-name" title={reading.queueName}>
        {reading.queueName}
      </span>
      <span className="queue-meta" title={view.connectionName}>
        {toMeta(view, meta)}
      </span>
      {isPinned && <span className="visually-hidden">{rowMenuWords.pinned}</span>}
      {/* By ear and by keyboard it is the key P and the row's menu; a button in every row would only be in the way. */}
      <button
        type="button"
        className="star"
        tabIndex={-1}
        aria-hidden="true"
        data-on={isPinned || undefined}
        title={isPinned ? rowMenuWords.unpin : rowMenuWords.pin}
        onClick={(event) => {
          event.stopPropagation();
          onPin(key);
        }}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M8 1.9l1.85 3.9 4.25.55-3.12 2.95.79 4.2L8 11.45 4.23 13.5l.79-4.2L1.9 6.35l4.25-.55z" />
        </svg>
      </button>
    </>
  );
}

function drawFigure({ text, muted, isDue }: Figure, note?: string): ReactNode {
  if (!muted && note === undefined) return text;
  return (
    <span className={muted ? 'muted' : undefined} data-due={isDue || undefined} title={note}>
      {text}
    </span>
  );
}

/** What stands beside the name: why there are no figures, else media and connection. */
function toMeta({ row, state, connectionName }: RowView, { media, connection }: MetaParts): string {
  if (state === 'gone' || state === 'quiet' || state === 'unknown') return windowWords.stateNotes[state];
  const parts = [
    ...(media ? [mediaWords[row.reading.mediaType]] : []),
    ...(connection ? [connectionName] : []),
  ];
  return parts.join(' · ');
}
