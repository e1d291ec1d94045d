import type { Alert, Severity } from '../../shared/alert.ts';
import type { Mute, MuteTarget } from '../../shared/attention.ts';
import type { BoardRow, ConnectionStatus } from '../../shared/board.ts';
import { cleanText } from '../../shared/clean-text.ts';
import { isCurrent, toRowFreshness } from '../../shared/freshness.ts';
import { liveMediaTypes } from '../../shared/media-type.ts';
import { toRowNextMiss } from '../../shared/next-miss.ts';
import type { TraySettings } from '../../shared/preferences.ts';
import { toRowKey } from '../../shared/row-key.ts';
import { isTakenCareOf } from '../../shared/taken-care.ts';
import { type Totals, toConnectionFreshness, toTotals } from '../../shared/totals.ts';
import { describeQueueNextMiss } from '../../shared/words/en/next-miss.ts';
import { describeQuietUntil } from '../../shared/words/en/quiet-time.ts';
import { formatSecondOfDay } from '../../shared/words/en/time-of-day.ts';
import { toShortRemedy, trayWords } from '../../shared/words/en/tray.ts';
import { needsSignIn, toWorstState } from '../../shared/worst-state.ts';
import type { IconState } from './icon.ts';

/** Everything the tray shows, decided here; the tray itself only sets it. */
export interface TrayView {
  state: IconState;
  /** The exact count; null: none is known, or none is wanted on the icon. */
  number: string | null;
  muted: boolean;
  /** The count leaves out figures that are not current. */
  incomplete: boolean;
  /** Something was told that nobody has reacted to or looked after since. */
  unseen: boolean;
  /** At most 127 UTF-16 units, the most that Windows shows. */
  tooltip: string;
  /** What the tooltip is about: while that stays, the rest of its figures only count on. */
  subject: { waiting: number | null; queueKeys: readonly string[] };
  menu: TrayMenuRows;
}

export interface TrayMenuRows {
  headline: string;
  /** `episodeIds`: what is open of it; none where somebody only waits. */
  worstQueues: { key: string; label: string; episodeIds: string[]; taken: string | null }[];
  failing: { connectionId: string; label: string }[];
  /** `2 alerts · 1 acknowledged`; null: there are none. */
  alerts: string | null;
  /** Open alerts that nobody has taken yet. */
  unackedIds: string[];
  mutes: { label: string; target: MuteTarget }[];
  quiet: string | null;
}

export interface TrayInput {
  rows: Iterable<BoardRow>;
  /** The enabled ones. */
  connections: readonly ConnectionStatus[];
  alerts: readonly Alert[];
  mutes: readonly Mute[];
  /** Epoch milliseconds; null: it is not quiet. */
  quietUntil: number | null;
  /** Notifications that nobody has reacted to. */
  unseen: number;
  settings: TraySettings;
  /** Epoch milliseconds. */
  now: number;
  /** How long ago the statuses were made; 0 unless told. */
  elapsedMs?: number;
  /** The computer's unless told. */
  timeZone?: string;
}

const maxTooltipLength = 127;
const maxQueues = 5;
const maxNamesInHeadline = 2;
const maxNameLength = 24;
const nextMissWithinMs = 60_000;

export function toTrayView(input: TrayInput): TrayView {
  const { connections, mutes, elapsedMs = 0, quietUntil } = input;
  const rows = [...input.rows];
  const { showNumber, countOtherMedia } = input.settings;
  const totals = toTotals(rows, connections, elapsedMs, countOtherMedia);
  const leftOut = connections.filter(({ id }) => totals.leftOutConnectionIds.includes(id));
  const headline = toHeadline(totals, connections, leftOut, elapsedMs);
  const nextMiss = findNextMiss(input, rows);
  const isMuted = mutes.some(({ target }) => target.kind === 'all') || quietUntil !== null;
  return {
    state: toWorstState(input.alerts, connections, leftOut.length > 0),
    number: totals.waiting === null || !showNumber ? null : String(totals.waiting),
    muted: isMuted,
    incomplete: totals.waiting !== null && leftOut.length > 0,
    unseen: input.unseen > 0,
    tooltip: toTooltip(input, totals, headline, nextMiss?.words ?? null),
    subject: { waiting: totals.waiting, queueKeys: toKeys(totals.longestWait?.row, nextMiss?.row) },
    menu: {
      headline,
      worstQueues: toWorstQueues(input, rows),
      failing: toFailing(connections, leftOut, elapsedMs, rows),
      ...toAlertRows(input),
      mutes: mutes.map((mute) => ({
        label: trayWords.unmute(toName(mute.name), mute.leftMs),
        target: mute.target,
      })),
      quiet: quietUntil === null ? null : sayQuiet(input, quietUntil),
    },
  };
}

function toAlertRows({ alerts }: TrayInput): Pick<TrayMenuRows, 'alerts' | 'unackedIds'> {
  const open = alerts.filter((alert) => !isTakenCareOf(alert));
  const acked = alerts.filter(({ attention }) => attention === 'acked').length;
  const snoozed = alerts.length - open.length - acked;
  return {
    alerts: alerts.length === 0 ? null : trayWords.alertCount(open.length, acked, snoozed),
    unackedIds: open.map(({ episodeId }) => episodeId),
  };
}

/** The watched queue in which somebody misses the target next, within the minute. */
function findNextMiss(input: TrayInput, rows: readonly BoardRow[]): { row: BoardRow; words: string } | null {
  const { connections, now, timeZone, elapsedMs = 0 } = input;
  const ages = new Map(connections.map(({ id, ageMs, intervalMs }) => [id, { ageMs, intervalMs }]));
  let soonestMs = nextMissWithinMs;
  let soonest: BoardRow | null = null;
  for (const row of rows) {
    const connection = ages.get(row.reading.connectionId);
    if (!row.watched || connection === undefined || connection.ageMs === null) continue;
    const ageMs = connection.ageMs + elapsedMs;
    const freshness = toRowFreshness(row, ageMs, connection.intervalMs);
    const missInMs = toRowNextMiss(row, freshness, ageMs + row.lagMs);
    if (missInMs === null || missInMs <= 0 || missInMs >= soonestMs) continue;
    soonestMs = missInMs;
    soonest = row;
  }
  const targetMs =
    soonest === null ? null : (soonest.targetMs ?? soonest.reading.serviceLevel?.targetMs ?? null);
  if (soonest === null || targetMs === null) return null;
  const { queueName, waiting, mediaType } = soonest.reading;
  // Up, as in the window: what is still to come is never over by the clock.
  const missAt = Math.ceil((now + soonestMs) / 1000) * 1000;
  const figures = { waiting, mediaType, targetMs };
  return { row: soonest, words: describeQueueNextMiss(toName(queueName), missAt, figures, timeZone) };
}

function toKeys(...rows: readonly (BoardRow | undefined)[]): string[] {
  return rows.flatMap((row) => (row === undefined ? [] : [row.key]));
}

function sayQuiet({ now, timeZone }: TrayInput, until: number): string {
  const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return describeQuietUntil(until, { at: now, timeZone: zone });
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
function toTooltip(input: TrayInput, totals: Totals, headline: string, nextMiss: string | null): string {
  const asOf = toAsOf(input, totals);
  const room = maxTooltipLength - (asOf === null ? 0 : join(['', asOf]).length);
  let text = cut(headline, room);
  for (const part of toTooltipParts(input, totals, nextMiss)) {
    const longer = join([text, part]);
    if (longer.length <= room) text = longer;
  }
  return asOf === null ? text : join([text, asOf]);
}

function toTooltipParts(input: TrayInput, totals: Totals, nextMiss: string | null): string[] {
  const { alerts, connections, mutes, quietUntil, unseen } = input;
  const open = alerts.filter((alert) => !isTakenCareOf(alert));
  const count = (severity: Severity) => open.filter((alert) => alert.severity === severity).length;
  const parts: string[] = [];
  if (totals.longestWait !== null) {
    const { waitMs, row } = totals.longestWait;
    parts.push(trayWords.longest(waitMs, toName(row.reading.queueName)));
  }
  for (const severity of ['critical', 'warning'] as const)
    if (count(severity) > 0) parts.push(trayWords.alerts(severity, count(severity)));
  for (const { id, name, failure } of connections)
    if (failure !== null && (needsSignIn({ failure }) || totals.leftOutConnectionIds.includes(id)))
      parts.push(trayWords.failing(toName(name), toShortRemedy(failure)));
  if (unseen > 0) parts.push(trayWords.unseen(unseen));
  if (nextMiss !== null) parts.push(nextMiss);
  if (totals.waitingOtherMedia !== null && totals.waitingOtherMedia > 0) {
    const say = input.settings.countOtherMedia ? trayWords.countedOtherMedia : trayWords.otherMedia;
    parts.push(say(totals.waitingOtherMedia));
  }
  if (mutes.some(({ target }) => target.kind === 'all')) parts.push(trayWords.mutedShort);
  else if (quietUntil !== null) parts.push(trayWords.quietShort);
  return parts;
}

/**
 * When the oldest of the figures that count was true; null where none counts. A time of day stays right while
 * nothing happens, an age does not.
 */
function toAsOf({ now, timeZone }: TrayInput, { oldestAgeMs }: Totals): string | null {
  return oldestAgeMs === null ? null : trayWords.asOf(formatSecondOfDay(now - oldestAgeMs, timeZone));
}

/** Queues with an alert first, what nobody has taken and the worst on top; then those where somebody waits longest. */
function toWorstQueues(
  { alerts, connections, elapsedMs = 0 }: TrayInput,
  rows: readonly BoardRow[],
): TrayMenuRows['worstQueues'] {
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
  const worst = new Map<string, TrayMenuRows['worstQueues'][number]>();
  for (const alert of alerts.toSorted(compareAlerts)) {
    const key = toRowKey(alert);
    const before = worst.get(key);
    if (before !== undefined) {
      before.episodeIds.push(alert.episodeId);
      if (!isTakenCareOf(alert)) before.taken = null;
      continue;
    }
    const figures = figuresOf(byKey.get(key));
    const words = trayWords.queue(alert.severity, toName(alert.queueName), alert.mediaType, figures);
    worst.set(key, { key, label: words, episodeIds: [alert.episodeId], taken: toTaken(alert) });
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
    if (worst.has(row.key)) continue;
    const words = trayWords.queue(null, toName(queueName), mediaType, figures);
    worst.set(row.key, { key: row.key, label: words, episodeIds: [], taken: null });
  }
  return [...worst.values()]
    .slice(0, maxQueues)
    .map((one) => (one.taken === null ? one : { ...one, label: `${one.label} (${one.taken})` }));
}

/** What somebody has done about it, in a word; null: nothing. */
function toTaken(alert: Alert): string | null {
  if (!isTakenCareOf(alert)) return null;
  return alert.attention === 'acked' ? trayWords.acknowledged : trayWords.snoozed;
}

function compareAlerts(one: Alert, other: Alert): number {
  const rank = { critical: 0, warning: 1 };
  return (
    Number(isTakenCareOf(one)) - Number(isTakenCareOf(other)) ||
    rank[one.severity] - rank[other.severity] ||
    one.startedAt - other.startedAt
  );
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
