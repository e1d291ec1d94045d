import type { BacktestSpan } from '../../shared/backtest.ts';
import type { AlertEvent } from './alert-event.ts';
import type { Step } from './work.ts';

/** Epoch milliseconds; `to` is exclusive. */
interface Span {
  from: number;
  to: number;
}

interface Episode {
  startedAt: number;
  firedAt: number;
  /** Null: it still goes on. */
  endedAt: number | null;
}

/**
 * Counts what a replay brings, for several spans at once. An episode belongs to the span in which it fired, with its
 * whole length, from the first figure past the level on.
 */
export class BacktestTally {
  readonly #startedAt = new Map<string, number>();
  readonly #episodes = new Map<string, Episode>();
  readonly #spokenAt: number[] = [];

  take({ events, deliveries, ended }: Step, at: number): void {
    for (const event of events) if (event.kind !== 'delivery') this.#note(event);
    for (const { breach, endedAt } of ended) {
      const episode = this.#episodes.get(breach.episodeId);
      if (episode !== undefined) episode.endedAt = endedAt;
    }
    // That a connection was blind or a queue gone says nothing about the rule.
    for (const { items } of deliveries)
      if (items.some(({ breach }) => breach !== null)) this.#spokenAt.push(at);
  }

  /** `until` is the newest moment of which anything is known. */
  count({ from, to }: Span, until: number): Omit<BacktestSpan, 'coverage'> {
    const isIn = (at: number) => at >= from && at < to;
    const here = [...this.#episodes.values()].filter(({ firedAt }) => isIn(firedAt));
    const ended = here.flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [endedAt - startedAt]));
    // One that goes on is at least as long as it is so far, yet perhaps not short.
    const all = here.map(({ startedAt, endedAt }) => (endedAt ?? until) - startedAt);
    return {
      from,
      to,
      episodes: here.length,
      notifications: this.#spokenAt.filter(isIn).length,
      shortestMs: ended.length === 0 ? null : Math.min(...ended),
      longestMs: all.length === 0 ? null : Math.max(...all),
    };
  }

  #note({ kind, at, from, to, episodeId }: Exclude<AlertEvent, { kind: 'delivery' }>): void {
    if (kind !== 'condition' || episodeId === null) return;
    if (from === 'ok') this.#startedAt.set(episodeId, at);
    const isFiring = from === 'ok' || from === 'pending';
    if (isFiring && (to === 'warning' || to === 'critical'))
      this.#episodes.set(episodeId, {
        startedAt: this.#startedAt.get(episodeId) ?? at,
        firedAt: at,
        endedAt: null,
      });
    if (to !== 'pending') this.#startedAt.delete(episodeId);
  }
}
