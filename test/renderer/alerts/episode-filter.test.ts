import { describe, expect, it } from 'vitest';
import {
  type EpisodeFilter,
  isFiltered,
  narrowEpisodes,
  noFilter,
  toFilterChoices,
} from '../../../src/renderer/alerts/episode-filter.ts';
import { createBlindEpisode, createEpisode } from '../board-fixture.ts';

const episodes = [
  createEpisode({ episodeId: 'a', severity: 'warning', ruleId: 'r2', ruleName: 'Long wait' }),
  createEpisode({ episodeId: 'b', connectionId: 'us', connectionName: 'CXone US', outcome: 'open' }),
  createBlindEpisode({ episodeId: 'c', severity: 'warning' }),
];
const found = (filter: Partial<EpisodeFilter>) =>
  narrowEpisodes(episodes, { ...noFilter, ...filter }).map(({ episodeId }) => episodeId);

describe('the filters of the log', () => {
  it('show everything until something is set', () => {
    expect(found({})).toEqual(['a', 'b', 'c']);
    expect([isFiltered(noFilter), isFiltered({ ...noFilter, search: ' ' })]).toEqual([false, false]);
    expect(isFiltered({ ...noFilter, outcome: 'open' })).toBe(true);
  });

  it('narrow by severity, connection, rule and outcome, all at once', () => {
    expect(found({ severity: 'critical' })).toEqual(['b']);
    // Nobody answered: that is no warning, though the record needs a severity.
    expect(found({ severity: 'warning' })).toEqual(['a']);
    expect(found({ severity: 'blind' })).toEqual(['c']);
    expect(found({ connectionId: 'emea' })).toEqual(['a', 'c']);
    expect(found({ ruleId: 'r2', outcome: 'resolved' })).toEqual(['a']);
    expect(found({ ruleId: 'r2', outcome: 'open' })).toEqual([]);
    expect(found({ connectionId: 'emea', search: 'long' })).toEqual(['a']);
  });

  it('offer what the log holds, in the order of weight or of names', () => {
    expect(toFilterChoices(episodes, 'severity').map(({ label }) => label)).toEqual([
      'critical',
      'warning',
      'no answer',
    ]);
    expect(toFilterChoices(episodes, 'connectionId')).toEqual([
      { id: 'us', label: 'CXone US' },
      { id: 'emea', label: 'Genesys EMEA' },
    ]);
    expect(toFilterChoices(episodes, 'ruleId').map(({ label }) => label)).toEqual([
      'Long wait',
      'Many waiting',
      'No answer',
    ]);
    expect(toFilterChoices(episodes, 'outcome').map(({ id }) => id)).toEqual(['open', 'resolved']);
  });
});
