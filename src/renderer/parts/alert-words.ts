import { type Alert, nobodyIdle, type RuleMetric } from '../../shared/alert.ts';
import { formatAge, formatPercent, formatWait } from '../../shared/words/en/figures.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.alerts;

/** A rule's figure in the unit that people read it in. */
export function formatMetric(metric: RuleMetric, value: number): string {
  switch (metric) {
    case 'longestWaitMs':
    case 'averageWaitMs':
      return formatWait(value);
    case 'serviceLevelPercent':
    case 'abandonPercent':
      return formatPercent(value);
    case 'waitingPerAgent':
      return value >= nobodyIdle ? windowWords.alerts.nobodyIdle : value.toFixed(1);
    case 'waiting':
    case 'agentsAvailable':
      return String(value);
  }
}

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

/** Worst first, then the longest open. */
export function sortAlerts(alerts: readonly Alert[]): Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(b.severity === 'critical') - Number(a.severity === 'critical') || a.startedAt - b.startedAt,
  );
}
