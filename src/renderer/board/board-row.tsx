// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
import { memo, type ReactNode } from 'react';
import { mediaWords } from '../../shared/words/en/media.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { StateMark } from '../parts/state-mark.tsx';
import type { Column, ColumnId } from './columns.ts';
import {
  type Figure,
  sayNextMiss,
  toAge,
  toAgents,
  toCount,
  toLongestWait,
  toNextMiss,
  toServiceLevel,
  toWaiting,
} from './figures.ts';
import type { RowView } from './row-view.ts';

export interface BoardRowProps {
  view: RowView;
  elapsedMs: number;
  columns: readonly Column[];
  index: number;
  topPx: number;
  isSelected: boolean;
  isActive: boolean;
  namesConnection: boolean;
  onPick: (key: string) => void;
}

export function toRowId(key: string): string {
  return `row:${key}`;
}

/** One row of the grid, placed by the virtualiser. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { view, columns, index, topPx, isSelected, isActive, onPick } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      role="row"
      id={toRowId(view.row.key)}
      className="row"
      data-state={view.state}
      data-late={view.freshness === 'late' || undefined}
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onPick(view.row.key)}
    >
      {columns.map((column, columnIndex) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles of these cells support it
        <div
          key={column.id}
          role={column.id === 'queue' ? 'rowheader' : 'gridcell'}
          aria-colindex={columnIndex + 1}
          className={`cell cell-${column.id}`}
        >
          {drawCell(column.id, props)}
        </div>
      ))}
    </div>
  );
});

function drawCell(id: ColumnId, { view, elapsedMs, namesConnection }: BoardRowProps): ReactNode {
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
      return (
        <>
          <span className="queue-name" title={reading.queueName}>
            {reading.queueName}
          </span>
          <span className="queue-meta" title={view.connectionName}>
            {toMeta(view, namesConnection)}
          </span>
        </>
      );
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

function drawFigure({ text, muted, isDue }: Figure, note?: string): ReactNode {
  if (!muted && note === undefined) return text;
  return (
    <span className={muted ? 'muted' : undefined} data-due={isDue || undefined} title={note}>
      {text}
    </span>
  );
}

/** What stands beside the name: why there are no figures, else media and connection. */
function toMeta({ row, state, connectionName }: RowView, namesConnection: boolean): string {
  if (state === 'gone' || state === 'quiet' || state === 'unknown') return windowWords.stateNotes[state];
  const media = mediaWords[row.reading.mediaType];
  return namesConnection ? `${media} · ${connectionName}` : media;
}
