import type { AlertMemory } from '../src/main/alerts/memory.ts';
import type { Step } from '../src/main/alerts/work.ts';

/** What is true of one row: by how much its longest wait is past the queue's target (below 0: it is not). */
interface Truth {
  key: string;
  pastMs: number;
}

/** A span in which somebody waited past a queue's target, and what was said of it. */
export interface Breach {
  key: string;
  /** To the millisecond, by the age of the wait; the end to the second. */
  from: number;
  to: number;
  /** It was on at the very beginning. */
  wasThere: boolean;
  /** It went on with an episode of its queue that had been told already. */
  wasTold: boolean;
  /** The first notification that named its queue while it was on; null: none. */
  toldAt: number | null;
  /** Busy time, in which news waits, fell between its beginning and that notification or its end. */
  wasBusy: boolean;
  /** Only its number was told, in a summary. */
  isCounted: boolean;
}

interface Uncounted {
  key: string;
  from: number;
  to: number;
}

/** Keeps what was true beside what was told. */
export class BreachWatch {
  readonly #over: Breach[] = [];
  readonly #open = new Map<string, Breach>();
  /** Episodes that ended unsaid in a busy time; the next summary counts them. */
  #uncounted: Uncounted[] = [];
  readonly #counted: Uncounted[] = [];
  #isFirst = true;

  look(truths: readonly Truth[], at: number, memory: AlertMemory): void {
    for (const { key, pastMs } of truths) {
      const before = this.#open.get(key);
      if (pastMs < 0) {
        if (before === undefined) continue;
        before.to = at;
        this.#over.push(before);
        this.#open.delete(key);
      } else if (before === undefined)
        this.#open.set(key, {
          key,
          from: at - pastMs,
          to: at,
          wasThere: this.#isFirst,
          wasTold: isTold(memory, key),
          toldAt: null,
          wasBusy: false,
          isCounted: false,
        });
      else before.to = at;
    }
    this.#isFirst = false;
    if (memory.busy !== null)
      for (const breach of this.#open.values()) if (breach.toldAt === null) breach.wasBusy = true;
  }

  /** `before` is the memory that the step began with. */
  hear({ deliveries, ended }: Step, at: number, before: AlertMemory): void {
    for (const { breach, told, endedAt } of ended) {
      if (told || before.held[breach.episodeId] !== 'grouped') continue;
      const key = before.conditions.find((one) => one.breach.episodeId === breach.episodeId)?.rowKey ?? '';
      this.#uncounted.push({ key, from: breach.startedAt, to: endedAt });
    }
    for (const { because, items, missed } of deliveries) {
      if (missed.length > 0) this.#counted.push(...this.#uncounted.splice(0));
      if (because === 'resolved') continue;
      for (const { rowKey } of items) {
        const breach = this.#open.get(rowKey ?? '');
        if (breach !== undefined && !breach.wasTold) breach.toldAt ??= at;
      }
    }
  }

  list(): Breach[] {
    return [...this.#over, ...this.#open.values()].map((breach) => ({
      ...breach,
      isCounted: this.#counted.some(
        ({ key, from, to }) => key === breach.key && from <= breach.to && to >= breach.from,
      ),
    }));
  }
}

/** An episode of this row is open, and somebody was told of it. */
function isTold({ conditions, told }: AlertMemory, key: string): boolean {
  return conditions.some(({ rowKey, breach }) => rowKey === key && told[breach.episodeId] !== undefined);
}
