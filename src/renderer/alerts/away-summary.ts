import type { AwayCard, EpisodeRecord } from '../../shared/episode.ts';
import { isCurrent } from '../../shared/freshness.ts';
import { toConnectionFreshness } from '../../shared/totals.ts';
import { logWords } from '../../shared/words/en/alerts-page.ts';
import { awayWords as words } from '../../shared/words/en/away.ts';
import type { LocaleFormat } from '../locale-format.ts';
import type { PageState } from '../state.ts';
import { isBlindEpisode, sayLength } from './episode-words.ts';

interface AwayLine {
  episode: EpisodeRecord;
  isOpen: boolean;
  text: string;
}

interface AwaySummary {
  title: string;
  lines: AwayLine[];
}

/**
 * The card's words. It stays until it is put away, so that what was open when it was made may be over by now: `state`
 * is that of this moment.
 */
export function toAwaySummary(
  { from, to, episodes }: AwayCard,
  { alerts, connections }: Pick<PageState, 'alerts' | 'connections'>,
  facts: { elapsedMs: number; wallNowMs: number; format: LocaleFormat },
): AwaySummary {
  const openIds = new Set(alerts.map(({ episodeId }) => episodeId));
  const blind = connections.filter((one) => !isCurrent(toConnectionFreshness(one, facts.elapsedMs)));
  const blindIds = new Set(blind.map(({ id }) => id));
  const lines = episodes.map((episode): AwayLine => {
    const { outcome } = episode;
    const wasOpen = outcome === 'open';
    const isOpenNow = isBlindEpisode(episode)
      ? blindIds.has(episode.connectionId)
      : openIds.has(episode.episodeId);
    const isOpen = wasOpen && isOpenNow;
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
