import type { BoardRow, ConnectionStatus, PaceReason } from '../../shared/board.ts';
import { notableSkewMs } from '../../shared/clock-skew.ts';
import type { ApiName, Connection } from '../../shared/connection.ts';
import type { Failure } from '../../shared/failure.ts';
import { toFreshness } from '../../shared/freshness.ts';
import type { ReadAnswer, Vendor } from '../vendors/vendor.ts';
import { type BoardChange, ConnectionBoard } from './connection-board.ts';

/** A connection as the monitor is told to watch it. Whoever opened the vendor closes it. */
export interface WatchedConnection {
  connection: Connection;
  vendor: Vendor;
  demo: boolean;
  /** Its vendor's own web page can be opened. */
  webApp: boolean;
}

interface Kept {
  watched: WatchedConnection;
  intervalMs: number;
  pace: PaceReason | null;
  rows: ConnectionBoard;
  api: ApiName | null;
  failure: Failure | null;
  todayFailure: Failure | null;
  unknownQueueIds: string[];
  clockSkewMs: number | null;
  /** Steady time of the last good answer; null: never. */
  answeredAt: number | null;
}

/**
 * The newest reading of every queue, and how old it is. It never asks and never judges. A failed poll changes
 * what is said of its connection, never a figure.
 */
export class Board {
  readonly #kept = new Map<string, Kept>();

  setConnection(watched: WatchedConnection): void {
    const { id, pollSeconds } = watched.connection;
    const intervalMs = pollSeconds * 1000;
    const kept = this.#kept.get(id);
    if (kept !== undefined) {
      if (kept.watched.connection.pollSeconds !== pollSeconds) {
        kept.intervalMs = intervalMs;
        kept.pace = null;
      }
      kept.watched = watched;
      return;
    }
    this.#kept.set(id, {
      watched,
      intervalMs,
      pace: null,
      rows: new ConnectionBoard(),
      api: null,
      failure: null,
      todayFailure: null,
      unknownQueueIds: [],
      clockSkewMs: null,
      answeredAt: null,
    });
  }

  /** The interval by which ages are judged. Set with an answer only: what is on the board was promised with its own. */
  setPace(connectionId: string, intervalMs: number, reason: PaceReason | null): void {
    const kept = this.#find(connectionId);
    kept.intervalMs = intervalMs;
    kept.pace = reason;
  }

  /** Answers the keys of its rows. */
  removeConnection(connectionId: string): string[] {
    const kept = this.#kept.get(connectionId);
    this.#kept.delete(connectionId);
    return kept === undefined ? [] : [...kept.rows.rows.keys()];
  }

  /** `receivedAt` is epoch milliseconds, `now` steady ones. */
  applyAnswer(connectionId: string, answer: ReadAnswer, receivedAt: number, now: number): BoardChange {
    const kept = this.#find(connectionId);
    kept.api = answer.api;
    kept.failure = null;
    kept.todayFailure = answer.todayFailure;
    kept.unknownQueueIds = answer.unknownQueueIds;
    kept.clockSkewMs = answer.clockSkewMs;
    kept.answeredAt = now;
    return kept.rows.apply(answer, receivedAt, now);
  }

  /** Who is in trouble is not asked faster than chosen. No failure changes by what ages are judged. */
  applyFailure(connectionId: string, failure: Failure): void {
    const kept = this.#find(connectionId);
    kept.failure = failure;
    if (kept.pace === 'near-level') kept.pace = null;
  }

  hasAnswered(connectionId: string): boolean {
    return this.#find(connectionId).answeredAt !== null;
  }

  /** The steady age of the last good answer and the interval it is measured in. */
  ageOf(connectionId: string, now: number): { ageMs: number | null; intervalMs: number } {
    const { answeredAt, intervalMs } = this.#find(connectionId);
    return { ageMs: answeredAt === null ? null : Math.max(0, now - answeredAt), intervalMs };
  }

  *rows(): Generator<BoardRow> {
    for (const kept of this.#kept.values()) yield* kept.rows.rows.values();
  }

  rowsOf(connectionId: string): BoardRow[] {
    const kept = this.#kept.get(connectionId);
    return kept === undefined ? [] : [...kept.rows.rows.values()];
  }

  row(key: string): BoardRow | undefined {
    for (const kept of this.#kept.values()) {
      const row = kept.rows.rows.get(key);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  statuses(now: number, nextPollInMs: (connectionId: string) => number | null): ConnectionStatus[] {
    return [...this.#kept.values()].map(({ watched, ...kept }) => {
      const { id, name, vendor, tags, signIn, timeZone = null } = watched.connection;
      const { givesWaiting, reports, freeThreshold } = watched.vendor.capabilities;
      const { requestsPerMinute, allowedPerMinute } = watched.vendor.load();
      const { ageMs, intervalMs } = this.ageOf(id, now);
      return {
        id,
        name,
        vendor,
        tags,
        api: kept.api,
        demo: watched.demo,
        failure: kept.failure,
        todayFailure: kept.todayFailure,
        unknownQueueIds: kept.unknownQueueIds,
        // The demo's time is its own.
        clockSkewMs: watched.demo ? null : toNotable(kept.clockSkewMs),
        freshness: toFreshness(ageMs, intervalMs),
        ageMs,
        intervalMs,
        pace: kept.pace,
        nextPollInMs: nextPollInMs(id),
        givesWaiting,
        requestsPerMinute,
        allowedPerMinute,
        reports,
        freeThreshold,
        timeZone,
        signsInByBrowser: signIn === 'browser',
        webApp: watched.webApp,
      };
    });
  }

  #find(connectionId: string): Kept {
    const kept = this.#kept.get(connectionId);
    if (kept === undefined) throw new Error(`the board does not know connection ${connectionId}`);
    return kept;
  }
}

function toNotable(skewMs: number | null): number | null {
  return skewMs === null || Math.abs(skewMs) < notableSkewMs ? null : skewMs;
}
