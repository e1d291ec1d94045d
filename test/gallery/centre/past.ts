import type { BacktestAnswer } from '../../../src/shared/backtest.ts';
import type { RuleBudget, RuleLevel } from '../../../src/shared/contract/alert-contract.ts';
import type { ChartPoint, EpisodeRecord } from '../../../src/shared/episode.ts';
import { type Trend, toTrendSpan } from '../../../src/shared/trend.ts';
import { createEpisode } from '../../fakes/episode.ts';
import { dayMs, galleryNow, minuteMs, today } from './moment.ts';
import { findRow } from './rows.ts';

/** Up and down between 0 and 1, another way in every queue. */
function wave(seed: number, share: number): number {
  const sway = Math.sin((share * 7 + seed) * 2) + 0.6 * Math.sin((share * 19 + seed) * 2);
  return (sway / 1.6 + 1) / 2;
}

function toSeed(key: string): number {
  return [...key].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) / 10;
}

/** Nothing was read for a twelfth of the span. */
const isGap = (share: number) => share > 0.44 && share < 0.53;

interface ChartAsk {
  connectionId: string;
  queueId: string;
  mediaType: string;
  from: number;
  to: number;
  stepMs: number;
}

export function chart({ connectionId, queueId, mediaType, from, to, stepMs }: ChartAsk): ChartPoint[] {
  const key = `${connectionId}/${queueId}/${mediaType}`;
  const seed = toSeed(key);
  const now = findRow(key).reading;
  const points: ChartPoint[] = [];
  for (let at = from; at < Math.min(to, galleryNow); at += stepMs) {
    const share = (at - from) / (to - from);
    if (isGap(share)) continue;
    // It ends with what the board shows.
    const end = Math.max(0, (share - 0.8) * 5);
    const load = wave(seed, share) * 0.7 * (1 - end) + end;
    points.push({
      at,
      readAt: Math.min(at + stepMs - 1, galleryNow),
      waiting: Math.round(load * (now.waiting ?? 0)),
      longestWaitMs: Math.round((load * (now.longestWaitMs ?? 0)) / 1000) * 1000,
      agentsAvailable: Math.round((1 - load) * 5),
      agentsOnQueue: 11,
      serviceLevelPercent: Math.round((96 - load * 34) * 100) / 100,
      offered: Math.round(share * 412),
      answered: Math.round(share * 371),
      abandoned: Math.round(share * 29),
    });
  }
  return points;
}

export function trends(keys: readonly string[]): Trend[] {
  return keys.flatMap((key) => {
    const { connectionId, waiting } = findRow(key).reading;
    if (waiting === null) return [];
    const { from, stepMs } = toTrendSpan(galleryNow, 15_000);
    const steps = connectionId === 'apac' ? 57 : 60;
    const seed = toSeed(key);
    const figures = Array.from({ length: steps }, (_, step) => {
      if (isGap(step / 60)) return null;
      const share = step / steps;
      return Math.round((wave(seed, share) * (1 - share) + share) * waiting);
    });
    return [{ key, from, stepMs, waiting: figures }];
  });
}

/** Yesterday and this morning: open, over, lost, withdrawn, and a connection that was blind. */
const episodes: readonly EpisodeRecord[] = [
  createEpisode({
    startedAt: today('09:11'),
    connectionId: 'us',
    connectionName: 'CXone US',
    queueId: '4101',
    queueName: 'Sales ES',
    severity: 'critical',
    level: 40_000,
    peak: 131_000,
    criticalAt: today('09:12'),
  }),
  createEpisode({
    startedAt: today('09:06'),
    queueId: 'b1',
    severity: 'critical',
    ruleId: 'waiting-count',
    ruleName: 'Many waiting',
    metric: 'waiting',
    level: 10,
    peak: 16,
    peakAt: today('09:10'),
    criticalAt: today('09:07'),
  }),
  createEpisode({
    episodeId: 'blind/apac',
    startedAt: today('08:47'),
    connectionId: 'apac',
    connectionName: 'Genesys APAC',
    queueId: null,
    queueName: null,
    mediaType: null,
    ruleId: 'blind',
    ruleName: 'Connection without answers',
    metric: null,
    direction: null,
    level: null,
    peak: null,
    peakAt: null,
    endedAt: today('08:52'),
    outcome: 'resolved',
  }),
  createEpisode({
    startedAt: today('08:05'),
    queueId: 'k1',
    queueName:
      'Kundenservice Deutschland, Österreich und Schweiz – Rückgaben, Umtausch und Reklamationen (Premium)',
    peak: 71_000,
    endedAt: today('08:21'),
    ackedAt: today('08:07'),
    ackedBy: 'Dana',
    outcome: 'resolved',
  }),
  createEpisode({
    startedAt: today('07:58'),
    queueId: 'h1',
    queueName: '<img src=x onerror="document.title=1"><b>Sales & "Returns"</b>',
    endedAt: today('08:30'),
    outcome: 'withdrawn',
    told: false,
  }),
  createEpisode({
    startedAt: today('07:02') - dayMs,
    queueId: 'x1',
    queueName: 'Winter campaign 2024',
    endedAt: today('09:40') - dayMs,
    outcome: 'lost',
  }),
];

export function listEpisodes(ask: { from: number; to: number; rowKey?: string }): EpisodeRecord[] {
  return episodes.filter(({ startedAt, endedAt, connectionId, queueId, mediaType }) => {
    const isOfRow = ask.rowKey === undefined || ask.rowKey === `${connectionId}/${queueId}/${mediaType}`;
    return isOfRow && startedAt < ask.to && (endedAt ?? galleryNow) >= ask.from;
  });
}

export const levels: readonly RuleLevel[] = [
  {
    ruleId: 'waiting-count',
    ruleName: 'Many waiting',
    metric: 'waiting',
    direction: 'above',
    warning: 6,
    critical: 10,
    countsItself: false,
  },
  {
    ruleId: 'longest-wait-target',
    ruleName: 'Longest wait past the queue’s target',
    metric: 'longestWaitMs',
    direction: 'above',
    warning: 20_000,
    critical: 40_000,
    countsItself: false,
  },
  {
    ruleId: 'service-level',
    ruleName: 'Service level below its goal',
    metric: 'serviceLevelPercent',
    direction: 'below',
    warning: 80,
    critical: 70,
    countsItself: false,
  },
];

export const budgets: readonly RuleBudget[] = [
  {
    ruleId: 'service-level',
    ruleName: 'Service level below its goal',
    formula: 'answered',
    withinTarget: 19,
    total: 31,
    goalPercent: 80,
    targetMs: 20_000,
    until: today('09:30'),
  },
];

const span = (days: number, coverage: number, episodeCount: number, notifications: number) => ({
  from: today('00:00') - days * dayMs,
  to: today('00:00'),
  coverage,
  episodes: episodeCount,
  notifications,
  shortestMs: 90_000,
  longestMs: 47 * minuteMs,
});

export const backtest: BacktestAnswer = {
  variants: [
    { holdFactor: 0.5, holdMs: 22_500, yesterday: span(1, 1, 11, 14), lastSevenDays: span(7, 0.62, 52, 71) },
    { holdFactor: 1, holdMs: 45_000, yesterday: span(1, 1, 7, 9), lastSevenDays: span(7, 0.62, 31, 40) },
    { holdFactor: 2, holdMs: 90_000, yesterday: span(1, 1, 4, 5), lastSevenDays: span(7, 0.62, 17, 21) },
  ],
};
