import type { BoardRow } from '../../shared/board.ts';
import { recordDelivery } from './delivery-record.ts';
import { collectMs } from './grouping.ts';
import type { AlertMemory } from './memory.ts';
import type { Moment } from './moment.ts';
import {
  createMemory,
  forgetRows,
  nextDueMs,
  setConnections,
  takeAnswer,
  takeRestart,
  takeTick,
  takeWake,
} from './watch.ts';
import type { AlertTerms, Step } from './work.ts';

/*
 * The alert watch over what was recorded, on the recording's own clock: what it would have done, and when. Every
 * notification counts as taken.
 */

/** What came of one connection's good answer on the board. */
interface PastAnswer {
  rows: readonly BoardRow[];
  /** Rows that left the board with it. */
  removedKeys: readonly string[];
}

export interface PastConnection {
  id: string;
  intervalMs: number;
  /** Null: it was asked in vain. */
  answer: PastAnswer | null;
}

/** One moment at which somebody looked. A connection that is left out was not heard of. */
interface PastLine {
  /** Epoch milliseconds, never before the line that came before. */
  at: number;
  connections: readonly PastConnection[];
  /** Between the line before and this one the program was started anew, or the computer slept. */
  event: 'restart' | 'wake' | null;
}

interface ReplayOptions {
  termsAt: (at: number) => AlertTerms;
  /** Longer between two lines than this, and nobody looked: the computer slept, or nothing was recorded. */
  gapMs: number;
  /** Called with each step, in the order of time. */
  onStep: (step: Step, at: number) => void;
}

export class Replay {
  readonly #options: ReplayOptions;
  #memory: AlertMemory | null = null;
  readonly #intervals = new Map<string, number>();
  readonly #answered = new Set<string>();
  #lineAt = Number.NEGATIVE_INFINITY;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** Everything between the last line and this one, and then what this one brings. */
  take({ at, connections, event }: PastLine): void {
    if (at < this.#lineAt) throw new Error(`a line of ${at} comes after one of ${this.#lineAt}`);
    const isDark = event !== null || at - this.#lineAt > this.#options.gapMs;
    const now: Moment = { at, steadyMs: at };
    if (this.#memory === null) this.#memory = createMemory(now);
    else if (!isDark) this.#memory = this.#tick(this.#memory, (dueMs) => dueMs < at);
    else {
      const endMs = toCollectEnd(this.#memory);
      const memory = this.#tick(this.#memory, (dueMs) => dueMs <= endMs && dueMs < at);
      if (event === 'restart') this.#answered.clear();
      this.#memory = event === 'restart' ? takeRestart(memory, now) : this.#wake(memory, now);
    }
    this.#lineAt = at;
    this.#memory = this.#meet(this.#memory, connections, now);
    for (const connection of connections) this.#memory = this.#answer(this.#memory, connection, now);
    // An answer has seen to what was due at its very moment.
    this.#memory = this.#tick(this.#memory, (dueMs) => dueMs <= at);
  }

  /** No more lines: what was collected by the last one is told, and nothing that lies further ahead. */
  finish(): void {
    if (this.#memory === null) return;
    const endMs = toCollectEnd(this.#memory);
    this.#memory = this.#tick(this.#memory, (dueMs) => dueMs <= endMs);
  }

  /** Connections that were not heard of before. */
  #meet(memory: AlertMemory, connections: readonly PastConnection[], now: Moment): AlertMemory {
    const isNew = ({ id }: PastConnection) => !this.#intervals.has(id);
    if (!connections.some(isNew)) return memory;
    for (const { id, intervalMs } of connections) this.#intervals.set(id, intervalMs);
    const all = [...this.#intervals].map(([id, intervalMs]) => ({ id, intervalMs }));
    return this.#keep(setConnections(memory, all, this.#options.termsAt(now.at), now), now);
  }

  /** A failed poll is nothing but time. */
  #answer(memory: AlertMemory, { id, intervalMs, answer }: PastConnection, now: Moment): AlertMemory {
    if (answer === null) return memory;
    const { rows, removedKeys } = answer;
    const terms = this.#options.termsAt(now.at);
    const firstAnswer = !this.#answered.has(id);
    this.#answered.add(id);
    const forgotten =
      removedKeys.length === 0 ? memory : this.#keep(forgetRows(memory, removedKeys, terms, now), now);
    const judged = { connectionId: id, rows, intervalMs, firstAnswer };
    return this.#keep(takeAnswer(forgotten, judged, terms, now), now);
  }

  /** Whatever was planned happens when it was planned for. */
  /** Ages have grown meanwhile, and that is said at once. */
  #wake(memory: AlertMemory, now: Moment): AlertMemory {
    return this.#keep(takeTick(takeWake(memory, now), this.#options.termsAt(now.at), now), now);
  }

  #tick(memory: AlertMemory, isReached: (dueMs: number) => boolean): AlertMemory {
    const { termsAt } = this.#options;
    let next = memory;
    for (;;) {
      const { at, steadyMs } = next;
      const dueMs = nextDueMs(next, termsAt(at), { at, steadyMs });
      if (dueMs === null || !isReached(dueMs)) return next;
      const now: Moment = { at: dueMs, steadyMs: dueMs };
      next = this.#keep(takeTick(next, termsAt(dueMs), now), now);
    }
  }

  #keep(step: Step, now: Moment): AlertMemory {
    this.#options.onStep(step, now.at);
    return step.deliveries.reduce(
      (memory, delivery) => recordDelivery(memory, delivery, true, now),
      step.memory,
    );
  }
}

/** When what is being collected is told. */
function toCollectEnd({ collectingMs, steadyMs }: AlertMemory): number {
  return collectingMs === null ? steadyMs : collectingMs + collectMs;
}
