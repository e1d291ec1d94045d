import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { BoardRow } from '../../shared/board.ts';
import type { RuleLevel } from '../../shared/contract/alert-contract.ts';
import type { ChartPoint, EpisodeRecord } from '../../shared/episode.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { type ChartLines, toChartLines } from './chart-lines.ts';
import { type ChartSpan, type ChartWindow, toAskedWindow, toChartWindow, toRenewMs } from './chart-span.ts';

/** More alerts than pixels would be one shade. */
const mostEpisodes = 500;

/** The past of one row as it was answered last. */
export interface QueueHistory {
  span: ChartSpan;
  window: ChartWindow;
  lines: ChartLines;
  episodes: readonly EpisodeRecord[];
  levels: readonly RuleLevel[];
  /** Nothing at all was read in this span. */
  isEmpty: boolean;
}

interface Answer {
  span: ChartSpan;
  window: ChartWindow;
  points: readonly ChartPoint[];
  episodes: readonly EpisodeRecord[];
  levels: readonly RuleLevel[];
}

interface HistoryState {
  /** Null until the first answer; of the span before, while another one is asked for. */
  history: QueueHistory | null;
  trouble: Trouble | null;
  retry: () => void;
}

/** What is known of a row's past, asked for again and again as long as the page is seen. */
export function useQueueHistory(row: BoardRow, intervalMs: number, span: ChartSpan): HistoryState {
  const { bridge, wallNowMs } = useServices();
  const isVisible = useSyncExternalStore(
    watchVisibility,
    () => !document.hidden,
    () => true,
  );
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const beat = Math.floor(wallNowMs() / toRenewMs(toChartWindow(span, intervalMs, 0)));
  const { key, reading } = row;
  const { connectionId, queueId, mediaType } = reading;

  // biome-ignore lint/correctness/useExhaustiveDependencies: beat and attempt only say that it is to be asked anew
  useEffect(() => {
    if (!isVisible) return;
    let isLatest = true;
    const window = toChartWindow(span, intervalMs, wallNowMs());
    void ask(bridge, { key, connectionId, queueId, mediaType }, window).then((reply) => {
      if (!isLatest) return;
      setTrouble(reply.ok ? null : reply.trouble);
      if (reply.ok) setAnswer({ ...reply.value, span, window });
    });
    return () => {
      isLatest = false;
    };
  }, [bridge, wallNowMs, key, connectionId, queueId, mediaType, intervalMs, span, beat, attempt, isVisible]);

  const history = useMemo(() => {
    if (answer === null) return null;
    const { points, ...rest } = answer;
    return { ...rest, lines: toChartLines(points, rest.window), isEmpty: points.length === 0 };
  }, [answer]);
  return { history, trouble, retry: () => setAttempt((before) => before + 1) };
}

type Asked = Pick<BoardRow['reading'], 'connectionId' | 'queueId' | 'mediaType'> & { key: string };

async function ask(bridge: PageBridge, { key, ...row }: Asked, window: ChartWindow) {
  const asked = toAskedWindow(window);
  const [chart, log, rules] = await Promise.all([
    bridge.call('history.chart', { ...row, ...asked }),
    bridge.call('history.episodes', { from: asked.from, to: asked.to, limit: mostEpisodes, rowKey: key }),
    bridge.call('rules.levels', { key }),
  ]);
  if (!chart.ok) return chart;
  if (!log.ok) return log;
  if (!rules.ok) return rules;
  const value = { points: chart.value.points, episodes: log.value.episodes, levels: rules.value.levels };
  return { ok: true as const, value };
}

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
