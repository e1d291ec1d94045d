import type { BacktestAnswer } from '../../shared/backtest.ts';
import { alertSettingsWords, formatDuration } from '../../shared/words/en/alert-settings.ts';
import { formatNumber, formatWait, unknownFigure } from '../../shared/words/en/figures.ts';

const words = alertSettingsWords.backtest;
const hourMs = 3_600_000;
const sliver = 0.005;

export const backtestSpans = ['yesterday', 'lastSevenDays'] as const;
export type BacktestSpanName = (typeof backtestSpans)[number];
type Variant = BacktestAnswer['variants'][number];

/** A hold of 0 is the same halved and doubled: one row says it. */
export function toShownVariants({ variants }: BacktestAnswer): Variant[] {
  const own = variants.filter(({ holdFactor }) => holdFactor === 1);
  return variants.every(({ holdMs }) => holdMs === variants[0]?.holdMs) && own.length > 0 ? own : variants;
}

/** Of how much of the span figures are kept: what is not known is never called quiet. */
export function sayCoverage(name: BacktestSpanName, span: Variant[BacktestSpanName]): string {
  const { coverage, from, to } = span;
  const { whole, none, hours, days } = words.coverage;
  if (coverage <= 0) return none;
  if (coverage >= 1 - sliver) return whole[name];
  const allHours = Math.round((to - from) / hourMs);
  const keptHours = (coverage * (to - from)) / hourMs;
  if (name === 'yesterday' || keptHours < 24) return hours(sayShare(keptHours, allHours), allHours);
  return days(sayShare(keptHours / 24, 7));
}

/** Notifications, alerts, shortest, longest; unknown where no figures are kept. */
export function toFigures({
  coverage,
  notifications,
  episodes,
  shortestMs,
  longestMs,
}: Variant[BacktestSpanName]) {
  const time = (timeMs: number | null) => (timeMs === null ? unknownFigure : formatWait(timeMs));
  if (coverage <= 0) return [unknownFigure, unknownFigure, unknownFigure, unknownFigure];
  return [formatNumber(notifications), formatNumber(episodes), time(shortestMs), time(longestMs)];
}

export function sayHold({ holdMs }: Pick<Variant, 'holdMs'>): string {
  return holdMs === 0 ? words.atOnce : formatDuration(holdMs);
}

/** One decimal where it says more, and never all of them while some are missing. */
function sayShare(kept: number, all: number): string {
  const shown = kept < 10 ? Math.round(kept * 10) / 10 : Math.round(kept);
  return formatNumber(Math.max(0.1, Math.min(shown, all - 0.1)));
}
