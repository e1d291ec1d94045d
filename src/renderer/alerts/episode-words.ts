import type { Alert } from '../../shared/alert.ts';
import { blindRuleId } from '../../shared/blind-rule.ts';
import type { EpisodeRecord } from '../../shared/episode.ts';
import { formatMetric } from '../../shared/words/en/alert.ts';
import { logWords as words } from '../../shared/words/en/alerts-page.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { formatLength } from '../../shared/words/en/span.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { RowState } from '../board/row-view.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { sayLevel } from './alert-words.ts';

export function isBlindEpisode({ ruleId }: EpisodeRecord): boolean {
  return ruleId === blindRuleId;
}

/** Shape and word of the worst that it was; a connection without answers is no breach. */
export function toEpisodeState(episode: EpisodeRecord): { mark: RowState; word: string } {
  if (isBlindEpisode(episode)) return { mark: 'stale', word: words.blindState };
  return { mark: episode.severity, word: windowWords.states[episode.severity] };
}

/** `Billing EN`, `No answer from Genesys EMEA`. */
export function nameEpisode(episode: EpisodeRecord): string {
  return episode.queueName ?? words.blind(episode.connectionName);
}

/** `voice · Genesys EMEA`; empty for a connection, which its name tells already. */
export function sayPlace({ mediaType, queueName, connectionName }: EpisodeRecord): string {
  if (queueName === null) return '';
  return mediaType === null ? connectionName : `${mediaWords[mediaType]} · ${connectionName}`;
}

/** `Waiting ≥ 20 · peak 26`. */
export function sayBreach({ metric, direction, level, peak, ruleName }: EpisodeRecord): string {
  if (metric === null) return '';
  const parts = direction === null || level === null ? [ruleName] : [sayLevel({ metric, direction, level })];
  if (peak !== null) {
    const say = direction === 'below' ? words.lowest : words.peak;
    parts.push(say(formatMetric(metric, peak)));
  }
  return parts.join(' · ');
}

/** `20 Nov, 09:04 – 09:18`, `since 09:04`. */
export function sayWhen({ startedAt, endedAt }: EpisodeRecord, format: LocaleFormat): string {
  return endedAt === null
    ? words.since(format.formatMinute(startedAt))
    : format.formatSpan(startedAt, endedAt);
}

export function sayLength({ startedAt, endedAt }: EpisodeRecord, wallNowMs: number): string {
  return formatLength((endedAt ?? wallNowMs) - startedAt);
}

/** `09:06 by Ann`. */
export function sayAcknowledged({ ackedAt, ackedBy }: EpisodeRecord, format: LocaleFormat): string {
  return ackedAt === null ? words.notAcknowledged : words.acknowledged(format.formatMinute(ackedAt), ackedBy);
}

/** The log is read when something happens; an open alert moves on meanwhile, and stands on the same page. */
export function withNewestPeaks(
  episodes: readonly EpisodeRecord[],
  alerts: readonly Pick<Alert, 'episodeId' | 'peak'>[],
): readonly EpisodeRecord[] {
  const peaks = new Map(alerts.map(({ episodeId, peak }) => [episodeId, peak]));
  const isOld = ({ episodeId, peak }: EpisodeRecord) => (peaks.get(episodeId) ?? peak) !== peak;
  // Thousands of lines are not filtered and drawn again because of a push that changes none of them.
  if (!episodes.some(isOld)) return episodes;
  return episodes.map((episode) =>
    isOld(episode) ? { ...episode, peak: peaks.get(episode.episodeId) ?? episode.peak } : episode,
  );
}

/** Every word of the search must be found in what the log writes of an episode. */
export function filterEpisodes(episodes: readonly EpisodeRecord[], search: string): readonly EpisodeRecord[] {
  const sought = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return episodes;
  return episodes.filter((episode) => {
    const { ruleName, outcome, ackedBy, told } = episode;
    const text = [
      nameEpisode(episode),
      sayPlace(episode),
      sayBreach(episode),
      ruleName,
      toEpisodeState(episode).word,
      words.outcomes[outcome],
      ackedBy ?? '',
      told ? words.told : words.notTold,
    ]
      .join(' ')
      .toLocaleLowerCase();
    return sought.every((word) => text.includes(word));
  });
}
