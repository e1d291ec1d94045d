import { mostTrends } from '../../shared/most-trends.ts';
import type { Trend } from '../../shared/trend.ts';
import type { PageBridge } from '../bridge.ts';

/** A minute is the shortest step that a trend has: asking more often would show nothing new. */
const renewAfterMs = 60_000;
/** Rows that only flash by while somebody scrolls are not asked for. */
const collectMs = 120;
/** What is kept of rows that are out of sight. */
const mostKept = 2_000;

interface Known {
  /** Null: the history has nothing of this row, or did not answer. */
  trend: Trend | null;
  askedAtMs: number;
}

interface TrendTools {
  ask: (keys: string[]) => Promise<readonly Trend[] | null>;
  nowMs: () => number;
  /** Calls back once after this time; answers how to call it off. */
  wait: (delayMs: number, done: () => void) => () => void;
}

/**
 * The trends of the rows in sight: asked for together, one question at a time, each row once a minute at the most. It draws and
 * reckons nothing, and adds nothing to what main answers.
 */
export class TrendStore {
  readonly #tools: TrendTools;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #known = new Map<string, Known>();
  #planned: { dueMs: number; cancel: () => void } | null = null;
  #isAsking = false;

  constructor(tools: TrendTools) {
    this.#tools = tools;
  }

  /** The row is in sight until the answered function is called. */
  watch(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(key, listeners);
    this.#plan([key]);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }

  get(key: string): Trend | null {
    return this.#known.get(key)?.trend ?? null;
  }

  /** When it is to be asked for. */
  #toDueMs(key: string): number {
    const known = this.#known.get(key);
    return known === undefined ? 0 : known.askedAtMs + renewAfterMs;
  }

  /** Looks again when the first of these rows is due, unless it looks earlier anyway. */
  #plan(keys: Iterable<string>): void {
    if (this.#isAsking) return;
    let dueMs = Number.POSITIVE_INFINITY;
    for (const key of keys) dueMs = Math.min(dueMs, this.#toDueMs(key));
    if (dueMs >= (this.#planned?.dueMs ?? Number.POSITIVE_INFINITY)) return;
    this.#planned?.cancel();
    const delayMs = Math.max(collectMs, dueMs - this.#tools.nowMs());
    const cancel = this.#tools.wait(delayMs, () => {
      this.#planned = null;
      void this.#renew();
    });
    this.#planned = { dueMs, cancel };
  }

  async #renew(): Promise<void> {
    const nowMs = this.#tools.nowMs();
    const due = [...this.#listeners.keys()].filter((key) => this.#toDueMs(key) <= nowMs).slice(0, mostTrends);
    if (due.length > 0) {
      this.#isAsking = true;
      const trends = await this.#tools.ask(due);
      this.#isAsking = false;
      this.#take(due, trends, nowMs);
    }
    this.#plan(this.#listeners.keys());
  }

  /** An answer that did not come leaves what was known; a row without history is not asked for again at once. */
  #take(keys: readonly string[], trends: readonly Trend[] | null, askedAtMs: number): void {
    const found = new Map(trends?.map((trend) => [trend.key, trend]));
    for (const key of keys) {
      const trend = trends === null ? this.get(key) : (found.get(key) ?? null);
      this.#known.delete(key);
      this.#known.set(key, { trend, askedAtMs });
      for (const listener of this.#listeners.get(key) ?? []) listener();
    }
    for (const key of this.#known.keys()) {
      if (this.#known.size <= mostKept) break;
      if (!this.#listeners.has(key)) this.#known.delete(key);
    }
  }
}

/** Every bridge has the trends that came over it. */
const stores = new WeakMap<PageBridge, TrendStore>();

export function findTrendStore(bridge: PageBridge): TrendStore {
  const known = stores.get(bridge);
  if (known !== undefined) return known;
  const store = new TrendStore({
    ask: async (keys) => {
      const reply = await bridge.call('history.trends', { keys });
      return reply.ok ? reply.value.trends : null;
    },
    nowMs: () => performance.now(),
    wait: (delayMs, done) => {
      const timer = setTimeout(done, delayMs);
      return () => clearTimeout(timer);
    },
  });
  stores.set(bridge, store);
  return store;
}
