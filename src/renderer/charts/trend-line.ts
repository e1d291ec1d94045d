import type { Trend } from '../../shared/trend.ts';
import { trendWords } from '../../shared/words/en/charts.ts';
import { formatNumber } from '../../shared/words/en/figures.ts';

export const trendWidthPx = 64;
export const trendHeightPx = 16;
/** A single contact must not look like a peak. */
const lowestTop = 4;
const edgePx = 1.5;

/**
 * The line as the data of an SVG path: steps without a figure are left out, and one that stands alone is a short dash.
 */
export function toTrendPath({ waiting }: Pick<Trend, 'waiting'>): string {
  const top = Math.max(lowestTop, ...waiting.map((amount) => amount ?? 0));
  const stepPx = (trendWidthPx - 2 * edgePx) / Math.max(1, waiting.length - 1);
  const y = (amount: number) => round(trendHeightPx - edgePx - (amount / top) * (trendHeightPx - 2 * edgePx));
  let path = '';
  let isOpen = false;
  waiting.forEach((amount, index) => {
    if (amount === null) {
      isOpen = false;
      return;
    }
    const x = round(edgePx + index * stepPx);
    const isAlone = !isOpen && (waiting[index + 1] ?? null) === null;
    path += isAlone ? `M${round(x - 0.75)} ${y(amount)}h1.5` : `${isOpen ? 'L' : 'M'}${x} ${y(amount)}`;
    isOpen = true;
  });
  return path;
}

/** `Waiting over the last hour: 0 to 14, newest 14`; of a row that is not current it is the last that is known. */
export function sayTrend(trend: Pick<Trend, 'waiting'> | null, isCurrent: boolean): string {
  const known = trend?.waiting.filter((amount) => amount !== null) ?? [];
  const newest = known.at(-1);
  if (trend === null || newest === undefined) return trendWords.none;
  const said = [trendWords.range(formatNumber(Math.min(...known)), formatNumber(Math.max(...known)))];
  const inside = trend.waiting.slice(
    trend.waiting.findIndex((amount) => amount !== null),
    trend.waiting.findLastIndex((amount) => amount !== null),
  );
  if (inside.includes(null)) said.push(trendWords.gaps);
  said.push(isCurrent ? trendWords.newest(formatNumber(newest)) : trendWords.last(formatNumber(newest)));
  return said.join(', ');
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
