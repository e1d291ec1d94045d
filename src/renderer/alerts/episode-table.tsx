import { memo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { EpisodeRecord } from '../../shared/episode.ts';
import { logWords as words } from '../../shared/words/en/alerts-page.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { StateMark } from '../parts/state-mark.tsx';
import {
  isBlindEpisode,
  nameEpisode,
  sayAcknowledged,
  sayBreach,
  sayLength,
  sayPlace,
  sayWhen,
  toEpisodeState,
} from './episode-words.ts';

/** So many rows at a time: a week can hold a thousand, and few are read. */
const pageRows = 100;
const columns = ['worst', 'queue', 'when', 'reaction', 'outcome'] as const;

interface EpisodeTableProps {
  episodes: readonly EpisodeRecord[];
  wallNowMs: number;
  format: LocaleFormat;
}

export function EpisodeTable({ episodes, wallNowMs, format }: EpisodeTableProps) {
  const [shown, setShown] = useState(pageRows);
  const rest = episodes.length - shown;
  return (
    <>
      <table className="log">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {episodes.slice(0, shown).map((episode) => (
            <EpisodeRow
              key={episode.episodeId}
              episode={episode}
              length={sayLength(episode, wallNowMs)}
              format={format}
            />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button className="link" onPress={() => setShown(shown + pageRows)}>
          {words.showMore(Math.min(rest, pageRows))}
        </Button>
      )}
    </>
  );
}

interface EpisodeRowProps extends Pick<EpisodeTableProps, 'format'> {
  episode: EpisodeRecord;
  length: string;
}

const EpisodeRow = memo(function EpisodeRow({ episode, length, format }: EpisodeRowProps) {
  const { mark, word } = toEpisodeState(episode);
  const { outcome } = episode;
  return (
    <tr data-tone={isBlindEpisode(episode) ? 'stale' : episode.severity}>
      <td>
        <span className="state">
          <StateMark state={mark} /> {word}
        </span>
      </td>
      <th scope="row">
        <span className="log-name" title={nameEpisode(episode)}>
          {nameEpisode(episode)}
        </span>{' '}
        <span className="secondary">{sayPlace(episode)}</span>
        <div className="secondary">{sayBreach(episode)}</div>
      </th>
      <td>
        {sayWhen(episode, format)}
        <div className="secondary">{length}</div>
      </td>
      <td>
        {sayAcknowledged(episode, format)}
        <div className="secondary">{episode.told ? words.told : words.notTold}</div>
      </td>
      <td>
        <span title={words.outcomeNotes[outcome]} data-open={outcome === 'open' || undefined}>
          {words.outcomes[outcome]}
        </span>
      </td>
    </tr>
  );
});
