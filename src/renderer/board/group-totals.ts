import type { ConnectionStatus } from '../../shared/board.ts';
import { liveMediaTypes } from '../../shared/media-type.ts';
import { toTotals } from '../../shared/totals.ts';
import { type RowState, type RowView, rowStates } from './row-view.ts';

/** What a group's head says of its rows. Figures are of the present only; what they leave out is counted beside them. */
export interface GroupTotals {
  queues: number;
  waiting: number | null;
  waitingOtherMedia: number | null;
  /** Those are part of `waiting`, as in the headline. */
  countsOtherMedia: boolean;
  longestWaitMs: number | null;
  worst: RowState;
  /** Rows whose figures are not of now, those apart that the vendor leaves out because nothing happens there. */
  notCurrent: number;
  /** Rows with figures of now, but without a count of who waits. */
  countless: number;
}

export function toGroupTotals(
  views: readonly RowView[],
  connections: readonly ConnectionStatus[],
  elapsedMs: number,
  countsOtherMedia: boolean,
): GroupTotals {
  // A group adds up what stands under its head, also queues that count nowhere else.
  const rows = views.map(({ row }) => (row.watched ? row : { ...row, watched: true }));
  const totals = toTotals(rows, connections, elapsedMs, countsOtherMedia);
  let worst = rowStates.length - 1;
  let notCurrent = 0;
  let countless = 0;
  for (const { row, state, isCurrent } of views) {
    const { waiting, mediaType } = row.reading;
    worst = Math.min(worst, rowStates.indexOf(state));
    if (!isCurrent && state !== 'quiet') notCurrent += 1;
    const belongs = countsOtherMedia || liveMediaTypes.includes(mediaType);
    if (isCurrent && waiting === null && belongs) countless += 1;
  }
  return {
    queues: countQueues(views),
    waiting: totals.waiting,
    waitingOtherMedia: totals.waitingOtherMedia,
    countsOtherMedia,
    longestWaitMs: totals.longestWait?.waitMs ?? (totals.waiting === 0 ? 0 : null),
    worst: rowStates[worst] ?? 'unknown',
    notCurrent,
    countless,
  };
}

/** A queue has a row for each of its media. */
function countQueues(views: readonly RowView[]): number {
  const byConnection = new Map<string, Set<string>>();
  for (const { row } of views) {
    const { connectionId, queueId } = row.reading;
    const known = byConnection.get(connectionId);
    if (known === undefined) byConnection.set(connectionId, new Set([queueId]));
    else known.add(queueId);
  }
  return [...byConnection.values()].reduce((sum, { size }) => sum + size, 0);
}
