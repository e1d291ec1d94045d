import { chartWords as words } from '../../shared/words/en/charts.ts';
import {
  formatAge,
  formatGoal,
  formatMinutes,
  formatPercent,
  formatSeconds,
  formatWait,
  unknownFigure,
} from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import type { LocaleFormat } from '../locale-format.ts';
import { type ChartLines, findNearest } from './chart-lines.ts';
import { type AlertSpan, type PanelId, panelFigures, panelIds } from './chart-panels.ts';
import type { ChartWindow } from './chart-span.ts';

const minuteMs = 60_000;
/** From here on a point stands for a stretch that deserves both of its ends. */
const longStepMs = 10 * minuteMs;

type Format = Pick<LocaleFormat, 'formatCount' | 'formatMoment' | 'formatMinute' | 'formatSpan'>;

function sayValue(panel: PanelId, value: number | null, { formatCount }: Format): string {
  if (value === null) return unknownFigure;
  if (panel === 'longestWaitMs') return formatWait(value);
  return panel === 'serviceLevelPercent' ? formatPercent(value) : formatCount(value);
}

/** A level of a rule, as it was typed in: `80%`. */
export function sayLevel(panel: PanelId, level: number, format: Format): string {
  return panel === 'serviceLevelPercent' ? formatGoal(level) : sayValue(panel, level, format);
}

/** The same beside a chart, where there is room for a few letters: `30 s`, `50 %`. */
export function sayScale(panel: PanelId, value: number, format: Format): string {
  if (panel === 'longestWaitMs') return formatAge(value);
  return panel === 'serviceLevelPercent' ? formatGoal(value) : sayValue(panel, value, format);
}

/** What a chart shows at one point: `0 / 11` where it draws two lines. */
export function sayPoint(panel: PanelId, lines: ChartLines, index: number | null, format: Format): string {
  const values = panelFigures[panel].map((name) =>
    index === null ? null : (lines.figures[name][index] ?? null),
  );
  if (values.every((value) => value === null)) return unknownFigure;
  return values.map((value) => sayValue(panel, value, format)).join(' / ');
}

/** When a point is; a long step with both its ends. */
export function sayTime(at: number, { stepMs }: Pick<ChartWindow, 'stepMs'>, format: Format): string {
  if (stepMs < minuteMs) return format.formatMoment(at);
  if (stepMs < longStepMs) return format.formatMinute(at);
  const from = Math.floor(at / stepMs) * stepMs;
  return format.formatSpan(from, from + stepMs);
}

/** The last point of which anything is known. */
export function findNewest({ at, figures }: ChartLines): number | null {
  const known = at.findLastIndex((_, index) =>
    Object.values(figures).some((line) => (line[index] ?? null) !== null),
  );
  return known === -1 ? null : known;
}

/** `from 0 to 14, with gaps, newest 3`: for whoever does not see the line. */
export function sayLine(panel: PanelId, lines: ChartLines, format: Format): string {
  const [name] = panelFigures[panel];
  const all = name === undefined ? [] : lines.figures[name];
  const known = all.filter((value) => value !== null);
  const newest = known.at(-1);
  if (newest === undefined) return words.noFigures;
  // Thousands of points would be too many arguments.
  const least = known.reduce((a, b) => Math.min(a, b));
  const most = known.reduce((a, b) => Math.max(a, b));
  const say = (value: number) => sayValue(panel, value, format);
  const isKnown = (value: number | null) => value !== null;
  const inside = all.slice(all.findIndex(isKnown), all.findLastIndex(isKnown));
  return words.summary(say(least), say(most), inside.includes(null), say(newest));
}

/** The alerts at a moment: `critical: Many waiting, 10:02 – 10:31`. */
export function sayAlerts(spans: readonly AlertSpan[], at: number, format: Format): string[] {
  return spans
    .filter(({ from, to }) => from <= at && at <= to)
    .map(({ severity, episode }) => {
      const { ruleName, startedAt, endedAt } = episode;
      const from = format.formatMinute(startedAt);
      const time = endedAt === null ? words.since(from) : words.until(from, format.formatMinute(endedAt));
      return words.episode(windowWords.states[severity], ruleName, time);
    });
}

/** Everything at one point, as a screen reader says it. */
export function sayAll(
  lines: ChartLines,
  at: number,
  window: ChartWindow,
  alerts: readonly string[],
  format: Format,
): string {
  const index = findNearest(lines.at, at);
  const figures = panelIds
    .map((panel) => ({ panel, text: sayPoint(panel, lines, index, format) }))
    .filter(({ text }) => text !== unknownFigure)
    .map(({ panel, text }) => words.figure(words.charts[panel], text));
  const said = figures.length === 0 ? [words.nothingRead] : figures;
  return words.said(sayTime(at, window, format), [...said, ...alerts].join(', '));
}

export function sayStep({ stepMs }: Pick<ChartWindow, 'stepMs'>): string {
  return stepMs < minuteMs
    ? formatSeconds(Math.round(stepMs / 1000))
    : formatMinutes(Math.round(stepMs / minuteMs));
}
