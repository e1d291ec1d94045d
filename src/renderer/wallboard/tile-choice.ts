import type { BoardLayout } from '../../shared/board-layout.ts';
import { liveMediaTypes } from '../../shared/media-type.ts';
import { isAnybodyWaiting } from '../../shared/next-miss.ts';
import { filterRows, toMarks } from '../board/filtering.ts';
import { type RowState, type RowView, rowStates, toSeverityRank } from '../board/row-view.ts';

/** Without a change of state, figures alone move tiles no more often than this. */
const restMs = 60_000;
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

type Arrangement = Pick<BoardLayout, 'filter' | 'pinnedKeys' | 'hiddenKeys'>;

/**
 * The queues that the wallboard is about: one's own, without the hidden ones, as far as the board's filter leaves them.
 * The worst first, of those the pinned ones, then where people wait in person, the longest first.
 */
export function chooseTiles(views: readonly RowView[], layout: Arrangement): RowView[] {
  const { chip, search } = layout.filter;
  const marks = toMarks(layout);
  const watched = views.filter(({ row }) => row.watched);
  // What was hidden is not brought to a wall.
  const chosen = filterRows(watched, { chip: chip === 'hidden' ? 'watched' : chip, search }, marks);
  const rank = new Map(rowStates.map((state, index) => [state, index]));
  const rankOf = ({ state }: RowView) => rank.get(state) ?? rowStates.length;
  return chosen.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      toSeverityRank(b) - toSeverityRank(a) ||
      Number(marks.pinned.has(b.row.key)) - Number(marks.pinned.has(a.row.key)) ||
      Number(isLive(b)) - Number(isLive(a)) ||
      toWaitMs(b) - toWaitMs(a) ||
      byName.compare(a.row.reading.queueName, b.row.reading.queueName) ||
      (a.row.key < b.row.key ? -1 : 1),
  );
}

/** An email may wait for days, and nobody with it. */
function isLive({ row }: RowView): boolean {
  return liveMediaTypes.includes(row.reading.mediaType);
}

/** Comparable at one moment; unknown ones last. */
function toWaitMs({ row, isCurrent, ageMs }: RowView): number {
  const { longestWaitMs } = row.reading;
  if (!isCurrent || longestWaitMs === null) return -1;
  return isAnybodyWaiting(row.reading) ? longestWaitMs + (ageMs ?? 0) : longestWaitMs;
}

/**
 * Keeps tiles in their places while people look at them from afar: they move when a queue comes, goes or changes its
 * state, else once a minute.
 */
export function createTileOrder(): (wanted: readonly RowView[], nowMs: number) => RowView[] {
  let kept: { keys: readonly string[]; signature: string; decidedAtMs: number } | null = null;
  return (wanted, nowMs) => {
    const signature = wanted
      .map(({ row, state }) => `${row.key} ${state}`)
      .sort()
      .join();
    if (kept === null || kept.signature !== signature || nowMs - kept.decidedAtMs >= restMs)
      kept = { keys: wanted.map(({ row }) => row.key), signature, decidedAtMs: nowMs };
    const byKey = new Map(wanted.map((view) => [view.row.key, view]));
    return kept.keys.flatMap((key) => byKey.get(key) ?? []);
  };
}

/** How many there are of each state, worst first. */
export function countStates(views: readonly RowView[]): { state: RowState; amount: number }[] {
  return rowStates
    .map((state) => ({ state, amount: views.filter((view) => view.state === state).length }))
    .filter(({ amount }) => amount > 0);
}
