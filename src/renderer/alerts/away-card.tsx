import type { ReactNode } from 'react';
import type { AwayCard as AwayFacts } from '../../shared/episode.ts';
import { handoverWords } from '../../shared/words/en/alerts-page.ts';
import { awayWords as words } from '../../shared/words/en/away.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';
import { useAlertCalls } from './alert-calls.ts';
import { toAwaySummary } from './away-summary.ts';
import { isBlindEpisode, nameEpisode, sayPlace, toEpisodeState } from './episode-words.ts';
import { HandoverCopy } from './handover-copy.tsx';

/** The others are in the log: the card must leave the board in sight. */
const shownLines = 3;

interface AwayCardProps {
  away: AwayFacts;
  state: Pick<PageState, 'alerts' | 'connections'>;
  elapsedMs: number;
  wallNowMs: number;
  format: LocaleFormat;
  onShowAlerts: () => void;
  /** The way to the other notices. */
  children?: ReactNode;
}

/** What happened while nobody was at the desk, until it is put away. */
export function AwayCard(props: AwayCardProps) {
  const { away, state, elapsedMs, wallNowMs, format, onShowAlerts, children } = props;
  const { bridge } = useServices();
  const { trouble, run } = useAlertCalls();
  const { title, lines } = toAwaySummary(away, state, { elapsedMs, wallNowMs, format });
  const rest = lines.length - shownLines;
  return (
    <section className="away" aria-label={title}>
      <div className="away-head">
        <h2 aria-live="polite">{title}</h2>
        <div className="away-actions">
          {children}
          <HandoverCopy toSpan={() => ({ from: away.from, to: away.to })} copied={handoverWords.copied} />
          <button type="button" className="button" onClick={onShowAlerts}>
            {words.show}
          </button>
          <button type="button" className="button" onClick={() => run(() => bridge.call('away.dismiss', {}))}>
            {words.dismiss}
          </button>
        </div>
      </div>
      <ul className="away-lines">
        {lines.slice(0, shownLines).map(({ episode, text }) => {
          const { mark, word } = toEpisodeState(episode);
          return (
            <li key={episode.episodeId} data-tone={isBlindEpisode(episode) ? 'stale' : episode.severity}>
              <span className="state">
                <StateMark state={mark} /> {word}
              </span>
              <span className="away-queue">
                <b title={nameEpisode(episode)}>{nameEpisode(episode)}</b>{' '}
                <span className="secondary">{sayPlace(episode)}</span>
              </span>
              <span className="secondary">{text}</span>
            </li>
          );
        })}
        {rest > 0 && <li className="secondary">{words.more(rest)}</li>}
      </ul>
      {trouble !== null && <TroubleNotice trouble={trouble} />}
    </section>
  );
}
