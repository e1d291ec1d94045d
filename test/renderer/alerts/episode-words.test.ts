import { describe, expect, it } from 'vitest';
import { toLogSignature } from '../../../src/renderer/alerts/episode-log.ts';
import {
  filterEpisodes,
  nameEpisode,
  sayAcknowledged,
  sayBreach,
  sayLength,
  sayPlace,
  sayWhen,
  toEpisodeState,
  withNewestPeaks,
} from '../../../src/renderer/alerts/episode-words.ts';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import {
  createAlert,
  createBlindEpisode,
  createConnection,
  createEpisode,
  createRow,
} from '../board-fixture.ts';

// 1970-01-01, 00:20 UTC.
const format = createLocaleFormat('en-GB', 'UTC', () => 1_200_000);

describe('words of the log', () => {
  it('say which rule of which queue, how bad and when', () => {
    const episode = createEpisode();
    expect(nameEpisode(episode)).toBe('Billing');
    expect(sayPlace(episode)).toBe('voice · Genesys EMEA');
    expect(sayBreach(episode)).toBe('Waiting ≥ 20 · peak 26');
    expect(toEpisodeState(episode)).toEqual({ mark: 'critical', word: 'critical' });
    expect(sayWhen(episode, format)).toMatch(/00:15\s*–\s*00:25/);
    expect(sayLength(episode, 9_999_999)).toBe('10 min');
  });

  it('have the newest peak of what is still open, and are the same list while none has moved', () => {
    const [open, over] = [
      createEpisode({ episodeId: 'open', peak: 26 }),
      createEpisode({ episodeId: 'over' }),
    ];
    const episodes = [open, over];
    expect(withNewestPeaks(episodes, [createAlert(createRow(), { episodeId: 'open', peak: 31 })])).toEqual([
      { ...open, peak: 31 },
      over,
    ]);
    expect(withNewestPeaks(episodes, [createAlert(createRow(), { episodeId: 'open', peak: 26 })])).toBe(
      episodes,
    );
  });

  it('call the worst of a figure that is bad when it is low its lowest', () => {
    const level = createEpisode({
      metric: 'serviceLevelPercent',
      direction: 'below',
      level: 80,
      peak: 69.4,
    });
    expect(sayBreach(level)).toMatch(/^Service level ≤ 80\.0\s?% · lowest 69\.4\s?%$/);
  });

  it('let an open episode go on', () => {
    const open = createEpisode({ endedAt: null, outcome: 'open' });
    expect(sayWhen(open, format)).toBe('since 00:15');
    expect(sayLength(open, 900_000 + 45_000)).toBe('45 s');
    expect(sayLength(open, 900_000 + 7_500_000)).toBe('2 h 5 min');
  });

  it('tell a connection without answers from a breach', () => {
    const blind = createBlindEpisode();
    expect(nameEpisode(blind)).toBe('No answer from Genesys EMEA');
    expect(toEpisodeState(blind)).toEqual({ mark: 'stale', word: 'no answer' });
    expect([sayPlace(blind), sayBreach(blind)]).toEqual(['', '']);
  });

  it('say who acknowledged when', () => {
    expect(sayAcknowledged(createEpisode(), format)).toBe('not acknowledged');
    expect(sayAcknowledged(createEpisode({ ackedAt: 960_000, ackedBy: 'Ann' }), format)).toBe('00:16 by Ann');
    expect(sayAcknowledged(createEpisode({ ackedAt: 960_000 }), format)).toBe('00:16');
  });
});

describe('filterEpisodes', () => {
  const episodes = [
    createEpisode({ episodeId: 'a', ackedBy: 'Ann', ackedAt: 960_000 }),
    createEpisode({ episodeId: 'b', queueName: 'Sales', outcome: 'open', endedAt: null }),
    createBlindEpisode({ episodeId: 'c', connectionName: 'CXone US' }),
    createEpisode({ episodeId: 'd', mediaType: 'chat', told: false, severity: 'warning' }),
  ];
  const found = (search: string) => filterEpisodes(episodes, search).map(({ episodeId }) => episodeId);

  it('finds every word in what is written of an episode, in any case', () => {
    expect(found('')).toEqual(['a', 'b', 'c', 'd']);
    expect(found(' BILLING  chat')).toEqual(['d']);
    expect(found('ann')).toEqual(['a']);
    expect(found('still open')).toEqual(['b']);
    expect(found('no answer')).toEqual(['c']);
    expect(found('no notification')).toEqual(['d']);
    expect(found('many waiting critical')).toEqual(['a', 'b']);
    expect(found('nobody')).toEqual([]);
  });
});

describe('toLogSignature', () => {
  const row = createRow();
  const of = (part: Parameters<typeof createAlert>[1], freshness: 'live' | 'stale' = 'live') =>
    toLogSignature({ alerts: [createAlert(row, part)], connections: [createConnection({ freshness })] });

  it('changes with what the log tells of an episode, not with its figures', () => {
    const before = of({});
    expect(of({ value: 99, attentionLeftMs: 5 })).toBe(before);
    for (const after of [
      of({ episodeId: 'other' }),
      of({ severity: 'warning' }),
      of({ attention: 'acked' }),
      of({}, 'stale'),
      toLogSignature({ alerts: [], connections: [createConnection()] }),
    ])
      expect(after).not.toBe(before);
  });
});
