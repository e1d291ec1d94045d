import type { Alert, Severity } from '../../shared/alert.ts';
import type { BoardRow, ConnectionStatus } from '../../shared/board.ts';
import { type Freshness, isCurrent, toRowFreshness } from '../../shared/freshness.ts';
import { toRowKey } from '../../shared/row-key.ts';
import { toConnectionFreshness } from '../../shared/totals.ts';
import { needsSignIn } from '../../shared/worst-state.ts';

/** Worst first. `quiet`: left out by a vendor that lists active queues only. `unknown`: not answered yet. */
export const rowStates = [
  'critical',
  'warning',
  'sign-in',
  'stale',
  'gone',
  'calm',
  'quiet',
  'unknown',
] as const;
export type RowState = (typeof rowStates)[number];

/** One row as the board draws it. Figures are only to be shown as the present where `isCurrent`. */
export interface RowView {
  row: BoardRow;
  state: RowState;
  /** Of its worst open alert, which `state` does not tell of old figures. */
  severity: Severity | null;
  freshness: Freshness;
  isCurrent: boolean;
  /** Age of the figures when the state was received; null: never answered. Grows by the elapsed time. */
  ageMs: number | null;
  connectionName: string;
  /** What its way of asking cannot tell as the board's columns mean it. */
  gaps: { noWaiting: boolean; waitIsAssumed: boolean };
}

/** Rows that a supervisor should look at: a breach, or a watched queue that nobody can see. */
export function needsAttention({ row, state }: RowView): boolean {
  if (state === 'critical' || state === 'warning') return true;
  return row.watched && (state === 'sign-in' || state === 'stale' || state === 'gone');
}

/** 0 without an open alert. Among rows that nobody can see, those that were in trouble stand first. */
export function toSeverityRank({ severity }: Pick<RowView, 'severity'>): number {
  return severity === null ? 0 : severity === 'warning' ? 1 : 2;
}

/** The worst open alert of each row. */
export function toSeverities(alerts: readonly Alert[]): Map<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const alert of alerts) {
    const key = toRowKey(alert);
    if (worst.get(key) !== 'critical') worst.set(key, alert.severity);
  }
  return worst;
}

/** What every connection's rows share, as it is `elapsedMs` after the state was received. */
export function toRowViews(
  rows: ReadonlyMap<string, BoardRow>,
  connections: readonly ConnectionStatus[],
  alerts: readonly Alert[],
  elapsedMs: number,
): RowView[] {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const severities = toSeverities(alerts);
  const views: RowView[] = [];
  for (const row of rows.values())
    views.push(toRowView(row, byId.get(row.reading.connectionId), severities.get(row.key), elapsedMs));
  return views;
}

export function toRowView(
  row: BoardRow,
  connection: ConnectionStatus | undefined,
  severity: Severity | undefined,
  elapsedMs: number,
): RowView {
  if (connection === undefined)
    return {
      row,
      state: 'unknown',
      severity: severity ?? null,
      freshness: 'unknown',
      isCurrent: false,
      ageMs: null,
      connectionName: '',
      gaps: { noWaiting: false, waitIsAssumed: false },
    };
  const connectionAgeMs = connection.ageMs === null ? null : connection.ageMs + elapsedMs;
  const freshness = toRowFreshness(row, connectionAgeMs, connection.intervalMs);
  const current = isCurrent(freshness);
  return {
    row,
    state: current ? (severity ?? 'calm') : toBlindState(row, freshness, connection, elapsedMs),
    severity: severity ?? null,
    freshness,
    isCurrent: current,
    ageMs: connection.ageMs === null ? null : connection.ageMs + row.lagMs,
    connectionName: connection.name,
    // Its only wait is called "wait time", and whose it is stands nowhere; the longest one is assumed.
    gaps: { noWaiting: !connection.givesWaiting, waitIsAssumed: connection.api === 'queue-stats' },
  };
}

function toBlindState(
  row: BoardRow,
  freshness: Freshness,
  connection: ConnectionStatus,
  elapsedMs: number,
): RowState {
  const connectionFreshness = toConnectionFreshness(connection, elapsedMs);
  if (!isCurrent(connectionFreshness) && needsSignIn(connection)) return 'sign-in';
  if (freshness === 'gone') return 'gone';
  if (freshness === 'stale' || connectionFreshness === 'stale') return 'stale';
  if (row.quality === 'quiet' && connectionFreshness !== 'unknown') return 'quiet';
  return connection.failure === null ? 'unknown' : 'stale';
}

/**
 * Changes when any row's freshness does, so that the board is only sorted anew between pushes when time has
 * turned something late or stale.
 */
export function toFreshnessSignature(
  rows: ReadonlyMap<string, BoardRow>,
  connections: readonly ConnectionStatus[],
  elapsedMs: number,
): string {
  const lags = new Map<string, Set<number>>();
  for (const { reading, lagMs } of rows.values()) {
    const known = lags.get(reading.connectionId);
    if (known === undefined) lags.set(reading.connectionId, new Set([lagMs]));
    else known.add(lagMs);
  }
  return connections
    .map((connection) => {
      const ageMs = connection.ageMs === null ? null : connection.ageMs + elapsedMs;
      const states = [0, ...(lags.get(connection.id) ?? [])].map((lagMs) =>
        toRowFreshness({ quality: 'current', lagMs }, ageMs, connection.intervalMs),
      );
      return states.join();
    })
    .join('|');
}
