import type { Alert, Condition, Rule, Severity } from '../../shared/alert.ts';
import { type BoardRow, toRowFreshness } from '../../shared/board.ts';
import { isCurrent, lateAfterIntervals } from '../../shared/freshness.ts';
import { type Standing, toBreach, toStanding } from './condition.ts';
import { type Levels, toLevels } from './levels.ts';
import { toMetricValue } from './metrics.ts';
import { createRuleChooser } from './scope.ts';

/*
 * Judges fresh figures against rules. Pure: rules, rows, what was and the time go in; what is now and what
 * happened come out. It knows neither vendors nor notifications; whether to speak is decided in `speech.ts`.
 */

/** One rule's breach of one row, pending ones included. Plain data, so that it can be kept in a file. */
export interface OpenCondition {
  rowKey: string;
  standing: Standing;
  /** The figures of the newest judgement; shown as an alert unless pending. */
  alert: Alert;
  /** The reading that was judged last, so that a repeated one does not count as a fresh sample. */
  observedAt: number;
  /** Epoch milliseconds of that judgement. */
  judgedAt: number;
}

export interface AlertState {
  open: readonly OpenCondition[];
}

export const emptyAlertState: AlertState = { open: [] };

/** A condition moved. */
export interface Transition {
  /** Epoch milliseconds. */
  at: number;
  rowKey: string;
  from: Condition;
  to: Condition;
  /** The breach as it stands after the move (before it, where the move ends it). */
  alert: Alert;
}

export interface Judgement {
  state: AlertState;
  transitions: Transition[];
  /** Everything that is open, over all connections, the worst first. */
  alerts: Alert[];
}

export interface JudgedAnswer {
  rules: readonly Rule[];
  connectionId: string;
  /** All rows of the connection, right after a good answer; a failed poll is not judged, so states freeze. */
  rows: readonly BoardRow[];
  /** Epoch milliseconds. */
  now: number;
  intervalMs: number;
  /** The connection's first good answer in this run: breaches that are there already fire at once. */
  firstAnswer: boolean;
}

/**
 * Judges one connection's good answer. Rows that are quiet, gone, too old, or repeat the reading judged last
 * keep their conditions; so do figures that are unknown. What no enabled rule covers any more is dropped.
 */
export function evaluate(state: AlertState, answer: JudgedAnswer): Judgement {
  const { rules, connectionId, rows, intervalMs } = answer;
  const enabled = new Set(rules.filter((rule) => rule.enabled).map((rule) => rule.id));
  const open: OpenCondition[] = [];
  const ours = new Map<string, OpenCondition[]>();
  for (const one of state.open) {
    if (!enabled.has(one.alert.ruleId)) continue;
    if (one.alert.connectionId !== connectionId) open.push(one);
    else ours.set(one.rowKey, [...(ours.get(one.rowKey) ?? []), one]);
  }
  const transitions: Transition[] = [];
  const chooseRules = createRuleChooser(rules);
  for (const row of rows) {
    if (!row.watched) continue;
    const known = ours.get(row.key);
    const mayJudge = isCurrent(toRowFreshness(row, 0, intervalMs));
    if (!mayJudge && known === undefined) continue;
    for (const rule of chooseRules(row.reading)) {
      const before = known?.find(({ alert }) => alert.ruleId === rule.id) ?? null;
      const after = mayJudge ? judge(before, rule, row, answer) : before;
      if (after !== null) open.push(after);
      const from = before?.standing.condition ?? 'ok';
      const to = after?.standing.condition ?? 'ok';
      const alert = after?.alert ?? before?.alert;
      if (from !== to && alert !== undefined)
        transitions.push({ at: answer.now, rowKey: row.key, from, to, alert });
    }
  }
  return { state: { open }, transitions, alerts: toAlerts({ open }) };
}

/** Without what is known of rows that have left the board. */
export function forgetRows(state: AlertState, rowKeys: Iterable<string>): AlertState {
  const gone = new Set(rowKeys);
  return { open: state.open.filter(({ rowKey }) => !gone.has(rowKey)) };
}

/** Stable while the breach lasts: rule, row and start. */
function toEpisodeId(ruleId: string, rowKey: string, startedAt: number): string {
  return `${ruleId}/${rowKey}/${startedAt}`;
}

/** Whether this is an episode of that row, by whichever rule. */
export function isEpisodeOf(episodeId: string, rowKey: string): boolean {
  return episodeId.replace(/\/\d+$/, '').endsWith(`/${rowKey}`);
}

/** Open breaches, the worst first: critical before warning, still on before recovering, then the longest. */
export function toAlerts({ open }: AlertState): Alert[] {
  const rank = (alert: Alert) => (alert.severity === 'critical' ? 0 : 2) + (alert.recovering ? 1 : 0);
  return open
    .filter(({ standing }) => standing.condition !== 'pending')
    .map(({ alert }) => alert)
    .sort((a, b) => rank(a) - rank(b) || a.startedAt - b.startedAt || (a.episodeId < b.episodeId ? -1 : 1));
}

function judge(
  before: OpenCondition | null,
  rule: Rule,
  row: BoardRow,
  { now, intervalMs, firstAnswer }: JudgedAnswer,
): OpenCondition | null {
  const { reading } = row;
  if (before?.observedAt === reading.observedAt) return before;
  const value = toMetricValue(rule, reading);
  if (value === null) return before;
  const levels = toLevels(rule, row);
  if (levels.warning === null && levels.critical === null) return before;
  if (before === null && toBreach({ value, levels }, rule) === null) return null;
  // The clocks of hold and keep run only while a figure may be taken for the present.
  const sinceMs = before === null ? 0 : now - before.judgedAt;
  const elapsedMs = Math.min(Math.max(0, sinceMs), lateAfterIntervals * intervalMs);
  const sighting = { value, levels, elapsedMs, waived: firstAnswer };
  const standing = toStanding(before?.standing ?? null, sighting, rule);
  if (standing === null) return null;
  const startedAt = before?.alert.startedAt ?? now;
  const alert: Alert = {
    episodeId: before?.alert.episodeId ?? toEpisodeId(rule.id, row.key, startedAt),
    connectionId: reading.connectionId,
    queueId: reading.queueId,
    queueName: reading.queueName,
    mediaType: reading.mediaType,
    ruleId: rule.id,
    metric: rule.metric,
    direction: rule.direction,
    severity: standing.severity,
    recovering: standing.condition === 'recovering',
    value,
    level: toLevel(levels, standing.severity, value),
    peak: before === null ? value : toPeak(before.alert.peak, value, rule),
    startedAt,
  };
  return { rowKey: row.key, standing, alert, observedAt: reading.observedAt, judgedAt: now };
}

/** Should a rule lose the level that was breached while the breach is open, the other one is shown. */
function toLevel(levels: Levels, severity: Severity, value: number): number {
  return levels[severity] ?? levels.warning ?? levels.critical ?? value;
}

function toPeak(peak: number, value: number, { direction }: Rule): number {
  return direction === 'above' ? Math.max(peak, value) : Math.min(peak, value);
}
