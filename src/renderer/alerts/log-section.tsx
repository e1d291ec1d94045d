import { useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { handoverWords, logWords as words } from '../../shared/words/en/alerts-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';
import { type EpisodeLog, logSpans, mostEpisodes, toLogSignature, useEpisodeLog } from './episode-log.ts';
import { EpisodeTable } from './episode-table.tsx';
import { filterEpisodes } from './episode-words.ts';
import { HandoverCopy } from './handover-copy.tsx';

const handoverHours = 8;
const hourMs = 3_600_000;

interface LogSectionProps {
  state: PageState;
  wallNowMs: number;
  format: LocaleFormat;
}

/** What was, newest first: also what came and went while nobody looked. */
export function LogSection({ state, wallNowMs, format }: LogSectionProps) {
  const log = useEpisodeLog(toLogSignature(state));
  const services = useServices();
  const [search, setSearch] = useState('');
  return (
    <section className="page-section" aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className="toolbar">
        <SearchField className="search" aria-label={words.search} value={search} onChange={setSearch}>
          <Input className="input" placeholder={words.search} autoComplete="off" />
        </SearchField>
        <fieldset className="chips" aria-label={words.span}>
          {logSpans.map((span) => (
            <button
              key={span}
              type="button"
              className="chip"
              aria-pressed={log.span === span}
              onClick={() => log.choose(span)}
            >
              {words.spans[span]}
            </button>
          ))}
        </fieldset>
        <div className="toolbar-end">
          <HandoverCopy
            copied={handoverWords.copiedHours(handoverHours)}
            toSpan={() => {
              const to = services.wallNowMs();
              return { from: to - handoverHours * hourMs, to };
            }}
          />
        </div>
      </div>
      {log.trouble !== null && (
        <TroubleNotice trouble={log.trouble} title={words.failed}>
          <Button className="button" onPress={log.retry}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      )}
      <LogBody log={log} search={search} wallNowMs={wallNowMs} format={format} />
    </section>
  );
}

interface LogBodyProps extends Omit<LogSectionProps, 'state'> {
  log: EpisodeLog;
  search: string;
}

function LogBody({ log, search, wallNowMs, format }: LogBodyProps) {
  const { episodes, span } = log;
  if (episodes === null)
    return log.trouble === null ? (
      <p className="secondary" role="status">
        {words.loading}
      </p>
    ) : null;
  const found = filterEpisodes(episodes, search);
  return (
    <>
      <p className={found.length === 0 ? 'secondary' : 'visually-hidden'} role="status">
        {sayFound(found.length, episodes.length === 0, span, search.trim())}
      </p>
      {found.length > 0 && <EpisodeTable key={span} episodes={found} wallNowMs={wallNowMs} format={format} />}
      {episodes.length >= mostEpisodes && (
        <p className="secondary">{words.full(format.formatCount(mostEpisodes))}</p>
      )}
    </>
  );
}

function sayFound(amount: number, isEmpty: boolean, span: EpisodeLog['span'], search: string): string {
  if (isEmpty) return words.none[span];
  return amount === 0 ? words.noMatch(search) : words.found(amount);
}
