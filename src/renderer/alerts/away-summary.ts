import type { Alert } from '../../shared/alert.ts';
import type { AwayCard, EpisodeRecord } from '../../shared/episode.ts';
import { logWords } from '../../shared/words/en/alerts-page.ts';
import { awayWords as words } from '../../shared/words/en/away.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { isBlindEpisode, sayLength } from './episode-words.ts';

export interface AwayLine {
  episode: EpisodeRecord;
  isOpen: boolean;
  text: string;
}

export interface AwaySummary {
  title: string;
  lines: AwayLine[];
}

/**
 * The card's words. It stays until it is put away, so that a breach which was open when it was made may be over by
 * now: `alerts` are the open ones of this moment.
 */
export function toAwaySummary(
  { from, to, episodes }: AwayCard,
  alerts: readonly Alert[],
  facts: { wallNowMs: number; format: LocaleFormat },
): AwaySummary {
  const openIds = new Set(alerts.map(({ episodeId }) => episodeId));
  const lines = episodes.map((episode): AwayLine => {
    const { outcome } = episode;
    const wasOpen = outcome === 'open';
    const isOpen = wasOpen && (isBlindEpisode(episode) || openIds.has(episode.episodeId));
    if (wasOpen && !isOpen) return { episode, isOpen, text: words.over };
    const length = sayLength(episode, facts.wallNowMs);
    const text = isOpen ? words.stillOpen(length) : words.lasted(length, logWords.outcomes[outcome]);
    return { episode, isOpen, text };
  });
  const open = lines.filter(({ isOpen }) => isOpen).length;
  const { formatMinute } = facts.format;
  return {
    title: words.title(formatMinute(from), formatMinute(to), lines.length, open),
    lines: lines.sort((a, b) => Number(b.isOpen) - Number(a.isOpen)),
  };
}
