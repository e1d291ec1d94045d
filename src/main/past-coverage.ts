/** Epoch milliseconds; `to` is exclusive. */
interface Span {
  from: number;
  to: number;
}

interface Kept {
  intervalMs: number;
  /** The newest poll; null: none yet. */
  at: number | null;
  /** The last few distances between polls. */
  distances: number[];
  /** Spans of which figures are known, those that adjoin as one. */
  known: Span[];
}

const fewDistances = 7;
/** The history has a poll a minute at least: of a longer time without one nothing is known. */
const leastGapMs = 180_000;
const gapIntervals = 3;

/** Which part of the past the kept polls tell of, and how far apart they lie. */
export class PastCoverage {
  /** Longer without any poll than this, and nobody looked. */
  readonly gapMs: number;
  readonly #kept: ReadonlyMap<string, Kept>;
  #newestAt = Number.NEGATIVE_INFINITY;

  constructor(connections: readonly { id: string; intervalMs: number }[]) {
    const intervals = connections.map(({ intervalMs }) => intervalMs);
    const shortestMs = intervals.length === 0 ? 0 : Math.min(...intervals);
    this.gapMs = Math.max(leastGapMs, gapIntervals * shortestMs);
    this.#kept = new Map(
      connections.map(({ id, intervalMs }) => [id, { intervalMs, at: null, distances: [], known: [] }]),
    );
  }

  get newestAt(): number {
    return this.#newestAt;
  }

  /**
   * A poll; answers the poll interval of that time: the median of the last few distances, and no less than the one in
   * force today, as the application judges ages by the chosen one while it asks faster. Null: it is not to be replayed,
   * being of no such connection, or earlier than the one before (the computer's clock was set back).
   */
  take(connectionId: string, at: number): number | null {
    const kept = this.#kept.get(connectionId);
    if (kept === undefined || at < this.#newestAt) return null;
    this.#newestAt = at;
    if (kept.at !== null) {
      const known = toKnown(kept.at, at, kept);
      const last = kept.known.at(-1);
      if (last?.to === known.from) last.to = known.to;
      else kept.known.push(known);
      kept.distances = [...kept.distances, at - kept.at].slice(-fewDistances);
    }
    kept.at = at;
    const sorted = kept.distances.toSorted((a, b) => a - b);
    return Math.max(kept.intervalMs, sorted[sorted.length >> 1] ?? 0);
  }

  /** The part of a span of which figures are known, 0 to 1; of several connections the mean. */
  share({ from, to }: Span): number {
    if (this.#kept.size === 0 || to <= from) return 0;
    let knownMs = 0;
    for (const kept of this.#kept.values()) {
      const newest = kept.at === null ? [] : [toKnown(kept.at, to, kept)];
      for (const one of [...kept.known, ...newest])
        knownMs += Math.max(0, Math.min(one.to, to) - Math.max(one.from, from));
    }
    return Math.min(1, knownMs / (this.#kept.size * (to - from)));
  }
}

/** A poll tells of the time until the next one, up to a limit. */
function toKnown(at: number, next: number, { intervalMs }: Pick<Kept, 'intervalMs'>): Span {
  return { from: at, to: Math.min(next, at + Math.max(leastGapMs, gapIntervals * intervalMs)) };
}
