import type { RuleMetric, Severity } from '../../shared/alert.ts';
import type { RuleLevel } from '../../shared/contract/alert-contract.ts';
import type { EpisodeRecord } from '../../shared/episode.ts';
import type { ChartFigure } from './chart-lines.ts';

/** The charts, from top to bottom. */
export const panelIds = ['waiting', 'longestWaitMs', 'agents', 'serviceLevelPercent'] as const;
export type PanelId = (typeof panelIds)[number];

/** What each one draws; the first is what it is about. */
export const panelFigures: Record<PanelId, readonly ChartFigure[]> = {
  waiting: ['waiting'],
  longestWaitMs: ['longestWaitMs'],
  agents: ['agentsAvailable', 'agentsOnQueue'],
  serviceLevelPercent: ['serviceLevelPercent'],
};

/** Where an alert is shaded: by its figure, or by the one that it is reckoned from. */
const panelOfMetric: Record<RuleMetric, PanelId> = {
  waiting: 'waiting',
  longestWaitMs: 'longestWaitMs',
  agentsAvailable: 'agents',
  serviceLevelPercent: 'serviceLevelPercent',
  abandonPercent: 'serviceLevelPercent',
  averageWaitMs: 'longestWaitMs',
  waitingPerAgent: 'waiting',
};

/** A level that lies further above would flatten everything else to the ground. */
const mostTimesReach = 2.5;
/** A single contact, or a wait of a few seconds, must not look like a peak. */
const lowestTop: Record<PanelId, number> = {
  waiting: 4,
  longestWaitMs: 10_000,
  agents: 4,
  serviceLevelPercent: 100,
};
/** So that a line at the top is not cut in half. */
const headroom = 1.08;

export interface LevelLine {
  severity: Severity;
  level: number;
}

/** The levels that a chart draws. A rule with a count of its own does not judge the figure that is drawn. */
export function toLevelLines(panel: PanelId, levels: readonly RuleLevel[]): LevelLine[] {
  const [figure] = panelFigures[panel];
  const lines = levels
    .filter(({ metric, countsItself }) => metric === figure && !countsItself)
    .flatMap(({ warning, critical }): LevelLine[] => [
      ...(warning === null ? [] : [{ severity: 'warning' as const, level: warning }]),
      ...(critical === null ? [] : [{ severity: 'critical' as const, level: critical }]),
    ]);
  const seen = new Set<string>();
  return lines.filter(({ severity, level }) => {
    const key = `${severity}/${level}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The upper end of a chart: all figures and the lowest level, and those levels that lie near enough to either. */
export function toTop(
  panel: PanelId,
  values: readonly (readonly (number | null)[])[],
  levels: readonly LevelLine[],
): number {
  if (panel === 'serviceLevelPercent') return 100;
  let most = lowestTop[panel];
  for (const line of values) for (const value of line) if (value !== null && value > most) most = value;
  const all = levels.map(({ level }) => level);
  const reach = all.length === 0 ? most : Math.max(most, Math.min(...all));
  return Math.max(reach, ...all.filter((level) => level <= reach * mostTimesReach)) * headroom;
}

/** A stretch of an alert; it has two where it became critical on the way. */
export interface AlertSpan {
  severity: Severity;
  from: number;
  to: number;
  episode: EpisodeRecord;
}

/** The alerts of one chart, the newest first as they were read. One that is open reaches to `now`. */
export function toAlertSpans(panel: PanelId, episodes: readonly EpisodeRecord[], now: number): AlertSpan[] {
  return episodes.flatMap((episode): AlertSpan[] => {
    const { metric, startedAt, criticalAt, endedAt } = episode;
    if (metric === null || panelOfMetric[metric] !== panel) return [];
    const to = endedAt ?? now;
    if (criticalAt === null) return [{ severity: 'warning', from: startedAt, to, episode }];
    const critical = { severity: 'critical' as const, from: criticalAt, to, episode };
    if (criticalAt <= startedAt) return [critical];
    return [{ severity: 'warning', from: startedAt, to: criticalAt, episode }, critical];
  });
}
