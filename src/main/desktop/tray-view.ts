import type { Alert, Severity } from '../../shared/alert.ts';
import { type BoardRow, type ConnectionStatus, toRowFreshness } from '../../shared/board.ts';
import { cleanText, type FailureCode } from '../../shared/failure.ts';
import { isCurrent } from '../../shared/freshness.ts';
import { liveMediaTypes, toRowKey } from '../../shared/queue.ts';
import { type Totals, toConnectionFreshness, toTotals } from '../../shared/totals.ts';
import { formatTimeOfDay, toShortRemedy, trayWords } from '../../shared/words/en/tray.ts';
import type { IconState } from './icon.ts';

/** Everything the tray shows, decided here; the tray itself only sets it. */
export interface TrayView {
  state: IconState;
  /** The exact count; null: none is known, and then none is shown. */
  number: string | null;
  muted: boolean;
  /** The number leaves out figures that are not current. */
  incomplete: boolean;
  /** At most 127 UTF-16 units, the most that Windows shows. */
  tooltip: string;
  menu: TrayMenuRows;
}

export interface TrayMenuRows {
  headline: string;
  worstQueues: { key: string; label: string }[];
  failing: { connectionId: string; label: string }[];
  mutedForMs: number | null;
}

export interface TrayInput {
  rows: Iterable<BoardRow>;
  /** The enabled ones. */
  connections: readonly ConnectionStatus[];
  alerts: readonly Alert[];
  mutedForMs: number | null;
  /** Epoch milliseconds. */
  now: number;
  /** How long ago the statuses were made; 0 unless told. */
  elapsedMs?: number;
  /** The computer's unless told. */
  timeZone?: string;
}

export const maxTooltipLength = 127;
const maxQueues = 5;
const maxNamesInHeadline = 2;
const maxNameLength = 24;
const signInCodes: readonly FailureCode[] = ['auth', 'keychain-unavailable'];

export function toTrayView(input: TrayInput): TrayView {
  const { connections, mutedForMs, elapsedMs = 0 } = input;
  const rows = [...input.rows];
  const totals = toTotals(rows, connections, elapsedMs);
  const leftOut = connections.filter(({ id }) => totals.leftOutConnectionIds.includes(id));
  const headline = toHeadline(totals, connections, leftOut, elapsedMs);
  return {
    state: toState(input, leftOut.length > 0),
    number: totals.waiting === null ? null : String(totals.waiting),
    muted: mutedForMs !== null,
    incomplete: totals.waiting !== null && leftOut.length > 0,
    tooltip: toTooltip(input, totals, headline),
    menu: {
      headline,
      worstQueues: toWorstQueues(input, rows),
      failing: toFailing(connections, leftOut, elapsedMs, rows),
      mutedForMs,
    },
  };
}

/** Critical before sign-in before stale before warning. Calm needs every connection's answer, and one at least. */
function toState({ alerts, connections }: TrayInput, isBlind: boolean): IconState {
  if (alerts.some(({ severity }) => severity === 'critical')) return 'critical';
  if (connections.some(({ failure }) => failure !== null && signInCodes.includes(failure.code)))
    return 'sign-in';
  if (connections.length === 0 || isBlind) return 'stale';
  return alerts.length > 0 ? 'warning' : 'calm';
}

function toHeadline(
  totals: Totals,
  connections: readonly ConnectionStatus[],
  leftOut: readonly ConnectionStatus[],
  elapsedMs: number,
): string {
  if (connections.length === 0) return trayWords.noConnection;
  const answers = (connection: ConnectionStatus) => isCurrent(toConnectionFreshness(connection, elapsedMs));
  const silent = leftOut.filter((connection) => !answers(connection));
  if (silent.length === connections.length) return trayWords.noFigures;
  return join([
    totals.waiting === null ? trayWords.noWaitingCount : trayWords.waiting(totals.waiting),
    ...toNamed(silent, trayWords.unknown),
    ...toNamed(leftOut.filter(answers), trayWords.incomplete),
  ]);
}

function toNamed(
  some: readonly ConnectionStatus[],
  say: (names: string[], more: number) => string,
): string[] {
  const names = some.slice(0, maxNamesInHeadline).map(({ name }) => toName(name));
  return names.length === 0 ? [] : [say(names, some.length - names.length)];
}

/** Parts in the order of their worth, as many as fit; when the figures were true is always among them. */
function toTooltip(input: TrayInput, totals: Totals, headline: string): string {
  const asOf = toAsOf(input, totals);
  const room = maxTooltipLength - (asOf === null ? 0 : join(['', asOf]).length);
  let text = cut(headline, room);
  for (const part of toTooltipParts(input, totals)) {
    const longer = join([text, part]);
    if (longer.length <= room) text = longer;
  }
  return asOf === null ? text : join([text, asOf]);
}

function toTooltipParts({ alerts, connections, mutedForMs }: TrayInput, totals: Totals): string[] {
  const count = (severity: Severity) => alerts.filter((alert) => alert.severity === severity).length;
  const parts: string[] = [];
  if (totals.longestWait !== null) {
    const { waitMs, row } = totals.longestWait;
    parts.push(trayWords.longest(waitMs, toName(row.reading.queueName)));
  }
  for (const severity of ['critical', 'warning'] as const)
    if (count(severity) > 0) parts.push(trayWords.alerts(severity, count(severity)));
  for (const { id, name, failure } of connections)
    if (failure !== null && (signInCodes.includes(failure.code) || totals.leftOutConnectionIds.includes(id)))
      parts.push(trayWords.failing(toName(name), toShortRemedy(failure)));
  if (totals.waitingOtherMedia !== null && totals.waitingOtherMedia > 0)
    parts.push(trayWords.otherMedia(totals.waitingOtherMedia));
  if (mutedForMs !== null) parts.push(trayWords.mutedShort);
  return parts;
}

/**
 * When the oldest of the figures that count was true; null where none counts. A time of day stays right while
 * nothing happens, an age does not.
 */
function toAsOf({ now, timeZone }: TrayInput, { oldestAgeMs }: Totals): string | null {
  return oldestAgeMs === null ? null : trayWords.asOf(formatTimeOfDay(now - oldestAgeMs, timeZone));
}

/** Queues with an alert first, the worst and oldest on top; then those where somebody waits longest. */
function toWorstQueues({ alerts, connections, elapsedMs = 0 }: TrayInput, rows: readonly BoardRow[]) {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const statuses = new Map(connections.map((connection) => [connection.id, connection]));
  const figuresOf = (row: BoardRow | undefined) => {
    const connection = row && statuses.get(row.reading.connectionId);
    if (row === undefined || connection === undefined || connection.ageMs === null) return null;
    const ageMs = connection.ageMs + elapsedMs;
    if (!isCurrent(toRowFreshness(row, ageMs, connection.intervalMs))) return null;
    const { waiting, longestWaitMs } = row.reading;
    const isWaiting = longestWaitMs !== null && longestWaitMs > 0;
    return { waiting, waitMs: isWaiting ? longestWaitMs + ageMs + row.lagMs : null };
  };
  const worst = new Map<string, string>();
  for (const alert of alerts.toSorted(compareAlerts)) {
    const key = toRowKey(alert);
    if (worst.has(key)) continue;
    const figures = figuresOf(byKey.get(key));
    worst.set(key, trayWords.queue(alert.severity, toName(alert.queueName), alert.mediaType, figures));
  }
  const waiting = rows
    .filter((row) => row.watched && liveMediaTypes.includes(row.reading.mediaType))
    .map((row) => ({ row, figures: figuresOf(row) }))
    .filter(({ figures }) => figures !== null && ((figures.waiting ?? 0) > 0 || figures.waitMs !== null))
    .sort(
      (one, other) =>
        (other.figures?.waitMs ?? 0) - (one.figures?.waitMs ?? 0) ||
        (other.figures?.waiting ?? 0) - (one.figures?.waiting ?? 0),
    );
  for (const { row, figures } of waiting) {
    if (worst.size >= maxQueues) break;
    const { queueName, mediaType } = row.reading;
    if (!worst.has(row.key)) worst.set(row.key, trayWords.queue(null, toName(queueName), mediaType, figures));
  }
  return [...worst].slice(0, maxQueues).map(([key, label]) => ({ key, label }));
}

function compareAlerts(one: Alert, other: Alert): number {
  const rank = { critical: 0, warning: 1 };
  return rank[one.severity] - rank[other.severity] || one.startedAt - other.startedAt;
}

function toFailing(
  connections: readonly ConnectionStatus[],
  leftOut: readonly ConnectionStatus[],
  elapsedMs: number,
  rows: readonly BoardRow[],
) {
  const listed = new Set(rows.map(({ reading }) => reading.connectionId));
  return connections
    .filter((connection) => connection.failure !== null || leftOut.includes(connection))
    .map((connection) => ({
      connectionId: connection.id,
      label: trayWords.failing(
        toName(connection.name),
        toReason(connection, elapsedMs, listed.has(connection.id)),
      ),
    }));
}

function toReason(connection: ConnectionStatus, elapsedMs: number, hasQueues: boolean): string {
  if (connection.failure !== null) return toShortRemedy(connection.failure);
  if (connection.ageMs === null) return trayWords.noAnswerYet;
  if (isCurrent(toConnectionFreshness(connection, elapsedMs)))
    return hasQueues ? trayWords.someMissing : trayWords.noQueues;
  return trayWords.noAnswerFor(connection.ageMs + elapsedMs);
}

function toName(name: string): string {
  return cut(cleanText(name), maxNameLength);
}

/** At most `maxLength` UTF-16 units, never half a character. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > maxLength - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function join(parts: readonly string[]): string {
  return parts.join(' · ');
}
