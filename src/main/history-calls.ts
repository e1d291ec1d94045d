import type { BoardRow, ConnectionStatus } from '../shared/board.ts';
import type { CallInput, CallOutput } from '../shared/contract.ts';
import type { EpisodeRecord } from '../shared/episode.ts';
import { ok } from '../shared/result.ts';
import { type Trend, toTrendSpan } from '../shared/trend.ts';
import type { CallHandlers } from './ipc/gate.ts';

/*
 * What the page may ask of the past that is kept on this computer. How much at once, the contract bounds.
 */

export interface HistoryCallDependencies {
  readEpisodes: (span: CallInput<'history.episodes'>) => Promise<EpisodeRecord[]>;
  readChart: (question: CallInput<'history.chart'>) => Promise<CallOutput<'history.chart'>['points']>;
  readTrends: (questions: RowTrends[]) => Promise<Trend[]>;
  findRow: (key: string) => BoardRow | undefined;
  statuses: () => readonly Pick<ConnectionStatus, 'id' | 'intervalMs'>[];
  now: () => number;
}

/** Rows of one connection, of which the hour up to now is asked. */
interface RowTrends extends ReturnType<typeof toTrendSpan> {
  connectionId: string;
  rowKeys: string[];
}

type HistoryCallName = Extract<keyof CallHandlers, `history.${string}`>;

export function createHistoryCalls(use: HistoryCallDependencies): Pick<CallHandlers, HistoryCallName> {
  return {
    'history.episodes': async (span) => ok({ episodes: await use.readEpisodes(span) }),
    'history.chart': async (question) => ok({ points: await use.readChart(question) }),
    'history.trends': async ({ keys }) => ok({ trends: await readTrends(use, keys) }),
  };
}

/** By connection: how often its rows are read says how long the steps are. */
function readTrends(use: HistoryCallDependencies, keys: readonly string[]): Promise<Trend[]> {
  const now = use.now();
  const questions = use.statuses().flatMap(({ id, intervalMs }) => {
    const rowKeys = keys.filter((key) => use.findRow(key)?.reading.connectionId === id);
    return rowKeys.length === 0 ? [] : [{ connectionId: id, rowKeys, ...toTrendSpan(now, intervalMs) }];
  });
  return use.readTrends(questions);
}
