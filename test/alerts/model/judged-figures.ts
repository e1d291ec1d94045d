import type { Moment } from '../../../src/main/alerts/moment.ts';
import type { Condition, Rule, Severity } from '../../../src/shared/alert.ts';
import type { HandLevels } from './rule-table.ts';

/** One judged figure, with what the rule in force at that time made of it. */
interface Judged {
  value: number;
  /** On both clocks. */
  at: number;
  atMs: number;
  /** How far it counts on the way from the figure before it. */
  stepMs: number;
  pastEnter: boolean;
  pastCritical: boolean;
  isClear: boolean;
}

/**
 * Axis A of one row and one rule, by the sentences of the specification: it keeps every figure that was judged and
 * looks back over them, instead of counting as it goes.
 */
export class JudgedFigures {
  condition: Condition = 'ok';
  /** Of the open breach, also while it recovers. */
  severity: Severity = 'warning';
  readonly figures: Judged[] = [];
  #lastObservedAt: number | null = null;

  isRepeat(observedAt: number): boolean {
    // While it is ok a repeated figure can change nothing, unless the rule was edited: then it is worth a look.
    return this.condition !== 'ok' && this.#lastObservedAt === observedAt;
  }

  judge(
    value: number,
    observedAt: number,
    rule: Rule,
    levels: HandLevels,
    facts: { now: Moment; intervalMs: number; waived: boolean },
  ): Condition {
    this.#lastObservedAt = observedAt;
    const before = this.figures.at(-1);
    const passed = before === undefined ? 0 : facts.now.steadyMs - before.atMs;
    this.figures.push({
      value,
      at: facts.now.at,
      atMs: facts.now.steadyMs,
      stepMs: Math.min(passed, 1.5 * facts.intervalMs),
      ...toSides(value, rule, levels),
    });
    this.condition = this.#toNext(rule, levels, facts.waived);
    if (this.condition === 'warning' || this.condition === 'critical') this.severity = this.condition;
    return this.condition;
  }

  #toNext(rule: Rule, levels: HandLevels, waived: boolean): Condition {
    const past = this.#newest((figure) => figure.pastEnter);
    const critical = this.#newest((figure) => figure.pastCritical);
    const clear = this.#newest((figure) => figure.isClear);
    const isSurelyCritical = critical.count >= (waived ? 1 : rule.minSamples);
    if (this.condition === 'ok' || this.condition === 'pending') {
      if (past.count === 0) return 'ok';
      const fires = waived || (past.count >= rule.minSamples && past.lastedMs >= rule.holdMs);
      if (!fires) return 'pending';
      return isSurelyCritical || levels.warning === null ? 'critical' : 'warning';
    }
    if (clear.count > 0) return clear.lastedMs >= rule.keepMs ? 'ok' : 'recovering';
    if (this.severity === 'warning') return isSurelyCritical ? 'critical' : 'warning';
    return this.#fellToWarning(rule, levels) ? 'warning' : 'critical';
  }

  /** A breach began with the first of the figures that made it fire. */
  listBreaching(): { value: number; at: number }[] {
    return this.#newest((figure) => figure.pastEnter).run;
  }

  #fellToWarning(rule: Rule, levels: HandLevels): boolean {
    const newest = this.figures.at(-1);
    if (newest === undefined || levels.warning === null) return false;
    // The rule was edited: there is no critical any more.
    if (levels.clearCritical === null) return true;
    return rule.direction === 'above'
      ? newest.value <= levels.clearCritical
      : newest.value >= levels.clearCritical;
  }

  /** The unbroken run of such figures up to the newest, and the time that it lasts by now. */
  #newest(holds: (figure: Judged) => boolean): { count: number; lastedMs: number; run: Judged[] } {
    const lastOther = this.figures.findLastIndex((figure) => !holds(figure));
    const run = this.figures.slice(lastOther + 1);
    const lastedMs = run.slice(1).reduce((sum, { stepMs }) => sum + stepMs, 0);
    return { count: run.length, lastedMs, run };
  }
}

function toSides(value: number, { direction }: Rule, levels: HandLevels) {
  const isAbove = direction === 'above';
  const isPast = (level: number | null) => level !== null && (isAbove ? value >= level : value <= level);
  const isBack = (level: number | null) => level === null || (isAbove ? value <= level : value >= level);
  return {
    pastEnter: isPast(levels.warning) || isPast(levels.critical),
    pastCritical: isPast(levels.critical),
    isClear: isBack(levels.clearWarning) && isBack(levels.clearCritical),
  };
}
