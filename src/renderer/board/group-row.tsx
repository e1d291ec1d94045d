// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has no table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active line
import { useMemo } from 'react';
import type { ConnectionStatus } from '../../shared/board.ts';
import { groupWords as words } from '../../shared/words/en/board.ts';
import { formatNumber, formatWait, unknownFigure } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { toItemId } from './board-row.tsx';
import type { Column } from './columns.ts';
import { toGroupSpans } from './group-spans.ts';
import { type GroupTotals, toGroupTotals } from './group-totals.ts';
import type { BoardItem } from './grouping.ts';

interface GroupRowProps {
  item: Extract<BoardItem, { kind: 'group' }>;
  connections: readonly ConnectionStatus[];
  elapsedMs: number;
  countsOtherMedia: boolean;
  columns: readonly Column[];
  index: number;
  topPx: number;
  isActive: boolean;
  onPick: (groupId: string, isOpen: boolean) => void;
}

/** The head of a group: its name, its totals of now, and in words what these leave out. */
export function GroupRow(props: GroupRowProps) {
  const { item, connections, elapsedMs, countsOtherMedia, columns, index, topPx, isActive, onPick } = props;
  const { id, group, views, isOpen } = item;
  const totals = useMemo(
    () => toGroupTotals(views, connections, elapsedMs, countsOtherMedia),
    [views, connections, elapsedMs, countsOtherMedia],
  );
  const { lead, figures, tail, hasNotesAside } = toGroupSpans(columns);
  const notes = toNotes(totals);
  const summary = [words.queues(totals.queues)];
  if (figures.length === 0) summary.push(...sayFigures(totals));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      role="row"
      id={toItemId(id)}
      className="row row-group"
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onPick(group.id, !isOpen)}
    >
      <div
        role="rowheader"
        className="cell cell-group"
        aria-colindex={1}
        aria-colspan={lead}
        aria-expanded={isOpen}
        style={{ gridColumn: `span ${lead}` }}
      >
        <svg className="chevron" data-open={isOpen || undefined} viewBox="0 0 10 10" aria-hidden="true">
          <path d="M3 1.5 7 5 3 8.5" />
        </svg>
        <span
          className="group-mark"
          data-state={totals.worst}
          title={words.worst(windowWords.states[totals.worst])}
        >
          <span className="state">
            <StateMark state={totals.worst} />
          </span>
        </span>
        <span className="group-title" title={group.title}>
          {group.title}
        </span>
        <span className="visually-hidden">
          {words.worst(windowWords.states[totals.worst])}, {isOpen ? words.open : words.closed}
        </span>
        {!hasNotesAside && notes !== '' && (
          <span className="group-notes" title={notes}>
            {notes}
          </span>
        )}
        <span className="group-meta" title={summary.join(' · ')}>
          {summary.join(' · ')}
        </span>
      </div>
      {figures.map((figure, place) => (
        <div key={figure} role="gridcell" aria-colindex={lead + place + 1} className={`cell cell-${figure}`}>
          {drawTotal(figure, totals)}
        </div>
      ))}
      {tail > 0 && (
        <div
          role="gridcell"
          className="cell cell-notes"
          aria-colindex={lead + figures.length + 1}
          aria-colspan={tail}
          style={{ gridColumn: `span ${tail}` }}
        >
          {hasNotesAside && notes !== '' && (
            <span className="group-notes" title={notes}>
              {notes}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function drawTotal(figure: 'waiting' | 'longest', totals: GroupTotals) {
  const { waiting, longestWaitMs } = totals;
  const text = figure === 'waiting' ? toText(waiting) : toWaitText(longestWaitMs);
  return <span className={text === unknownFigure ? 'muted' : undefined}>{text}</span>;
}

function sayFigures({ waiting, longestWaitMs }: GroupTotals): string[] {
  return [words.waiting(toText(waiting)), words.longest(toWaitText(longestWaitMs))];
}

function toText(waiting: number | null): string {
  return waiting === null ? unknownFigure : formatNumber(waiting);
}

function toWaitText(waitMs: number | null): string {
  return waitMs === null ? unknownFigure : formatWait(waitMs);
}

function toNotes({ notCurrent, countless, waitingOtherMedia, countsOtherMedia }: GroupTotals): string {
  const sayOtherMedia = countsOtherMedia ? words.countedOtherMedia : words.otherMedia;
  return [
    ...(notCurrent > 0 ? [words.notCurrent(notCurrent)] : []),
    ...(countless > 0 ? [words.countless(countless)] : []),
    ...((waitingOtherMedia ?? 0) > 0 ? [sayOtherMedia(waitingOtherMedia ?? 0)] : []),
  ].join(' · ');
}
