import { type EpisodeRecord, episodeOutcomes } from '../../shared/episode.ts';
import { logWords as words } from '../../shared/words/en/alerts-page.ts';
import { filterEpisodes, isBlindEpisode, toEpisodeState } from './episode-words.ts';

/** What of the log is looked at; null: all of it. */
export interface EpisodeFilter {
  search: string;
  /** `critical`, `warning`, or `blind` for a connection without answers. */
  severity: string | null;
  connectionId: string | null;
  ruleId: string | null;
  outcome: string | null;
}

export const filterNames = ['severity', 'connectionId', 'ruleId', 'outcome'] as const;
export type FilterName = (typeof filterNames)[number];

export const noFilter: EpisodeFilter = {
  search: '',
  severity: null,
  connectionId: null,
  ruleId: null,
  outcome: null,
};

export function isFiltered(filter: EpisodeFilter): boolean {
  return filter.search.trim() !== '' || filterNames.some((name) => filter[name] !== null);
}

/** What stands for an episode in one of the filters, and what it is called there. */
function toTrait(episode: EpisodeRecord, name: FilterName): { id: string; label: string } {
  const isBlind = isBlindEpisode(episode);
  switch (name) {
    case 'severity':
      return { id: isBlind ? 'blind' : episode.severity, label: toEpisodeState(episode).word };
    case 'connectionId':
      return { id: episode.connectionId, label: episode.connectionName };
    case 'ruleId':
      return { id: episode.ruleId, label: isBlind ? words.blindRule : episode.ruleName };
    case 'outcome':
      return { id: episode.outcome, label: words.outcomes[episode.outcome] };
  }
}

export function narrowEpisodes(
  episodes: readonly EpisodeRecord[],
  filter: EpisodeFilter,
): readonly EpisodeRecord[] {
  const set = filterNames.filter((name) => filter[name] !== null);
  const narrowed = episodes.filter((episode) =>
    set.every((name) => toTrait(episode, name).id === filter[name]),
  );
  return filterEpisodes(narrowed, filter.search);
}

const severityOrder = ['critical', 'warning', 'blind'];
const outcomeOrder: readonly string[] = episodeOutcomes;

/** What the log can be narrowed to; names as the newest entry writes them. */
export function toFilterChoices(
  episodes: readonly EpisodeRecord[],
  name: FilterName,
): { id: string; label: string }[] {
  const choices = new Map<string, { id: string; label: string }>();
  for (const episode of episodes) {
    const trait = toTrait(episode, name);
    if (!choices.has(trait.id)) choices.set(trait.id, trait);
  }
  const order = name === 'severity' ? severityOrder : name === 'outcome' ? outcomeOrder : null;
  return [...choices.values()].sort((a, b) =>
    order === null ? a.label.localeCompare(b.label) : order.indexOf(a.id) - order.indexOf(b.id),
  );
}
