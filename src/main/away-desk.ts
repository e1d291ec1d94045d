import type { AwayCard, EpisodeRecord } from '../shared/episode.ts';

/*
 * What happened while nobody was at the desk: asked of the log when somebody is back, kept until it is put away.
 */

interface AwayDeskOptions {
  /** Episodes that overlap the span, from the log. */
  readEpisodes: (span: { from: number; to: number; limit: number }) => Promise<EpisodeRecord[]>;
  onChange: (card: AwayCard | null) => void;
}

/** Whoever was gone for a moment has missed nothing that the icon does not show. */
const shortestAwayMs = 120_000;
const mostEpisodes = 200;

export class AwayDesk {
  readonly #options: AwayDeskOptions;
  #awaySince: number | null = null;
  #card: AwayCard | null = null;

  constructor(options: AwayDeskOptions) {
    this.#options = options;
  }

  get card(): AwayCard | null {
    return this.#card;
  }

  /** Nobody is there, since this moment (epoch milliseconds). */
  leave(at: number): void {
    this.#awaySince ??= at;
  }

  /** Somebody is back. A card that nobody has put away yet grows by what came after it. */
  async comeBack(at: number): Promise<void> {
    const since = this.#awaySince;
    this.#awaySince = null;
    if (since === null || at - since < shortestAwayMs) return;
    const from = this.#card?.from ?? since;
    const found = await this.#options.readEpisodes({ from, to: at, limit: mostEpisodes });
    const episodes = found.filter((episode) => hasMoved(episode, from)).toSorted(compareEpisodes);
    if (episodes.length === 0) return;
    this.#card = { from, to: at, episodes };
    this.#options.onChange(this.#card);
  }

  dismiss(): void {
    this.#card = null;
    this.#options.onChange(null);
  }
}

/** It began, got worse or ended in that time; what was open all along is no news. */
function hasMoved({ startedAt, criticalAt, endedAt }: EpisodeRecord, from: number): boolean {
  return [startedAt, criticalAt, endedAt].some((at) => at !== null && at >= from);
}

/** Still open first, then critical, then the newest. */
function compareEpisodes(one: EpisodeRecord, other: EpisodeRecord): number {
  const rank = ({ endedAt, severity }: EpisodeRecord) =>
    (endedAt === null ? 0 : 2) + (severity === 'critical' ? 0 : 1);
  return rank(one) - rank(other) || other.startedAt - one.startedAt;
}
