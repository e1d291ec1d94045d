import type { Breach, RuleMetric } from '../../alert.ts';
import { cleanText } from '../../clean-text.ts';
import { nobodyIdle } from '../../metric-traits.ts';
import { formatNumber, formatPercent, formatRatio, formatWait } from './figures.ts';
import { mediaWords } from './media.ts';

export const metricWords: Record<RuleMetric, string> = {
  waiting: 'waiting',
  longestWaitMs: 'longest wait',
  agentsAvailable: 'agents available',
  serviceLevelPercent: 'service level',
  abandonPercent: 'abandoned',
  averageWaitMs: 'average wait',
  waitingPerAgent: 'waiting per idle agent',
};

export interface ToastWords {
  title: string;
  body: string;
}

/** Systems cut long titles; the figure stands last and must survive. */
export const longestName = 60;

/** A figure or level of a metric as people read it: `0:42`, `61.2 %`, `14`. */
export function formatMetric(metric: RuleMetric, value: number): string {
  switch (metric) {
    case 'longestWaitMs':
    case 'averageWaitMs':
      return formatWait(value);
    case 'serviceLevelPercent':
    case 'abandonPercent':
      return formatPercent(value);
    case 'waitingPerAgent':
      return value >= nobodyIdle ? 'nobody idle' : formatRatio(value);
    default:
      return formatNumber(value);
  }
}

/** `longest wait 0:42`. */
export function describeFigure({ metric, value }: Pick<Breach, 'metric' | 'value'>): string {
  return `${metricWords[metric]} ${formatMetric(metric, value)}`;
}

/**
 * The notification of one queue: `Billing EN: longest wait 0:42`, and below it
 * `critical at 0:40 · voice · 14 waiting · Genesys EMEA`. Further alerts of the same queue stand beside the first
 * one, a wait always in front: `Billing EN: longest wait 0:26, waiting 21`, `warning at 0:20, critical at 20`.
 */
export function describeAlert(
  alert: Breach,
  facts: { connectionName: string; waiting: number | null; others?: readonly Breach[] },
): ToastWords {
  const alerts = [alert, ...(facts.others ?? [])].sort((a, b) => Number(isWait(b)) - Number(isWait(a)));
  const levels = alerts.map(({ severity, metric, level }) => `${severity} at ${formatMetric(metric, level)}`);
  const parts = [levels.join(', ')];
  if (alert.mediaType !== 'all') parts.push(mediaWords[alert.mediaType]);
  const tellsWaiting = alerts.some(({ metric }) => metric === 'waiting');
  if (facts.waiting !== null && !tellsWaiting) parts.push(`${formatNumber(facts.waiting)} waiting`);
  parts.push(cleanText(facts.connectionName, longestName));
  return { title: `${nameOf(alert)}: ${alerts.map(describeFigure).join(', ')}`, body: parts.join(' · ') };
}

function isWait({ metric }: Breach): boolean {
  return metric === 'longestWaitMs';
}

/** One queue may be listed with several media; a voice queue needs no such word. */
export function sayMedia({ mediaType }: Breach): string {
  return mediaType === 'voice' || mediaType === 'all' ? '' : ` (${mediaWords[mediaType]})`;
}

/** A queue's name, in the length that a notification has room for. */
export function nameOf({ queueName }: Breach): string {
  return cleanText(queueName, longestName);
}
