import type { Alert } from '../../shared/alert.ts';
import type { ConnectionStatus } from '../../shared/board.ts';
import { type Freshness, isCurrent } from '../../shared/freshness.ts';
import { toRowKey } from '../../shared/row-key.ts';
import { isTakenCareOf } from '../../shared/taken-care.ts';
import { type Totals, toConnectionFreshness, toTotals } from '../../shared/totals.ts';
import type { PageState } from '../state.ts';
import type { RowView } from './row-view.ts';

export interface ConnectionGlance {
  connection: ConnectionStatus;
  freshness: Freshness;
  ageMs: number | null;
  /** Its newest poll failed, or it has not answered for too long. */
  hasProblem: boolean;
}

export interface Glance {
  totals: Totals;
  countsOtherMedia: boolean;
  /** Connections of which something is missing in the totals: all of it (first), or some queues. */
  missingNames: string[];
  silentNames: string[];
  partialNames: string[];
  /** Connections with current figures that give no waiting count; the number holds nothing of theirs. */
  countlessNames: string[];
  /** Open alerts of which nobody has said that he knows: neither acknowledged nor snoozed. */
  critical: number;
  warnings: number;
  /** The others. */
  handled: number;
  /** Open alerts whose queue has no current figures. */
  notCurrentAlerts: number;
  connections: ConnectionGlance[];
  /** Nobody has current figures: no count of alerts may pass for calm. */
  isBlind: boolean;
}

/** The headline: what is known now, and by name what is not. */
export function toGlance(state: PageState, views: readonly RowView[], elapsedMs: number): Glance {
  const totals = toTotals(state.rows.values(), state.connections, elapsedMs, state.countOtherMedia);
  const left = new Set(totals.leftOutConnectionIds);
  const connections = state.connections.map((connection) => toConnectionGlance(connection, elapsedMs));
  const unhandled = state.alerts.filter((alert) => !isTakenCareOf(alert));
  const missing = connections.filter(({ connection }) => left.has(connection.id));
  const namesOf = (some: readonly ConnectionGlance[]) => some.map(({ connection }) => connection.name);
  const silentNames = namesOf(missing.filter(({ freshness }) => !isCurrent(freshness)));
  const partialNames = namesOf(missing.filter(({ freshness }) => isCurrent(freshness)));
  return {
    totals,
    countsOtherMedia: state.countOtherMedia,
    missingNames: [...silentNames, ...partialNames],
    silentNames,
    partialNames,
    countlessNames: namesOf(
      connections.filter(({ connection, freshness }) => !connection.givesWaiting && isCurrent(freshness)),
    ),
    critical: countSeverity(unhandled, 'critical'),
    warnings: countSeverity(unhandled, 'warning'),
    handled: state.alerts.length - unhandled.length,
    notCurrentAlerts: countNotCurrent(state.alerts, views),
    isBlind: !connections.some(({ freshness }) => isCurrent(freshness)),
    // Those with a problem first: they are what the short list must not leave out.
    connections: connections.sort((a, b) => Number(b.hasProblem) - Number(a.hasProblem)),
  };
}

export function toConnectionGlance(connection: ConnectionStatus, elapsedMs: number): ConnectionGlance {
  const freshness = toConnectionFreshness(connection, elapsedMs);
  return {
    connection,
    freshness,
    ageMs: connection.ageMs === null ? null : connection.ageMs + elapsedMs,
    hasProblem: connection.failure !== null || freshness === 'stale',
  };
}

function countSeverity(alerts: readonly Alert[], severity: Alert['severity']): number {
  return alerts.filter((alert) => alert.severity === severity).length;
}

function countNotCurrent(alerts: readonly Alert[], views: readonly RowView[]): number {
  if (alerts.length === 0) return 0;
  const keys = new Set(alerts.map(toRowKey));
  const blind = new Set(
    views.filter((view) => !view.isCurrent && keys.has(view.row.key)).map((view) => view.row.key),
  );
  return alerts.filter((alert) => blind.has(toRowKey(alert))).length;
}
