import type { Moment } from '../../../src/main/alerts/moment.ts';
import type { Rule } from '../../../src/shared/alert.ts';
import type { MuteTarget } from '../../../src/shared/attention.ts';
import type { BoardRow, ConnectionStatus } from '../../../src/shared/board.ts';
import { type Freshness, toFreshness, toRowFreshness } from '../../../src/shared/freshness.ts';
import { createEmptyReading, type Reading } from '../../../src/shared/queue.ts';
import { toRowKey } from '../../../src/shared/row-key.ts';
import type { Answer } from './input.ts';
import type { Aim, Figures, RowMove, Scenario } from './move.ts';

interface PlayedConnection {
  id: string;
  intervalMs: number;
  rows: BoardRow[];
  enabled: boolean;
  /** In this run of the program. */
  answeredMs: number | null;
}

/** The contact centres of a scenario, and the board's rows of them. */
export class PlayedBoard {
  readonly connections: PlayedConnection[];

  constructor(connections: Scenario['connections']) {
    this.connections = connections.map(({ intervalMs, queues }, index) => ({
      id: `c${index}`,
      intervalMs,
      rows: Array.from({ length: queues }, (_, queue) => createPlayedRow(`c${index}`, queue)),
      enabled: true,
      answeredMs: null,
    }));
  }

  intervalOf(connection: number): number {
    return this.#pick(connection).intervalMs;
  }

  listEnabled(): { id: string; intervalMs: number }[] {
    return this.connections
      .filter(({ enabled }) => enabled)
      .map(({ id, intervalMs }) => ({ id, intervalMs }));
  }

  enable(enabled: readonly boolean[]): void {
    this.connections.forEach((connection, index) => {
      connection.enabled = enabled[index] ?? true;
      if (!connection.enabled) connection.answeredMs = null;
    });
  }

  restart(): void {
    for (const connection of this.connections) connection.answeredMs = null;
  }

  /** The connection's next good answer; null where it is disabled. Without moves all figures stay as they are. */
  answer(index: number, moves: readonly RowMove[] | null, now: Moment): Answer | null {
    const connection = this.#pick(index);
    if (!connection.enabled) return null;
    const { id, intervalMs, answeredMs } = connection;
    connection.rows = connection.rows.map((row, place) => {
      const move = moves?.[place % moves.length] ?? null;
      return toAnswered(row, move, now, intervalMs);
    });
    connection.answeredMs = now.steadyMs;
    const rows = connection.rows.filter((row) => !this.#forgotten.has(row.key));
    return { connectionId: id, rows, intervalMs, firstAnswer: answeredMs === null };
  }

  readonly #forgotten = new Set<string>();

  setWatched(index: number, watched: boolean): void {
    const { connection, row } = this.#pickRow(index);
    connection.rows = connection.rows.map((other) => (other === row ? { ...row, watched } : other));
  }

  /** The row leaves the board until it is forgotten a second time, which brings it back. */
  forget(index: number): string[] {
    const { row } = this.#pickRow(index);
    if (this.#forgotten.delete(row.key)) return [];
    this.#forgotten.add(row.key);
    return [row.key];
  }

  listRows(): BoardRow[] {
    return this.connections
      .filter(({ enabled, answeredMs }) => enabled && answeredMs !== null)
      .flatMap(({ rows }) => rows.filter(({ key }) => !this.#forgotten.has(key)));
  }

  /** Of the enabled ones, as the monitor tells them. */
  listStatuses(now: Moment): ConnectionStatus[] {
    return this.connections
      .filter(({ enabled }) => enabled)
      .map(({ id, intervalMs, answeredMs }) => {
        const ageMs = answeredMs === null ? null : now.steadyMs - answeredMs;
        return createStatus({ id, intervalMs, ageMs, freshness: toFreshness(ageMs, intervalMs) });
      });
  }

  toFreshness(key: string, now: Moment): Freshness {
    for (const { rows, answeredMs, intervalMs } of this.connections) {
      const row = rows.find((other) => other.key === key);
      if (row === undefined) continue;
      return toRowFreshness(row, answeredMs === null ? null : now.steadyMs - answeredMs, intervalMs);
    }
    return 'unknown';
  }

  toTarget({ kind, connection, queue, rule }: Aim, rules: readonly Rule[]): MuteTarget {
    const { id, rows } = this.#pick(connection);
    if (kind === 'all') return { kind };
    if (kind === 'connection') return { kind, connectionId: id };
    if (kind === 'rule') return { kind, ruleId: rules[rule % rules.length]?.id ?? '' };
    return { kind, connectionId: id, queueId: rows[queue % rows.length]?.reading.queueId ?? '' };
  }

  #pick(index: number): PlayedConnection {
    const found = this.connections[index % this.connections.length];
    if (found === undefined) throw new Error('a scenario without connections');
    return found;
  }

  #pickRow(index: number): { connection: PlayedConnection; row: BoardRow } {
    const connection = this.#pick(index);
    const row = connection.rows[Math.floor(index / this.connections.length) % connection.rows.length];
    if (row === undefined) throw new Error('a connection without rows');
    return { connection, row };
  }
}

/** The last of four queues is the third one's second medium. */
function createPlayedRow(connectionId: string, queue: number): BoardRow {
  const isSecondMedium = queue === 3;
  const queueId = `q${isSecondMedium ? 2 : queue}`;
  const reading = createEmptyReading({
    connectionId,
    queueId,
    queueName: `Queue ${queueId}`,
    mediaType: isSecondMedium ? 'chat' : 'voice',
    observedAt: 0,
  });
  return {
    key: toRowKey(reading),
    reading: { ...reading, waiting: 0, agentsAvailable: 5, longestWaitMs: 0 },
    quality: 'current',
    lagMs: 0,
    watched: true,
    targetMs: null,
    goalPercent: null,
  };
}

/** A poll without a move of its own leaves the row as it stands: gone stays gone, known figures are observed anew. */
function toAnswered(row: BoardRow, move: RowMove | null, now: Moment, intervalMs: number): BoardRow {
  if (move === null && row.quality !== 'current') return row;
  const manner = move?.manner ?? 'keep';
  if (manner === 'repeat') return { ...row, quality: 'current' };
  if (manner === 'lagging') return { ...row, quality: 'current', lagMs: 3 * intervalMs };
  if (manner === 'quiet' || manner === 'gone') return { ...row, quality: manner };
  const figures = move !== null && manner === 'change' ? toFigures(move.figures) : {};
  const reading = { ...row.reading, ...figures, observedAt: now.steadyMs };
  return { ...row, reading, quality: 'current', lagMs: 0 };
}

function toFigures({ percent, total, ...figures }: Figures): Partial<Reading> {
  const serviceLevel = { percent, total, withinTarget: null, targetMs: null, goalPercent: null };
  return { ...figures, serviceLevel };
}

function createStatus(
  parts: Pick<ConnectionStatus, 'id' | 'ageMs' | 'intervalMs' | 'freshness'>,
): ConnectionStatus {
  return {
    name: parts.id,
    vendor: 'genesys-cloud',
    tags: [],
    api: 'platform',
    demo: false,
    failure: null,
    unknownQueueIds: [],
    clockSkewMs: null,
    todayFailure: null,
    pace: null,
    nextPollInMs: null,
    givesWaiting: true,
    requestsPerMinute: 4,
    allowedPerMinute: 300,
    reports: {},
    freeThreshold: false,
    timeZone: null,
    signsInByBrowser: false,
    webApp: false,
    ...parts,
  };
}
