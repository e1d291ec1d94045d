import type { Breach, Condition, Rule, Severity } from '../../shared/alert.ts';
import type { BoardRow } from '../../shared/board.ts';
import { isCurrent, lateAfterIntervals, toRowFreshness } from '../../shared/freshness.ts';
import { toBreach, toStanding } from './condition.ts';
import { type Levels, toEnterLevels, toLevels } from './levels.ts';
import type { ConnectionTrails, OpenCondition } from './memory.ts';
import { toMetricValue } from './metrics.ts';
import type { Moment } from './moment.ts';
import type { RuleChooser } from './scope.ts';
import { TrailBook } from './trail-book.ts';

/*
 * Judges fresh figures against rules. Pure: rules, rows, what was and the time go in; what is now and what
 * happened come out. It knows neither vendors nor notifications; whether to speak is decided in `speech.ts`.
 */

/** A condition moved. */
export interface Transition {
  rowKey: string;
  from: Condition;
  to: Condition;
  severityBefore: Severity | null;
  /** The breach as it stands after the move (before it, where the move ends it). */
  breach: Breach;
}

interface Judgement {
  open: OpenCondition[];
  transitions: Transition[];
  /** Open ones that no rule judges any more: changed, switched off, or the queue is no longer watched. */
  withdrawn: OpenCondition[];
  trails: ConnectionTrails;
}

export interface JudgedAnswer {
  connectionId: string;
  /** All rows of the connection, right after a good answer; a failed poll is not judged, so states freeze. */
  rows: readonly BoardRow[];
  intervalMs: number;
  /** The connection's first good answer in this run: breaches that are there already fire at once. */
  firstAnswer: boolean;
}

/**
 * Judges one connection's good answer. Rows that are quiet, gone, too old, or repeat the reading judged last
 * keep their conditions; so do figures that are unknown. `trailsBefore` are the connection's.
 */
export function evaluate(
  before: readonly OpenCondition[],
  answer: JudgedAnswer,
  chooseRules: RuleChooser,
  trailsBefore: ConnectionTrails,
  now: Moment,
): Judgement {
  const { connectionId, rows, intervalMs } = answer;
  const open: OpenCondition[] = [];
  const ours = new Map<string, OpenCondition[]>();
  for (const one of before) {
    if (one.breach.connectionId !== connectionId) {
      open.push(one);
      continue;
    }
    const known = ours.get(one.rowKey);
    if (known === undefined) ours.set(one.rowKey, [one]);
    else known.push(one);
  }
  const books = new Map<number, TrailBook>();
  const bookOf = (windowMs: number) => {
    let book = books.get(windowMs);
    if (book === undefined) {
      book = new TrailBook(trailsBefore[windowMs], { windowMs, everyMs: intervalMs });
      books.set(windowMs, book);
    }
    return book;
  };
  const transitions: Transition[] = [];
  const withdrawn: OpenCondition[] = [];
  for (const row of rows) {
    const known = ours.get(row.key);
    const rules = row.watched ? chooseRules(row) : [];
    const mayJudge = isCurrent(toRowFreshness(row, 0, intervalMs));
    if (known !== undefined) {
      ours.delete(row.key);
      for (const one of known)
        if (!rules.some((rule) => isOf(one, rule))) withdrawn.push(one);
        else if (!mayJudge) open.push(asShown(one, row.quality === 'current'));
    }
    if (!mayJudge) continue;
    for (const rule of rules) {
      const found = known?.find((one) => isOf(one, rule));
      const was = found === undefined ? null : asShown(found, true);
      const after = judge(was, rule, row, answer, bookOf, now);
      if (was === null && after === null) continue;
      if (after !== null) open.push(after);
      const from = was?.standing.condition ?? 'ok';
      const to = after?.standing.condition ?? 'ok';
      const breach = after?.breach ?? was?.breach;
      if (from !== to && breach !== undefined)
        transitions.push({
          rowKey: row.key,
          from,
          to,
          severityBefore: was?.standing.severity ?? null,
          breach,
        });
    }
  }
  // Rows that the answer does not show at all are not judged.
  for (const known of ours.values()) open.push(...known.map((one) => asShown(one, false)));
  const trails = { ...trailsBefore };
  for (const [windowMs, book] of books) trails[windowMs] = book.trails;
  return { open, transitions, withdrawn, trails };
}

function asShown(condition: OpenCondition, isShown: boolean): OpenCondition {
  return condition.isShown === isShown ? condition : { ...condition, isShown };
}

/** A rule that was changed to judge another figure is another rule: what is open of the old one is not over by it. */
export function isOf({ breach }: OpenCondition, { id, metric, direction }: Rule): boolean {
  return id === breach.ruleId && metric === breach.metric && direction === breach.direction;
}

function judge(
  before: OpenCondition | null,
  rule: Rule,
  row: BoardRow,
  { intervalMs, firstAnswer }: JudgedAnswer,
  bookOf: (windowMs: number) => TrailBook,
  now: Moment,
): OpenCondition | null {
  const { reading } = row;
  // First of all: counts are followed whatever becomes of the figure.
  const value =
    rule.windowMs === undefined
      ? toMetricValue(rule, reading)
      : toMetricValue(rule, reading, bookOf(rule.windowMs).follow(row));
  if (value === null || before?.observedAt === reading.observedAt) return before;
  // Nearly every figure of a poll is calm and was: it costs no more than this.
  const enter = toEnterLevels(rule, row);
  if (enter.warning === null && enter.critical === null) return before;
  if (before === null && toBreach(value, enter, rule.direction) === null) return null;
  return toCondition(before, { rule, row, levels: toLevels(rule, row), value, now }, intervalMs, firstAnswer);
}

function toCondition(
  before: OpenCondition | null,
  facts: Facts,
  intervalMs: number,
  firstAnswer: boolean,
): OpenCondition | null {
  const { rule, row, levels, value, now } = facts;
  // The clocks of hold and keep run only while a figure may be taken for the present.
  const sinceMs = before === null ? 0 : now.steadyMs - before.judgedMs;
  const elapsedMs = Math.min(Math.max(0, sinceMs), lateAfterIntervals * intervalMs);
  const sighting = { value, levels, elapsedMs, waived: firstAnswer };
  const standing = toStanding(before?.standing ?? null, sighting, rule);
  if (standing === null) return null;
  const hasFired = standing.condition !== 'pending';
  const isNew = before === null || (before.standing.condition === 'pending' && hasFired);
  return {
    rowKey: row.key,
    standing,
    breach: toBreachFacts(before?.breach ?? null, standing, facts),
    observedAt: row.reading.observedAt,
    judgedMs: now.steadyMs,
    isShown: true,
    startUp: isNew ? firstAnswer && hasFired : before.startUp,
  };
}

interface Facts {
  rule: Rule;
  row: BoardRow;
  levels: Levels;
  value: number;
  now: Moment;
}

function toBreachFacts(
  before: Breach | null,
  { condition, severity }: OpenCondition['standing'],
  { rule, row, levels, value, now }: Facts,
): Breach {
  const { connectionId, queueId, queueName, mediaType } = row.reading;
  const startedAt = before?.startedAt ?? now.at;
  const isWorst = before === null || (rule.direction === 'above' ? value > before.peak : value < before.peak);
  const hasFired = condition !== 'pending';
  const reached = (level: Severity) => (hasFired && severity === level ? now.at : null);
  return {
    episodeId: before?.episodeId ?? `${rule.id}/${row.key}/${startedAt}`,
    connectionId,
    queueId,
    queueName,
    mediaType,
    ruleId: rule.id,
    metric: rule.metric,
    direction: rule.direction,
    severity,
    recovering: condition === 'recovering',
    value,
    level: toLevel(levels, severity, value),
    peak: isWorst ? value : before.peak,
    startedAt,
    peakAt: isWorst ? now.at : before.peakAt,
    warningAt: before?.warningAt ?? reached('warning'),
    criticalAt: before?.criticalAt ?? reached('critical'),
  };
}

/** Should a rule lose the level that was breached while the breach is open, the other one is shown. */
function toLevel(levels: Levels, severity: Severity, value: number): number {
  return levels[severity] ?? levels.warning ?? levels.critical ?? value;
}
