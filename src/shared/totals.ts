import { type BoardRow, type ConnectionStatus, toRowFreshness } from './board.ts';
import { isCurrent } from './freshness.ts';
import { liveMediaTypes } from './queue.ts';

/** The headline figures: the same in the tray, its menu and the window. */
export interface Totals {
  /** Contacts waiting now in watched queues' live media; null where no current figure is known. */
  waiting: number | null;
  /** Waiting in media that nobody waits for in person (callback, email, work items). */
  waitingOtherMedia: number | null;
  longestWait: { waitMs: number; row: BoardRow } | null;
  /** Connections whose figures are missing from the totals because they are not current. */
  leftOutConnectionIds: string[];
  watchedRows: number;
}

/**
 * Adds up what is current. `elapsedMs` is how long ago the connections' ages were taken, so that a view can
 * tick between messages; a wait that is still going on grows by the age of its reading.
 */
export function toTotals(
  rows: Iterable<BoardRow>,
  connections: readonly ConnectionStatus[],
  elapsedMs = 0,
): Totals {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const leftOut = new Set<string>();
  for (const connection of connections)
    if (!isCurrent(toConnectionFreshness(connection, elapsedMs))) leftOut.add(connection.id);
  const totals: Totals = {
    waiting: null,
    waitingOtherMedia: null,
    longestWait: null,
    leftOutConnectionIds: [],
    watchedRows: 0,
  };
  for (const row of rows) {
    if (!row.watched) continue;
    totals.watchedRows += 1;
    const connection = byId.get(row.reading.connectionId);
    if (connection === undefined) continue;
    const ageMs = connection.ageMs === null ? null : connection.ageMs + elapsedMs;
    const freshness = toRowFreshness(row, ageMs, connection.intervalMs);
    if (!isCurrent(freshness) || ageMs === null) {
      if (freshness === 'stale') leftOut.add(connection.id);
      continue;
    }
    const { waiting, longestWaitMs, mediaType } = row.reading;
    const isLive = liveMediaTypes.includes(mediaType);
    if (waiting !== null) {
      if (isLive) totals.waiting = (totals.waiting ?? 0) + waiting;
      else totals.waitingOtherMedia = (totals.waitingOtherMedia ?? 0) + waiting;
    }
    if (!isLive || longestWaitMs === null || longestWaitMs === 0) continue;
    const waitMs = longestWaitMs + ageMs + row.lagMs;
    if (totals.longestWait === null || waitMs > totals.longestWait.waitMs)
      totals.longestWait = { waitMs, row };
  }
  totals.leftOutConnectionIds = [...leftOut];
  return totals;
}

/** A connection's freshness `elapsedMs` after its status was made. */
export function toConnectionFreshness(connection: ConnectionStatus, elapsedMs: number) {
  const ageMs = connection.ageMs === null ? null : connection.ageMs + elapsedMs;
  return toRowFreshness({ quality: 'current', lagMs: 0 }, ageMs, connection.intervalMs);
}
