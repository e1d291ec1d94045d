import { type AlertState, emptyAlertState, evaluate, type Judgement } from '../../src/main/alerts/engine.ts';
import { type Alert, type Rule, ruleSchema } from '../../src/shared/alert.ts';
import type { BoardRow } from '../../src/shared/board.ts';
import { type Reading, toRowKey } from '../../src/shared/queue.ts';
import { createReading } from './scripted-vendor.ts';

/** A rule on the waiting count, warning at 10 and critical at 20, that fires at once, unless told otherwise. */
export function createRule(parts: Partial<Rule> = {}): Rule {
  return ruleSchema.parse({
    id: 'many',
    name: 'Many waiting',
    metric: 'waiting',
    direction: 'above',
    warning: 10,
    critical: 20,
    holdMs: 0,
    keepMs: 0,
    minSamples: 1,
    ...parts,
  });
}

export function createRow(reading: Partial<Reading> = {}, parts: Partial<BoardRow> = {}): BoardRow {
  const whole = createReading(reading);
  return {
    key: toRowKey(whole),
    reading: whole,
    quality: 'current',
    lagMs: 0,
    watched: true,
    targetMs: null,
    goalPercent: null,
    ...parts,
  };
}

export function createAlert(parts: Partial<Alert> = {}): Alert {
  return {
    episodeId: 'many/emea/q1/voice/0',
    connectionId: 'emea',
    queueId: 'q1',
    queueName: 'Billing EN',
    mediaType: 'voice',
    ruleId: 'many',
    metric: 'waiting',
    direction: 'above',
    severity: 'warning',
    recovering: false,
    value: 12,
    level: 10,
    peak: 12,
    startedAt: 0,
    ...parts,
  };
}

/** Feeds one connection's answers to the engine, one poll after the other, at times in seconds. */
export class AlertScene {
  state: AlertState = emptyAlertState;
  rules: readonly Rule[];
  readonly intervalMs: number;

  constructor(rules: readonly Rule[], intervalMs = 15_000) {
    this.rules = rules;
    this.intervalMs = intervalMs;
  }

  answer(second: number, rows: readonly BoardRow[], firstAnswer = false): Judgement {
    const judgement = evaluate(this.state, {
      rules: this.rules,
      connectionId: 'emea',
      rows,
      now: second * 1000,
      intervalMs: this.intervalMs,
      firstAnswer,
    });
    // Kept as a file would keep it.
    this.state = JSON.parse(JSON.stringify(judgement.state));
    return judgement;
  }

  /** One row's figures over time, as `[second, reading]`; answers `second:from>to` for each transition. */
  play(steps: readonly (readonly [number, Partial<Reading>])[], parts: Partial<BoardRow> = {}): string[] {
    return steps.flatMap(([second, reading]) =>
      this.answer(second, [createRow({ observedAt: second * 1000, ...reading }, parts)]).transitions.map(
        ({ at, from, to }) => `${at / 1000}:${from}>${to}`,
      ),
    );
  }
}

/** Waiting counts, one every 15 s. */
export function counts(...waiting: (number | null)[]): [number, Partial<Reading>][] {
  return waiting.map((count, index) => [index * 15, { waiting: count }]);
}
