import type { AlertEvent, Delivery } from '../../../src/main/alerts/alert-event.ts';
import { listAlerts } from '../../../src/main/alerts/alert-list.ts';
import { acknowledge, markSeen, mute, renew, snooze, unmute } from '../../../src/main/alerts/attention.ts';
import { recordDelivery } from '../../../src/main/alerts/delivery-record.ts';
import { type AlertMemory, alertMemorySchema } from '../../../src/main/alerts/memory.ts';
import type { Moment } from '../../../src/main/alerts/moment.ts';
import {
  createMemory,
  forgetRows,
  nextDueMs,
  setConnections,
  takeAnswer,
  takeRestart,
  takeTick,
  takeWake,
} from '../../../src/main/alerts/watch.ts';
import type { AlertTerms, Step } from '../../../src/main/alerts/work.ts';
import type { Alert } from '../../../src/shared/alert.ts';
import { toRowKey } from '../../../src/shared/row-key.ts';
import type { BreachName, Input } from './input.ts';
import type { Move, Scenario } from './move.ts';
import { PlayedBoard } from './played-board.ts';
import { createRuleOf, type HandLevels, type RuleChoice, toHandLevels } from './rule-table.ts';

/** What one input did, for those who look on. */
export interface Look {
  input: Input;
  /** Null for what only changes the memory. */
  step: Step | null;
  now: Moment;
  terms: AlertTerms;
  playback: Playback;
}

export interface Onlooker {
  /** Nothing happens until this moment. */
  pass?: (until: Moment, playback: Playback) => void;
  look: (look: Look) => void;
}

const startAt = Date.UTC(2026, 2, 2, 9);
const mostTicks = 300;

/** Plays a scenario to the alerts as the desk does: with ticks when they are planned, and every delivery recorded. */
export class Playback {
  readonly board: PlayedBoard;
  memory: AlertMemory;
  now: Moment = { at: startAt, steadyMs: 50_000 };
  terms: AlertTerms;
  levels = new Map<string, HandLevels>();
  readonly log: AlertEvent[] = [];
  /** The desk calls when the alerts want it; a desk that stalls or sleeps does not. */
  isTicking = false;
  readonly #onlookers: readonly Onlooker[];
  readonly #choices: RuleChoice[];
  #refusals = 0;

  constructor(scenario: Scenario, onlookers: readonly Onlooker[]) {
    this.#onlookers = onlookers;
    this.#choices = [...scenario.rules];
    this.board = new PlayedBoard(scenario.connections);
    this.terms = {
      rules: [],
      notifications: true,
      recoveryNotes: true,
      quietUntil: null,
      criticalBypasses: false,
    };
    this.#setRules();
    this.memory = createMemory(this.now);
    this.#connect();
    for (const move of scenario.moves) this.#play(move);
  }

  listOpen(): Alert[] {
    return listAlerts(this.memory, (key) => this.board.toFreshness(key, this.now), this.now);
  }

  #play(move: Move): void {
    switch (move.kind) {
      case 'poll':
        this.#poll(move);
        return;
      case 'wait':
        this.#advance(move.forMs);
        this.#send({ kind: 'tick' });
        return;
      case 'stall':
        this.#pass(move.forMs);
        this.#send({ kind: 'tick' });
        return;
      case 'sleep':
        this.#pass(move.forMs);
        this.#send({ kind: 'wake' });
        this.#send({ kind: 'tick' });
        return;
      case 'restart':
        this.#pass(move.forMs);
        this.board.restart();
        this.#send({ kind: 'restart' });
        this.#connect();
        // Whoever changes something lets time pass right after it.
        this.#send({ kind: 'tick' });
        return;
      case 'jump':
        this.now = { ...this.now, at: this.now.at + move.byMs };
        // Nobody is told that a clock was set; the next look comes within ten seconds.
        this.#send({ kind: 'tick' });
        return;
      case 'acknowledge':
      case 'renew':
        this.#send({ kind: move.kind, breaches: this.#pickBreaches(move.breach, move.all) });
        // Whoever changes something lets time pass right after it.
        this.#send({ kind: 'tick' });
        return;
      case 'snooze':
        this.#send({
          kind: 'snooze',
          breaches: this.#pickBreaches(move.breach, false),
          minutes: move.minutes,
        });
        return;
      case 'mute':
        this.#send({
          kind: 'mute',
          target: this.board.toTarget(move.aim, this.terms.rules),
          minutes: move.minutes,
        });
        return;
      case 'unmute':
        this.#send({ kind: 'unmute', target: this.board.toTarget(move.aim, this.terms.rules) });
        // Whoever changes something lets time pass right after it.
        this.#send({ kind: 'tick' });
        return;
      case 'seen':
        this.#send({ kind: 'seen' });
        return;
      case 'refuse':
        this.#refusals = move.times;
        return;
      case 'watch':
        this.board.setWatched(move.row, move.watched);
        return;
      case 'forget':
        this.#send({ kind: 'forget', rowKeys: this.board.forget(move.row) });
        return;
      default:
        this.#set(move);
        return;
    }
  }

  #set(move: Move): void {
    if (move.kind === 'quiet') {
      const quietUntil = move.forMs === null ? null : this.now.at + move.forMs;
      this.terms = { ...this.terms, quietUntil };
    }
    if (move.kind === 'setting') this.terms = { ...this.terms, [move.name]: move.on };
    if (move.kind === 'rule') {
      this.#choices[move.rule % this.#choices.length] = move.choice;
      this.#setRules();
    }
    if (move.kind === 'connections') {
      this.board.enable(move.enabled);
      this.#connect();
      return;
    }
    this.#send({ kind: 'tick' });
  }

  #poll({ connection, polls, afterMs, rows }: Extract<Move, { kind: 'poll' }>): void {
    for (let poll = 0; poll < polls; poll += 1) {
      this.#advance(afterMs ?? this.board.intervalOf(connection));
      const answer = this.board.answer(connection, poll === 0 ? rows : null, this.now);
      if (answer !== null) this.#send({ kind: 'answer', answer });
    }
  }

  /** Time goes by with ticks at the moments that the alerts themselves plan. */
  #advance(forMs: number): void {
    const untilMs = this.now.steadyMs + forMs;
    this.isTicking = true;
    for (let tick = 0; tick < mostTicks; tick += 1) {
      const due = nextDueMs(this.memory, this.terms, this.now);
      if (due === null || due > untilMs) break;
      const before = this.now.steadyMs;
      this.#pass(Math.max(0, due - before));
      this.#send({ kind: 'tick' });
      const again = nextDueMs(this.memory, this.terms, this.now);
      if (again !== null && again <= this.now.steadyMs)
        throw new Error(`plans ${again} again at ${this.now.steadyMs}`);
    }
    this.#pass(untilMs - this.now.steadyMs);
    this.isTicking = false;
  }

  #pass(forMs: number): void {
    if (forMs <= 0) return;
    const until = { at: this.now.at + forMs, steadyMs: this.now.steadyMs + forMs };
    for (const onlooker of this.#onlookers) onlooker.pass?.(until, this);
    this.now = until;
  }

  #connect(): void {
    this.#send({ kind: 'connections', connections: this.board.listEnabled() });
  }

  #setRules(): void {
    const rules = this.#choices.map((choice, index) => createRuleOf(`r${index}`, choice));
    this.levels = new Map(rules.map(({ id }, index) => [id, toHandLevels(this.#choices[index])]));
    this.terms = { ...this.terms, rules };
  }

  #pickBreaches(breach: number, all: boolean): BreachName[] {
    const open = this.listOpen()
      .map((alert) => ({ rowKey: toRowKey(alert), ruleId: alert.ruleId }))
      .toSorted((one, other) => (toName(one) < toName(other) ? -1 : 1));
    const picked = open[breach % Math.max(1, open.length)];
    if (picked === undefined || all) return open;
    return [picked];
  }

  #send(input: Input): void {
    const step = this.#execute(input);
    if (step !== null) this.memory = step.memory;
    this.log.push(...(step?.events ?? []));
    for (const onlooker of this.#onlookers)
      onlooker.look({ input, step, now: this.now, terms: this.terms, playback: this });
    for (const delivery of step?.deliveries ?? []) this.#show(delivery);
  }

  #show(delivery: Delivery): void {
    const accepted = this.#refusals === 0;
    if (!accepted) this.#refusals -= 1;
    this.#send({ kind: 'shown', delivery, accepted });
  }

  #execute(input: Input): Step | null {
    const { memory, terms, now } = this;
    switch (input.kind) {
      case 'connections':
        return setConnections(memory, input.connections, terms, now);
      case 'answer':
        return takeAnswer(memory, input.answer, terms, now);
      case 'tick':
        return takeTick(memory, terms, now);
      case 'forget':
        return forgetRows(memory, input.rowKeys, terms, now);
      default:
        this.memory = this.#change(input);
        return null;
    }
  }

  #change(input: Exclude<Input, { kind: 'connections' | 'answer' | 'tick' | 'forget' }>): AlertMemory {
    const { memory, now } = this;
    switch (input.kind) {
      case 'wake':
        return takeWake(memory, now);
      case 'restart':
        return takeRestart(alertMemorySchema.parse(JSON.parse(JSON.stringify(memory))), now);
      case 'acknowledge':
        return acknowledge(memory, this.#toIds(input.breaches), 'Sam', now);
      case 'renew':
        return renew(memory, this.#toIds(input.breaches));
      case 'snooze':
        return snooze(memory, this.#toIds(input.breaches), input.minutes, now);
      case 'mute':
        return mute(memory, input.target, input.minutes, now);
      case 'unmute':
        return unmute(memory, input.target);
      case 'seen':
        return markSeen(memory);
      case 'shown':
        return recordDelivery(memory, input.delivery, input.accepted, now);
    }
  }

  #toIds(breaches: readonly BreachName[]): string[] {
    const names = new Set(breaches.map(toName));
    const open = this.listOpen();
    return open
      .filter((alert) => names.has(toName({ rowKey: toRowKey(alert), ruleId: alert.ruleId })))
      .map(({ episodeId }) => episodeId);
  }
}

export function toName({ rowKey, ruleId }: BreachName): string {
  return `${rowKey} ${ruleId}`;
}
