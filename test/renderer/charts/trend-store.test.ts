import { beforeEach, describe, expect, it } from 'vitest';
import { TrendStore } from '../../../src/renderer/charts/trend-store.ts';
import type { Trend } from '../../../src/shared/trend.ts';

const trendOf = (key: string, newest = 3): Trend => ({ key, from: 0, stepMs: 60_000, waiting: [0, newest] });

/** Time that only the case moves. */
class Hand {
  nowMs = 1_000;
  #timers: { dueMs: number; done: () => void }[] = [];

  readonly wait = (delayMs: number, done: () => void) => {
    const timer = { dueMs: this.nowMs + delayMs, done };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  async move(byMs: number): Promise<void> {
    const endMs = this.nowMs + byMs;
    for (;;) {
      const next = this.#timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.nowMs = next.dueMs;
      next.done();
      await settle();
    }
    this.nowMs = endMs;
  }
}

/** Answers that are there already have arrived. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

let hand: Hand;
let asked: string[][];
let answer: (keys: string[]) => Promise<Trend[] | null>;
let store: TrendStore;
const nothing = () => undefined;

beforeEach(() => {
  hand = new Hand();
  asked = [];
  answer = async (keys) => keys.map((key) => trendOf(key));
  store = new TrendStore({
    ask: (keys) => {
      asked.push(keys);
      return answer(keys);
    },
    nowMs: () => hand.nowMs,
    wait: hand.wait,
  });
});

describe('the trends of the rows in sight', () => {
  it('are asked for together, and told to whoever shows them', async () => {
    let told = 0;
    for (const key of ['a', 'b', 'c']) store.watch(key, () => (told += 1));
    await hand.move(50);
    store.watch('d', nothing);
    expect(asked).toEqual([]);
    await hand.move(200);
    expect(asked).toEqual([['a', 'b', 'c', 'd']]);
    expect(told).toBe(3);
    expect(store.get('b')).toEqual(trendOf('b'));
    expect(store.get('e')).toBeNull();
  });

  it('are not asked for where a row has flashed by', async () => {
    store.watch('a', nothing)();
    store.watch('b', nothing);
    await hand.move(1_000);
    expect(asked).toEqual([['b']]);
  });

  it('are asked for again once a minute, as long as they are in sight', async () => {
    const leave = store.watch('a', nothing);
    await hand.move(200);
    await hand.move(59_000);
    expect(asked).toHaveLength(1);
    await hand.move(2_000);
    expect(asked).toHaveLength(2);
    leave();
    await hand.move(300_000);
    expect(asked).toHaveLength(2);
  });

  it('are known at once when a row comes back within the minute', async () => {
    store.watch('a', nothing)();
    const leave = store.watch('b', nothing);
    await hand.move(200);
    leave();
    store.watch('b', nothing);
    expect(store.get('b')).toEqual(trendOf('b'));
    await hand.move(10_000);
    expect(asked).toEqual([['b']]);
  });

  it('do not wait for those that were asked for before', async () => {
    store.watch('a', nothing);
    await hand.move(200);
    store.watch('b', nothing);
    await hand.move(200);
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('go out one question at a time, of 200 rows at the most', async () => {
    let release = nothing as () => void;
    answer = (keys) =>
      new Promise((resolve) => {
        release = () => resolve(keys.map((key) => trendOf(key)));
      });
    for (let row = 0; row < 450; row += 1) store.watch(`row-${row}`, nothing);
    for (const count of [1, 2, 3]) {
      await hand.move(5_000);
      expect(asked).toHaveLength(count);
      release();
      await settle();
    }
    expect(asked.map((keys) => keys.length)).toEqual([200, 200, 50]);
    expect(new Set(asked.flat()).size).toBe(450);
  });

  it('stay what they were when main does not answer, and are asked for again after a minute', async () => {
    store.watch('a', nothing);
    await hand.move(200);
    answer = async () => null;
    await hand.move(61_000);
    expect(asked).toHaveLength(2);
    expect(store.get('a')).toEqual(trendOf('a'));
    answer = async () => [];
    await hand.move(60_000);
    // Main knows nothing of the row any more.
    expect(store.get('a')).toBeNull();
  });

  it('are forgotten, the oldest first, when thousands of rows have been in sight', async () => {
    store.watch('row-0', () => undefined);
    for (let page = 0; page < 12; page += 1) {
      const leave = Array.from({ length: 200 }, (_, row) => store.watch(`row-${page * 200 + row}`, nothing));
      await hand.move(1_000);
      for (const one of leave) one();
    }
    expect(asked.flat()).toHaveLength(2_400);
    expect(store.get('row-1')).toBeNull();
    expect(store.get('row-2399')).not.toBeNull();
    // In sight all the time.
    expect(store.get('row-0')).not.toBeNull();
  });
});
