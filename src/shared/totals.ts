import type { BoardRow, ConnectionStatus } from './board.ts';
import { isCurrent, toRowFreshness } from './freshness.ts';
import { liveMediaTypes } from './media-type.ts';
import { isAnybodyWaiting } from './next-miss.ts';

/** The headline figures: the same in the tray, its menu and the window. */
export interface Totals {
  /** Contacts waiting now in watched queues' media that count; null where no current figure is known. */
  waiting: number | null;
  /** Waiting in media that nobody waits for in person (callback, email, work items). */
  waitingOtherMedia: number | null;
  longestWait: { waitMs: number; row: BoardRow } | null;
  /**
   * Connections of which the totals miss something: they do not answer, list no queue, or a watched queue is
   * old, gone or without its count. While there is one, nothing may pass for calm.
   */
  leftOutConnectionIds: string[];
  /** The age of the oldest figure that counts; null where none does. */
  oldestAgeMs: number | null;
  watchedRows: number;
}

/**
 * Adds up what is current. `elapsedMs` is how long ago the connections' ages were taken, so that a view can
 * tick between messages; a wait that is still going on grows by the age of its reading. Live media count; the others
 * only where the supervisor wants them in the number.
 */
export function toTotals(
  rows: Iterable<BoardRow>,
  connections: readonly ConnectionStatus[],
  elapsedMs = 0,
  countsOtherMedia = false,
): Totals {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const leftOut = new Set<string>();
  const listed = new Set<string>();
  for (const connection of connections)
    if (!isCurrent(toConnectionFreshness(connection, elapsedMs))) leftOut.add(connection.id);
  const totals: Totals = {
    waiting: null,
    waitingOtherMedia: null,
    longestWait: null,
    leftOutConnectionIds: [],
    oldestAgeMs: null,
    watchedRows: 0,
  };
  for (const row of rows) {
    const connection = byId.get(row.reading.connectionId);
    if (connection !== undefined) listed.add(connection.id);
    if (!row.watched) continue;
    totals.watchedRows += 1;
    if (connection === undefined) continue;
    const ageMs = connection.ageMs === null ? null : connection.ageMs + elapsedMs;
    const freshness = toRowFreshness(row, ageMs, connection.intervalMs);
    if (!isCurrent(freshness) || ageMs === null) {
      if (freshness === 'stale' || freshness === 'gone') leftOut.add(connection.id);
      continue;
    }
    if (addRow(totals, row, ageMs + row.lagMs, countsOtherMedia)) continue;
    if (connection.givesWaiting) leftOut.add(connection.id);
  }
  for (const { id } of connections) if (!listed.has(id)) leftOut.add(id);
  totals.leftOutConnectionIds = [...leftOut];
  return totals;
}

/** Adds one row whose figures are `ageMs` old. False where a count that belongs in the total is not known. */
function addRow(totals: Totals, row: BoardRow, ageMs: number, countsOtherMedia: boolean): boolean {
  const { waiting, longestWaitMs, mediaType } = row.reading;
  totals.oldestAgeMs = Math.max(totals.oldestAgeMs ?? 0, ageMs);
  const isLive = liveMediaTypes.includes(mediaType);
  if (!isLive && waiting !== null) totals.waitingOtherMedia = (totals.waitingOtherMedia ?? 0) + waiting;
  if (!isLive && !countsOtherMedia) return true;
  if (waiting !== null) totals.waiting = (totals.waiting ?? 0) + waiting;
  // Nobody waits in person in the others, often for days.
  if (!isLive) return waiting !== null;
  if (longestWaitMs !== null && isAnybodyWaiting(row.reading)) {
    const waitMs = longestWaitMs + ageMs;
    if (totals.longestWait === null || waitMs > totals.longestWait.waitMs)
      totals.longestWait = { waitMs, row };
  }
  return waiting !== null;
}

/** A connection's freshness `elapsedMs` after its status was made. */
export function toConnectionFreshness(connection: ConnectionStatus, elapsedMs: number) {
  const ageMs = connection.ageMs === null ? null : connection.ageMs + elapsedMs;
  return toRowFreshness({ quality: 'current', lagMs: 0 }, ageMs, connection.intervalMs);
}
