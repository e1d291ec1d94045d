import type { Alert } from '../../shared/alert.ts';
import { formatMetric } from '../../shared/words/en/alert.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.alerts;

/** `Waiting ≥ 10`. */
export function sayLevel({ metric, direction, level }: Alert): string {
  return words.level(words.metrics[metric], words.signs[direction], formatMetric(metric, level));
}

/** `critical for 6 min`. */
export function saySince({ severity, startedAt }: Alert, wallNowMs: number): string {
  return words.since(windowWords.states[severity], formatAge(wallNowMs - startedAt));
}

/** `now 14 · peak 16 · recovering`; a figure that is not of now is called so. */
export function sayCourse({ metric, value, peak, recovering }: Alert, isCurrent: boolean): string {
  const figure = formatMetric(metric, value);
  const parts = [isCurrent ? words.now(figure) : words.lastKnown(figure)];
  if (peak !== value) parts.push(words.peak(formatMetric(metric, peak)));
  if (recovering) parts.push(words.recovering);
  return parts.join(' · ');
}
