import type { BoardRow } from '../../shared/board.ts';
import type { ApiName } from '../../shared/connection.ts';
import { figureNames, type QueueSummary, type Reading } from '../../shared/queue.ts';
import { ConnectionBoard } from './connection-board.ts';

/** A good answer as it was recorded: without the queue list, and without a word on which queues are quiet. */
interface RecordedAnswer {
  /** Null: not recorded. */
  api: ApiName | null;
  readings: readonly Reading[];
}

interface Kept {
  board: ConnectionBoard;
  queueIds: Set<string>;
}

const noQueues: QueueSummary[] = [];

/** The board as recorded answers make it, one after the other. */
export class PastBoard {
  readonly #kept = new Map<string, Kept>();

  /** The rows of the connection, and the keys of those that left. Rows change in place with the next answer. */
  apply(
    connectionId: string,
    { api, readings }: RecordedAnswer,
    at: number,
  ): { rows: BoardRow[]; removedKeys: string[] } {
    const { board, queueIds } = this.#find(connectionId);
    for (const { queueId } of readings) queueIds.add(queueId);
    const answer = {
      api: api ?? ('auto' as const),
      readings: [...readings],
      quietQueueIds: api === 'queue-details' ? findQuiet(queueIds, readings) : [],
      queues: noQueues,
      unknownQueueIds: [],
      clockSkewMs: null,
      todayFailure: null,
    };
    const { removedKeys } = board.apply(answer, at, at);
    return { rows: [...board.rows.values()], removedKeys };
  }

  #find(connectionId: string): Kept {
    const before = this.#kept.get(connectionId);
    if (before !== undefined) return before;
    const kept = { board: new ConnectionBoard(), queueIds: new Set<string>() };
    this.#kept.set(connectionId, kept);
    return kept;
  }
}

/** Queues that were seen before and of which this answer, which lists only recent activity, says nothing. */
function findQuiet(queueIds: ReadonlySet<string>, readings: readonly Reading[]): string[] {
  const active = new Set(readings.filter(hasFigures).map(({ queueId }) => queueId));
  return [...queueIds].filter((queueId) => !active.has(queueId));
}

function hasFigures(reading: Reading): boolean {
  return reading.serviceLevel !== null || figureNames.some((name) => reading[name] !== null);
}
