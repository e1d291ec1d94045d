import type { Moment } from '../../../src/main/alerts/moment.ts';
import { createRuleChooser } from '../../../src/main/alerts/scope.ts';
import type { Rule } from '../../../src/shared/alert.ts';
import type { BoardRow } from '../../../src/shared/board.ts';
import { type Answer, type BreachName, type Input, toSpokenLine, toSpokenLines } from './input.ts';
import { JudgedFigures } from './judged-figures.ts';
import { ReferenceSpeech } from './reference-speech.ts';
import { type HandLevels, toFigure } from './rule-table.ts';
import type { Episode, ModelRow } from './told-things.ts';

/** The settings, with the levels of every rule worked out by hand. */
export interface ModelTerms {
  rules: readonly Rule[];
  levels: ReadonlyMap<string, HandLevels>;
  notifications: boolean;
  recoveryNotes: boolean;
  quietUntil: number | null;
  criticalBypasses: boolean;
}

/** What must come out of one step, each a sorted list of lines. */
export interface Prediction {
  conditions: string[];
  spoken: string[];
  missed: number;
  ended: string[];
}

interface Watched extends BreachName {
  judged: JudgedFigures;
}

const dayMs = 24 * 3_600_000;

/**
 * The alert semantics a second time, written from the specification alone and for reading, not for speed: one object
 * per row and rule that keeps all its figures, and at every step everything is looked at anew.
 */
export class ReferenceModel {
  readonly speech = new ReferenceSpeech();
  readonly connections = this.speech.connections;
  readonly rows = this.speech.rows;
  readonly watched = new Map<string, Watched>();
  readonly episodes = this.speech.episodes;
  readonly #dormant = new Map<string, { episode: Episode; judged: JudgedFigures; sinceMs: number }>();
  readonly #goneAnswers = new Map<string, number>();
  #chooser: { rules: readonly Rule[]; choose: ReturnType<typeof createRuleChooser> } | null = null;
  #episodeCount = 0;
  #conditions: string[] = [];
  #ended: string[] = [];

  apply(input: Input, now: Moment, terms: ModelTerms): Prediction {
    this.#conditions = [];
    this.#ended = [];
    const steps = ['connections', 'answer', 'tick', 'forget'];
    if (!steps.includes(input.kind)) {
      this.#act(input, now);
      return { conditions: [], spoken: [], missed: 0, ended: [] };
    }
    if (input.kind === 'connections') this.#connect(input.connections, now);
    if (input.kind === 'answer') this.#answer(input.answer, now, terms);
    if (input.kind === 'forget') this.#forget(input.rowKeys, now);
    if (input.kind === 'connections') this.#withdraw(terms, (row) => !this.connections.has(row.connectionId));
    if (input.kind === 'answer')
      this.#withdraw(terms, (row) => row.connectionId === input.answer.connectionId);
    if (input.kind === 'tick') this.#withdraw(terms, () => true);
    const speaks = input.kind === 'answer' || input.kind === 'tick';
    const told = speaks ? this.speech.speak(now, terms) : { wishes: [], missed: 0 };
    return {
      conditions: this.#conditions.sort(),
      spoken: told.wishes
        .map(({ because, severity, about }) => toSpokenLine(because, severity, about))
        .sort(),
      missed: told.missed,
      ended: this.#ended.sort(),
    };
  }

  #connect(connections: readonly { id: string; intervalMs: number }[], now: Moment): void {
    for (const id of this.connections.keys())
      if (!connections.some((connection) => connection.id === id)) this.speech.drop(id);
    for (const { id, intervalMs } of connections) {
      const known = this.connections.get(id);
      if (known !== undefined) known.intervalMs = intervalMs;
      else this.connections.set(id, { id, intervalMs, sinceMs: now.steadyMs, blind: null });
    }
  }

  #answer(answer: Answer, now: Moment, terms: ModelTerms): void {
    const connection = this.connections.get(answer.connectionId);
    if (connection === undefined) return;
    this.speech.seeAgain(connection, now, terms);
    connection.sinceMs = now.steadyMs;
    connection.intervalMs = answer.intervalMs;
    for (const row of answer.rows) {
      this.rows.set(row.key, toModelRow(row));
      if (row.watched) this.#wakeDormant(row, now, terms);
      if (row.watched) this.#judgeRow(row, answer, now, terms);
    }
    this.#countGone(answer.connectionId);
  }

  #judgeRow(row: BoardRow, answer: Answer, now: Moment, terms: ModelTerms): void {
    const { reading, quality, lagMs } = row;
    if (quality !== 'current' || lagMs >= 3 * answer.intervalMs) return;
    for (const rule of this.#choose(terms.rules, row)) {
      const name = `${row.key} ${rule.id}`;
      const value = toFigure(rule, reading);
      const levels = terms.levels.get(rule.id);
      if (value === null || levels === undefined) continue;
      const watched = this.watched.get(name) ?? {
        rowKey: row.key,
        ruleId: rule.id,
        judged: new JudgedFigures(),
      };
      if (watched.judged.isRepeat(reading.observedAt)) continue;
      this.watched.set(name, watched);
      const from = watched.judged.condition;
      const facts = { now, intervalMs: answer.intervalMs, waived: answer.firstAnswer };
      const to = watched.judged.judge(value, reading.observedAt, rule, levels, facts);
      if (from !== to) this.#conditions.push(`${name} ${from}>${to}`);
      this.#follow(watched, rule, row, value, now, answer.firstAnswer, terms);
    }
  }

  /** Keeps the episode in step with its condition. */
  #follow(
    watched: Watched,
    rule: Rule,
    row: BoardRow,
    value: number,
    now: Moment,
    isFirstAnswer: boolean,
    terms: ModelTerms,
  ): void {
    const name = `${watched.rowKey} ${watched.ruleId}`;
    const { condition } = watched.judged;
    const open = this.episodes.get(name);
    if (open !== undefined && condition === 'ok') {
      this.#end(open, 'resolved');
      this.speech.resolve(open, now, terms);
      return;
    }
    if (condition === 'ok' || condition === 'pending') return;
    const episode = open ?? this.#begin(watched, rule.direction, row, value, now, isFirstAnswer);
    const isWorse = rule.direction === 'above' ? value > episode.peak : value < episode.peak;
    if (isWorse) episode.peak = value;
    episode.value = value;
    if (episode.judgedSeverity === 'warning' && watched.judged.severity === 'critical') {
      // Taken at its worst already: that it is back there is not worse.
      if (episode.takenAt !== 'critical') {
        episode.ackedMs = null;
        episode.snoozedUntilMs = null;
      }
      episode.offerAgainMs = 0;
    }
    const isLess = episode.judgedSeverity === 'critical' && watched.judged.severity === 'warning';
    if (isLess) episode.owesReminder = false;
    episode.judgedSeverity = watched.judged.severity;
  }

  #begin(
    watched: Watched,
    direction: Rule['direction'],
    row: BoardRow,
    value: number,
    now: Moment,
    firedAtStart: boolean,
  ): Episode {
    this.#episodeCount += 1;
    const breaching = watched.judged.listBreaching();
    const values = breaching.map((figure) => figure.value);
    const episode: Episode = {
      kind: 'episode',
      number: this.#episodeCount,
      connectionId: row.reading.connectionId,
      queueId: row.reading.queueId,
      rowKey: row.key,
      ruleId: watched.ruleId,
      judged: watched.judged,
      judgedSeverity: watched.judged.severity,
      startedAt: breaching[0]?.at ?? now.at,
      peak: direction === 'above' ? Math.max(...values) : Math.min(...values),
      value,
      firedAtStart,
      told: null,
      offerAgainMs: 0,
      lastToldMs: 0,
      remindersSent: 0,
      heldBack: false,
      inQuiet: false,
      waited: false,
      ackedMs: null,
      takenAt: null,
      snoozedUntilMs: null,
      owesReminder: false,
      looked: 'no',
      silence: null,
    };
    this.episodes.set(`${row.key} ${watched.ruleId}`, episode);
    return episode;
  }

  #end(episode: Episode, outcome: string): void {
    const name = `${episode.rowKey} ${episode.ruleId}`;
    this.episodes.delete(name);
    this.#ended.push(`${name} ${outcome} ${episode.told === null ? 'untold' : 'told'}`);
  }

  #forget(rowKeys: readonly string[], now: Moment): void {
    for (const key of rowKeys) {
      this.rows.delete(key);
      for (const [name, { rowKey, judged }] of this.watched) {
        if (rowKey !== key) continue;
        const episode = this.episodes.get(name);
        this.watched.delete(name);
        if (episode === undefined) continue;
        this.#end(episode, 'lost');
        this.#dormant.set(name, { episode, judged, sinceMs: now.steadyMs });
      }
    }
  }

  /** Within a day the breach of a row that is back goes on; what its rules do not cover any more does not. */
  #wakeDormant(row: BoardRow, now: Moment, terms: ModelTerms): void {
    if (row.quality !== 'current') return;
    const ruleIds = this.#choose(terms.rules, row).map(({ id }) => id);
    for (const [name, { episode, judged, sinceMs }] of this.#dormant) {
      if (episode.rowKey !== row.key) continue;
      this.#dormant.delete(name);
      if (!ruleIds.includes(episode.ruleId) || now.steadyMs - sinceMs > dayMs) continue;
      this.episodes.set(name, episode);
      this.watched.set(name, { rowKey: row.key, ruleId: episode.ruleId, judged });
    }
  }

  /** Ends what no rule, no connection and nobody's choice of queues covers any more. */
  #withdraw(terms: ModelTerms, isDue: (row: ModelRow) => boolean): void {
    for (const [name, { rowKey, ruleId, judged }] of this.watched) {
      const row = this.rows.get(rowKey);
      if (row !== undefined && !isDue(row)) continue;
      const isCovered =
        row?.watched === true &&
        this.connections.has(row.connectionId) &&
        this.#choose(terms.rules, row.row).some(({ id }) => id === ruleId);
      if (isCovered) continue;
      this.watched.delete(name);
      if (judged.condition !== 'ok') this.#conditions.push(`${name} ${judged.condition}>ok`);
      const episode = this.episodes.get(name);
      if (episode !== undefined) this.#end(episode, 'withdrawn');
    }
  }

  #choose(rules: readonly Rule[], row: ModelRow['row']): readonly Rule[] {
    if (this.#chooser?.rules !== rules) this.#chooser = { rules, choose: createRuleChooser(rules) };
    return this.#chooser.choose(row);
  }

  /** A queue is gone when no row of it stands in two good answers running. */
  #countGone(connectionId: string): void {
    const queues = new Map<string, boolean>();
    for (const row of this.rows.values())
      if (row.connectionId === connectionId && row.watched)
        queues.set(row.queueId, (queues.get(row.queueId) ?? true) && row.isGone);
    for (const [queueId, isGone] of queues) {
      const key = `${connectionId}/${queueId}`;
      const answers = isGone ? (this.#goneAnswers.get(key) ?? 0) + 1 : 0;
      this.#goneAnswers.set(key, answers);
      this.speech.setGone(connectionId, queueId, answers);
    }
  }

  #act(input: Input, now: Moment): void {
    if (input.kind === 'wake') this.speech.wakeMs = now.steadyMs;
    if (input.kind === 'restart') this.#restart(now);
    if (input.kind === 'mute') this.speech.mute(input.target, now.steadyMs + input.minutes * 60_000);
    if (input.kind === 'unmute') this.speech.mute(input.target, null);
    if (input.kind === 'seen')
      for (const episode of this.episodes.values()) episode.looked = canBeSeen(episode) ? 'yes' : 'perhaps';
    if (input.kind === 'shown')
      this.speech.record(input.delivery, toSpokenLines(input.delivery), input.accepted, now);
    if (input.kind !== 'acknowledge' && input.kind !== 'snooze' && input.kind !== 'renew') return;
    for (const { rowKey, ruleId } of input.breaches) {
      const episode = this.episodes.get(`${rowKey} ${ruleId}`);
      if (episode === undefined) continue;
      episode.looked = 'perhaps';
      episode.takenAt = input.kind === 'renew' ? null : episode.judgedSeverity;
      episode.ackedMs = input.kind === 'acknowledge' ? now.steadyMs : null;
      episode.snoozedUntilMs = input.kind === 'snooze' ? now.steadyMs + input.minutes * 60_000 : null;
    }
  }

  #restart(now: Moment): void {
    this.speech.restart();
    for (const connection of this.connections.values()) connection.sinceMs = now.steadyMs;
  }
}

function canBeSeen({ told }: Episode): boolean {
  return told !== null;
}

function toModelRow(row: BoardRow): ModelRow {
  const { reading, quality, lagMs, watched } = row;
  const { connectionId, queueId } = reading;
  return {
    row,
    connectionId,
    queueId,
    isCurrent: quality === 'current',
    isGone: quality === 'gone',
    lagMs,
    watched,
  };
}
