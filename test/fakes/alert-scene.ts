import type { AlertEvent, Delivery } from '../../src/main/alerts/alert-event.ts';
import { listAlerts } from '../../src/main/alerts/alert-list.ts';
import { recordDelivery } from '../../src/main/alerts/delivery-record.ts';
import { type AlertMemory, alertMemorySchema } from '../../src/main/alerts/memory.ts';
import type { Moment } from '../../src/main/alerts/moment.ts';
import { createMemory, setConnections, takeAnswer, takeTick } from '../../src/main/alerts/watch.ts';
import type { AlertTerms, EndedEpisode, Step } from '../../src/main/alerts/work.ts';
import { type Alert, type Rule, ruleSchema } from '../../src/shared/alert.ts';
import type { BoardRow } from '../../src/shared/board.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { createRow as createWatchedRow } from './board.ts';
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
  return { ...createWatchedRow(createReading(reading)), ...parts };
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
    peakAt: 0,
    warningAt: 0,
    criticalAt: null,
    quality: 'live',
    attention: 'new',
    attentionLeftMs: null,
    mutedBy: null,
    ...parts,
  };
}

/** How many wait, by queue. */
type Counts = Record<string, number | null>;

interface AnswerFacts {
  connectionId?: string;
  firstAnswer?: boolean;
}

/** The clock at which a scene begins; the steady one has no such meaning. */
const steadyFromMs = 5_000_000;

/**
 * Feeds answers and ticks to the alerts, at times in seconds, polls 15 s apart, and writes down as lines what comes of
 * it. After each step the memory is written and read as the file would be. Every connection is polled in `run`.
 */
export class AlertScene {
  memory: AlertMemory;
  terms: AlertTerms;
  /** What the system does with notifications. */
  shows: 'accepts' | 'refuses' | 'hangs' = 'accepts';
  /** How much the computer's clock was set forward. */
  clockAheadMs = 0;
  tickSeconds = 1;
  /** `3 first warning q1`; a summary of several: `3 summary first warning q1+q2`. */
  readonly said: string[] = [];
  /** `0 q1 pending`. */
  readonly silences: string[] = [];
  /** `0 many q1 ok>warning`. */
  readonly moves: string[] = [];
  /** `23 emea live>late`. */
  readonly qualities: string[] = [];
  readonly deliveries: Delivery[] = [];
  readonly ended: EndedEpisode[] = [];
  readonly #connectionIds: readonly string[];
  readonly #intervalMs: number;
  #second = -1;

  constructor(
    rules: readonly Rule[],
    terms: Partial<AlertTerms> = {},
    connectionIds = ['emea'],
    seconds = 15,
  ) {
    this.terms = {
      rules,
      notifications: true,
      recoveryNotes: true,
      quietUntil: null,
      criticalBypasses: false,
      ...terms,
    };
    this.#connectionIds = connectionIds;
    this.#intervalMs = seconds * 1000;
    this.memory = createMemory(this.moment(0));
    this.connect(0, connectionIds);
    this.#second = -1;
  }

  moment(second: number): Moment {
    return { at: second * 1000 + this.clockAheadMs, steadyMs: steadyFromMs + second * 1000 };
  }

  get now(): Moment {
    return this.moment(Math.max(0, this.#second));
  }

  get alerts(): Alert[] {
    return listAlerts(this.memory, () => 'live', this.now);
  }

  answer(second: number, rows: readonly BoardRow[], facts: AnswerFacts = {}): Step {
    const { connectionId = 'emea', firstAnswer = false } = facts;
    const answer = { connectionId, rows, intervalMs: this.#intervalMs, firstAnswer };
    return this.take(second, (memory, now) => takeAnswer(memory, answer, this.terms, now));
  }

  tick(second: number): Step {
    return this.take(second, (memory, now) => takeTick(memory, this.terms, now));
  }

  connect(second: number, connectionIds: readonly string[]): Step {
    const connections = connectionIds.map((id) => ({ id, intervalMs: this.#intervalMs }));
    return this.take(second, (memory, now) => setConnections(memory, connections, this.terms, now));
  }

  /** The first good answer of the run. */
  start(second: number, counts: Counts): void {
    this.answer(second, toRows(counts, second), { firstAnswer: true });
  }

  /** Good answers with these figures at every 15 s, ticks between them, up to this second and with it. */
  run(toSecond: number, counts: Counts): void {
    for (let second = this.#second + 1; second <= toSecond; second += 1) {
      if ((second * 1000) % this.#intervalMs === 0)
        for (const connectionId of this.#connectionIds)
          this.answer(second, toRows(counts, second, connectionId), { connectionId });
      else if (second % this.tickSeconds === 0) this.tick(second);
    }
  }

  /** Ticks without an answer. */
  wait(toSecond: number): void {
    for (let second = this.#second + 1; second <= toSecond; second += 1)
      if (second % this.tickSeconds === 0 || second === toSecond) this.tick(second);
  }

  /** What somebody does, or the computer, just now. */
  change(change: (memory: AlertMemory, now: Moment) => AlertMemory): void {
    this.memory = readBack(change(this.memory, this.now));
  }

  /** Time goes by, and nobody looks. */
  sleep(toSecond: number): void {
    this.#second = toSecond;
  }

  take(second: number, task: (memory: AlertMemory, now: Moment) => Step): Step {
    this.#second = second;
    const step = task(this.memory, this.moment(second));
    this.memory = readBack(step.memory);
    for (const event of step.events) this.#write(second, event);
    for (const delivery of step.deliveries) this.#show(second, delivery);
    this.ended.push(...step.ended);
    return step;
  }

  /** The open episodes of these queues. */
  idsOf(...queueIds: string[]): string[] {
    return this.memory.conditions
      .filter(({ breach }) => queueIds.includes(breach.queueId))
      .map(({ breach }) => breach.episodeId);
  }

  /** One row's figures over time, as `[second, reading]`; answers `second:from>to` for each move. */
  play(steps: readonly (readonly [number, Partial<Reading>])[], parts: Partial<BoardRow> = {}): string[] {
    return steps.flatMap(([second, reading]) =>
      this.answer(second, [createRow({ observedAt: second * 1000, ...reading }, parts)]).events.flatMap(
        (event) => (event.kind === 'condition' ? [`${second}:${event.from}>${event.to}`] : []),
      ),
    );
  }

  #write(second: number, event: AlertEvent): void {
    const name = event.queueId ?? event.connectionId ?? 'all';
    if (event.kind === 'delivery') {
      if (!event.speak) this.silences.push(`${second} ${name} ${event.because}`);
    } else if (event.kind === 'condition')
      this.moves.push(`${second} ${event.ruleId} ${name} ${event.from}>${event.to}`);
    else this.qualities.push(`${second} ${name} ${event.from}>${event.to}`);
  }

  #show(second: number, delivery: Delivery): void {
    const { kind, because, severity, items, missed } = delivery;
    const names = items.map(({ subject }) => subject.queueId ?? subject.connectionId).join('+');
    const isSummary = kind === 'summary';
    const words = [
      second,
      isSummary && kind,
      because,
      severity,
      names,
      missed.length > 0 && `missed ${missed.length}`,
    ];
    this.said.push(words.filter((word) => word !== false && word !== '').join(' '));
    this.deliveries.push(delivery);
    if (this.shows === 'hangs') return;
    const isAccepted = this.shows === 'accepts';
    this.memory = readBack(recordDelivery(this.memory, delivery, isAccepted, this.moment(second)));
  }
}

function readBack(memory: AlertMemory): AlertMemory {
  return alertMemorySchema.parse(JSON.parse(JSON.stringify(memory)));
}

export function toRows(counts: Counts, second: number, connectionId = 'emea'): BoardRow[] {
  return Object.entries(counts).map(([queueId, waiting]) =>
    createRow({ connectionId, queueId, waiting, observedAt: second * 1000 }),
  );
}

/** Waiting counts, one every 15 s. */
export function counts(...waiting: (number | null)[]): [number, Partial<Reading>][] {
  return waiting.map((count, index) => [index * 15, { waiting: count }]);
}
