import type { Alert } from '../../shared/alert.ts';
import { formatMetric } from '../../shared/words/en/alert.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.alerts;

/** `Waiting ≥ 10`. */
export function sayLevel({
  metric,
  direction,
  level,
}: Pick<Alert, 'metric' | 'direction' | 'level'>): string {
  return words.level(words.metrics[metric], words.signs[direction], formatMetric(metric, level));
}

/** `critical for 6 min`. */
export function saySince(alert: Alert, wallNowMs: number): string {
  const { severity, startedAt, warningAt, criticalAt } = alert;
  const since = (severity === 'critical' ? criticalAt : warningAt) ?? startedAt;
  return words.since(windowWords.states[severity], formatAge(wallNowMs - since));
}

/** `warning from 09:02 · critical from 09:05`: the levels that were passed, and when. */
export function sayLevelsPassed(
  { warningAt, criticalAt }: Alert,
  formatMinute: (at: number) => string,
): string {
  const passed = [
    { word: windowWords.states.warning, at: warningAt },
    { word: windowWords.states.critical, at: criticalAt },
  ];
  return passed
    .flatMap(({ word, at }) => (at === null ? [] : [{ word, at }]))
    .sort((a, b) => a.at - b.at)
    .map(({ word, at }) => words.from(word, formatMinute(at)))
    .join(' · ');
}

/** `now 14 · peak 16 · recovering`; a figure that is not of now is called so. */
export function sayCourse({ metric, direction, value, peak, recovering }: Alert, isCurrent: boolean): string {
  const figure = formatMetric(metric, value);
  const parts = [isCurrent ? words.now(figure) : words.lastKnown(figure)];
  if (peak !== value) {
    const say = direction === 'above' ? words.peak : words.lowest;
    parts.push(say(formatMetric(metric, peak)));
  }
  if (recovering) parts.push(words.recovering);
  return parts.join(' · ');
}
