import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsvText } from '../../src/main/export/csv.ts';
import { episodesCsvHeader, toEpisodesCsvRows } from '../../src/main/export/episodes-csv.ts';
import type { EpisodeRecord } from '../../src/shared/episode.ts';
import { createEpisode } from '../fakes/episode.ts';

const asOf = Date.parse('2026-11-21T09:00:00Z');
const read = (...episodes: EpisodeRecord[]) =>
  Papa.parse<Record<string, string>>(
    toCsvText(episodesCsvHeader, toEpisodesCsvRows(episodes, asOf, 'Europe/Berlin')),
    { header: true, skipEmptyLines: true },
  ).data;

describe('the log of alerts as a file', () => {
  it('has everything that is known of an episode, in raw figures', () => {
    const episode = createEpisode({
      ruleName: 'Many waiting',
      metric: 'waiting',
      severity: 'critical',
      level: 20,
      peak: 26,
      outcome: 'resolved',
      startedAt: Date.parse('2026-10-25T00:30:00Z'),
      endedAt: Date.parse('2026-10-25T01:30:00.500Z'),
      peakAt: Date.parse('2026-10-25T01:00:00Z'),
      ackedAt: Date.parse('2026-10-25T01:10:00Z'),
      ackedBy: 'Ann',
    });
    expect(read(episode)).toEqual([
      {
        // The same hour twice: clocks went back in between, and only the offset tells.
        start: '2026-10-25T02:30:00+02:00',
        end: '2026-10-25T02:30:00+01:00',
        durationSeconds: '3600.5',
        severity: 'critical',
        rule: 'Many waiting',
        metric: 'waiting',
        direction: 'above',
        level: '20',
        peak: '26',
        peakAt: '2026-10-25T02:00:00+01:00',
        queue: 'Billing EN',
        queueId: 'q1',
        media: 'voice',
        connection: 'Genesys EMEA',
        connectionId: 'emea',
        outcome: 'resolved',
        acknowledgedAt: '2026-10-25T02:10:00+01:00',
        acknowledgedBy: 'Ann',
        told: 'yes',
        asOf: '2026-11-21T10:00:00+01:00',
        timeZone: 'Europe/Berlin',
      },
    ]);
  });

  it('writes times of a metric in seconds, and says so', () => {
    const [row] = read(createEpisode({ metric: 'longestWaitMs', level: 120_000, peak: 200_400 }));
    expect(row).toMatchObject({ metric: 'longestWaitSeconds', level: '120', peak: '200.4' });
  });

  it('leaves empty what has not happened, and what a blind connection has not', () => {
    const [open, blind] = read(
      createEpisode({ endedAt: null, outcome: 'open', told: false }),
      createEpisode({
        queueId: null,
        queueName: null,
        mediaType: null,
        ruleId: 'blind',
        ruleName: '',
        metric: null,
        direction: null,
        level: null,
        peak: null,
      }),
    );
    expect(open).toMatchObject({ end: '', durationSeconds: '', acknowledgedBy: '', told: 'no' });
    expect(blind).toMatchObject({ rule: 'blind', metric: '', queue: '', media: '', level: '' });
  });

  it('keeps names of strangers from running in a spreadsheet', () => {
    const [row] = read(
      createEpisode({ queueName: '=cmd|"/c calc"!A1', ruleName: '+1', ackedBy: '@Ann', ackedAt: 0 }),
    );
    expect(row).toMatchObject({ queue: `'=cmd|"/c calc"!A1`, rule: "'+1", acknowledgedBy: "'@Ann" });
  });
});
