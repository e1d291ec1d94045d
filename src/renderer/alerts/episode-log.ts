import { useEffect, useState } from 'react';
import type { EpisodeRecord } from '../../shared/episode.ts';
import type { Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';

export const logSpans = ['today', 'day', 'week', 'all'] as const;
type LogSpan = (typeof logSpans)[number];

export const mostEpisodes = 5000;
const dayMs = 86_400_000;

/** Where a span begins; the day by the clock of this computer. */
function toSpanStart(span: LogSpan, nowMs: number): number {
  switch (span) {
    case 'today':
      return new Date(nowMs).setHours(0, 0, 0, 0);
    case 'day':
      return nowMs - dayMs;
    case 'week':
      return nowMs - 7 * dayMs;
    case 'all':
      return 0;
  }
}

export interface EpisodeLog {
  span: LogSpan;
  /** Null until the first answer for this span. */
  episodes: readonly EpisodeRecord[] | null;
  trouble: Trouble | null;
  choose: (span: LogSpan) => void;
  retry: () => void;
}

/**
 * The log as main keeps it, asked for again whenever `signature` changes. What was read last stays in sight
 * meanwhile, and an answer that comes too late is dropped.
 */
export function useEpisodeLog(signature: string): EpisodeLog {
  const { bridge, wallNowMs } = useServices();
  const [span, setSpan] = useState<LogSpan>('day');
  const [attempt, setAttempt] = useState(0);
  const [read, setRead] = useState<{ span: LogSpan; episodes: readonly EpisodeRecord[] } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: signature and attempt only say that it is to be read anew
  useEffect(() => {
    let isLatest = true;
    const ask = async () => {
      const to = wallNowMs();
      const from = toSpanStart(span, to);
      const reply = await bridge.call('history.episodes', { from, to, limit: mostEpisodes });
      if (!isLatest) return;
      setTrouble(reply.ok ? null : reply.trouble);
      if (reply.ok) setRead({ span, episodes: reply.value.episodes });
    };
    void ask();
    return () => {
      isLatest = false;
    };
  }, [bridge, wallNowMs, span, signature, attempt]);
  return {
    span,
    episodes: read?.span === span ? read.episodes : null,
    trouble,
    choose: setSpan,
    retry: () => setAttempt((before) => before + 1),
  };
}

/** Changes when an episode may have begun, ended, become worse or been acknowledged. */
export function toLogSignature({ alerts, connections }: Pick<PageState, 'alerts' | 'connections'>): string {
  const breaches = alerts.map(({ episodeId, severity, attention }) => [episodeId, severity, attention]);
  const answers = connections.map(({ id, freshness }) => [id, freshness]);
  return JSON.stringify([breaches, answers]);
}
