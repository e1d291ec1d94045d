import type { RuleMetric } from '../../shared/alert.ts';
import type { EpisodeRecord } from '../../shared/episode.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import type { Cell, CsvRow } from './csv-line.ts';
import { createIsoFormat, readComputerZone } from './iso-time.ts';

interface Context {
  episode: EpisodeRecord;
  toIso: (epochMs: number | null) => string | null;
  asOf: number;
  timeZone: string;
}

type Column = readonly [name: string, toCell: (context: Context) => Cell];

/** In the order of the file. Times carry their offset, durations are seconds, an empty cell is "has not happened". */
const columns: readonly Column[] = [
  ['start', ({ episode, toIso }) => toIso(episode.startedAt)],
  ['end', ({ episode, toIso }) => toIso(episode.endedAt)],
  [
    'durationSeconds',
    ({ episode: { startedAt, endedAt } }) =>
      endedAt === null ? null : Math.round(endedAt - startedAt) / 1000,
  ],
  // The worst that it reached.
  ['severity', ({ episode }) => episode.severity],
  ['rule', ({ episode }) => episode.ruleName || episode.ruleId],
  ['metric', ({ episode: { metric } }) => (metric === null ? null : (secondsOf[metric] ?? metric))],
  ['direction', ({ episode }) => episode.direction],
  ['level', ({ episode }) => toFigure(episode.metric, episode.level)],
  ['peak', ({ episode }) => toFigure(episode.metric, episode.peak)],
  ['peakAt', ({ episode, toIso }) => toIso(episode.peakAt)],
  ['queue', ({ episode }) => episode.queueName],
  ['queueId', ({ episode }) => episode.queueId],
  ['media', ({ episode: { mediaType } }) => (mediaType === null ? null : mediaWords[mediaType])],
  ['connection', ({ episode }) => episode.connectionName],
  ['connectionId', ({ episode }) => episode.connectionId],
  ['outcome', ({ episode }) => episode.outcome],
  ['acknowledgedAt', ({ episode, toIso }) => toIso(episode.ackedAt)],
  ['acknowledgedBy', ({ episode }) => episode.ackedBy],
  // Whether a notification of it was shown.
  ['told', ({ episode }) => (episode.told ? 'yes' : 'no')],
  ['asOf', ({ asOf, toIso }) => toIso(asOf)],
  ['timeZone', ({ timeZone }) => timeZone],
];

export const episodesCsvHeader: readonly string[] = columns.map(([name]) => name);

/** One line per episode in the given order. */
export function* toEpisodesCsvRows(
  episodes: Iterable<EpisodeRecord>,
  asOf: number,
  timeZone: string = readComputerZone(),
): Generator<CsvRow> {
  const format = createIsoFormat(timeZone);
  const toIso = (epochMs: number | null) => (epochMs === null ? null : format(epochMs));
  for (const episode of episodes) {
    const context = { episode, toIso, asOf, timeZone };
    yield columns.map(([, toCell]) => toCell(context));
  }
}

/** Metrics that are kept in milliseconds, as the file names them. */
const secondsOf: Partial<Record<RuleMetric, string>> = {
  longestWaitMs: 'longestWaitSeconds',
  averageWaitMs: 'averageWaitSeconds',
};

function toFigure(metric: RuleMetric | null, figure: number | null): number | null {
  if (metric === null || figure === null) return figure;
  return secondsOf[metric] === undefined ? figure : Math.round(figure) / 1000;
}
