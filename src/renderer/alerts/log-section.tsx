import { useMemo, useRef, useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import type { EpisodeRecord } from '../../shared/episode.ts';
import { handoverWords, logWords as words } from '../../shared/words/en/alerts-page.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { ExportLine } from '../parts/export-line.tsx';
import { useFileExport } from '../parts/file-export.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices, useViewCommand } from '../services.ts';
import type { PageState } from '../state.ts';
import { type EpisodeFilter, isFiltered, narrowEpisodes, noFilter } from './episode-filter.ts';
import { type EpisodeLog, logSpans, mostEpisodes, toLogSignature, useEpisodeLog } from './episode-log.ts';
import { EpisodeTable } from './episode-table.tsx';
import { withNewestPeaks } from './episode-words.ts';
import { HandoverCopy } from './handover-copy.tsx';
import { LogFilters } from './log-filters.tsx';

const handoverHours = 8;
const hourMs = 3_600_000;
const noEpisodes: readonly EpisodeRecord[] = [];

interface LogSectionProps {
  state: PageState;
  wallNowMs: number;
  format: LocaleFormat;
}

/** What was, newest first: also what came and went while nobody looked. */
export function LogSection({ state, wallNowMs, format }: LogSectionProps) {
  const log = useEpisodeLog(toLogSignature(state));
  const services = useServices();
  const [filter, setFilter] = useState(noFilter);
  const fileExport = useFileExport('export.episodes');
  const episodes = withNewestPeaks(log.episodes ?? noEpisodes, state.alerts);
  const found = useMemo(() => narrowEpisodes(episodes, filter), [episodes, filter]);
  const narrow = (part: Partial<EpisodeFilter>) => setFilter((before) => ({ ...before, ...part }));
  const searchInput = useRef<HTMLInputElement>(null);
  const ask = { episodeIds: found.map(({ episodeId }) => episodeId) };
  useViewCommand('search', () => searchInput.current?.select());
  useViewCommand('export', found.length > 0 ? () => fileExport.start(ask) : null);
  return (
    <section className="page-section" aria-label={words.title}>
      <div className="log-head">
        <h2>{words.title}</h2>
        <div className="toolbar-end">
          <HandoverCopy
            copied={handoverWords.copiedHours(handoverHours)}
            toSpan={() => {
              const to = services.wallNowMs();
              return { from: to - handoverHours * hourMs, to };
            }}
          />
          <ExportButton
            isRunning={fileExport.isRunning}
            isDisabled={found.length === 0}
            onExport={(target) => fileExport.start(ask, target)}
          />
        </div>
      </div>
      <div className="toolbar">
        <SearchField
          className="search"
          aria-label={words.search}
          value={filter.search}
          onChange={(search) => narrow({ search })}
        >
          <Input ref={searchInput} className="input" placeholder={words.search} autoComplete="off" />
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
      </div>
      <LogFilters
        episodes={log.episodes ?? []}
        filter={filter}
        onChange={narrow}
        onClear={() => setFilter(noFilter)}
      />
      <ExportLine fileExport={fileExport} format={format} />
      {log.trouble !== null && (
        <TroubleNotice trouble={log.trouble} title={words.failed}>
          <Button className="button" onPress={log.retry}>
            {windowWords.tryAgain}
          </Button>
        </TroubleNotice>
      )}
      <LogBody log={log} found={found} filter={filter} wallNowMs={wallNowMs} format={format} />
    </section>
  );
}

interface LogBodyProps extends Omit<LogSectionProps, 'state'> {
  log: EpisodeLog;
  found: readonly EpisodeRecord[];
  filter: EpisodeFilter;
}

function LogBody({ log, found, filter, wallNowMs, format }: LogBodyProps) {
  const { episodes, span } = log;
  if (episodes === null)
    return log.trouble === null ? (
      <p className="secondary" role="status">
        {words.loading}
      </p>
    ) : null;
  return (
    <>
      <p className={found.length === 0 ? 'secondary' : 'visually-hidden'} role="status">
        {sayFound(found.length, episodes.length === 0, span, filter)}
      </p>
      {found.length > 0 && <EpisodeTable key={span} episodes={found} wallNowMs={wallNowMs} format={format} />}
      {episodes.length >= mostEpisodes && (
        <p className="secondary">{words.full(format.formatCount(mostEpisodes))}</p>
      )}
    </>
  );
}

function sayFound(amount: number, isEmpty: boolean, span: EpisodeLog['span'], filter: EpisodeFilter): string {
  if (isEmpty) return words.none[span];
  if (amount > 0) return words.found(amount);
  const isSearchedOnly = !isFiltered({ ...filter, search: '' });
  return isSearchedOnly ? words.noMatch(filter.search.trim()) : words.noneFiltered;
}
