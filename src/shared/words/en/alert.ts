import { type Alert, nobodyIdle, type RuleMetric } from '../../alert.ts';
import type { BoardRow } from '../../board.ts';
import { cleanText } from '../../failure.ts';
import { formatPercent, formatWait } from './figures.ts';
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
const longestName = 60;
const namedInSummary = 3;

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
      return value >= nobodyIdle ? 'nobody idle' : value.toFixed(1);
    default:
      return String(value);
  }
}

/** `longest wait 0:42`. */
export function describeFigure({ metric, value }: Pick<Alert, 'metric' | 'value'>): string {
  return `${metricWords[metric]} ${formatMetric(metric, value)}`;
}

/**
 * The notification of one queue: `Billing EN: longest wait 0:42`, and below it
 * `critical at 0:40 · voice · 14 waiting · Genesys EMEA`. Further alerts of the same queue stand beside the first
 * one, a wait always in front: `Billing EN: longest wait 0:26, waiting 21`, `warning at 0:20, critical at 20`.
 */
export function describeAlert(
  alert: Alert,
  facts: { connectionName: string; waiting: number | null; others?: readonly Alert[] },
): ToastWords {
  const alerts = [alert, ...(facts.others ?? [])].sort((a, b) => Number(isWait(b)) - Number(isWait(a)));
  const levels = alerts.map(({ severity, metric, level }) => `${severity} at ${formatMetric(metric, level)}`);
  const parts = [levels.join(', ')];
  if (alert.mediaType !== 'all') parts.push(mediaWords[alert.mediaType]);
  const tellsWaiting = alerts.some(({ metric }) => metric === 'waiting');
  if (facts.waiting !== null && !tellsWaiting) parts.push(`${facts.waiting} waiting`);
  parts.push(cleanText(facts.connectionName, longestName));
  return { title: `${nameOf(alert)}: ${alerts.map(describeFigure).join(', ')}`, body: parts.join(' · ') };
}

function isWait({ metric }: Alert): boolean {
  return metric === 'longestWaitMs';
}

/** One notification for several alerts, the worst first: how many, and the first few by name. */
export function describeAlertSummary(
  alerts: readonly Alert[],
  facts: { connectionName: string; startUp: boolean },
): ToastWords {
  const count = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`;
  const critical = alerts.filter(({ severity }) => severity === 'critical').length;
  const already = facts.startUp ? ' already open' : '';
  const share = critical === 0 ? '' : `, ${critical} critical`;
  const named = alerts
    .slice(0, namedInSummary)
    .map((alert) => `${nameOf(alert)}${sayMedia(alert)}: ${describeFigure(alert)}`);
  if (alerts.length > namedInSummary) named.push(`and ${alerts.length - namedInSummary} more`);
  return {
    title: `${cleanText(facts.connectionName, longestName)}: ${count}${already}${share}`,
    body: named.join(' · '),
  };
}

/** The words of one notification; `row` is the alert's own row, for the count beside its figure. */
export function toDeliveryWords(
  delivery: { kind: 'alert' | 'summary'; alerts: readonly Alert[]; because: string },
  facts: { connectionName: string; row: BoardRow | undefined },
): ToastWords {
  const { connectionName, row } = facts;
  const [alert, ...others] = delivery.alerts;
  if (delivery.kind === 'alert' && alert !== undefined)
    return describeAlert(alert, { connectionName, waiting: row?.reading.waiting ?? null, others });
  return describeAlertSummary(delivery.alerts, {
    connectionName,
    startUp: delivery.because === 'start-up',
  });
}

/** One queue may be listed with several media; a voice queue needs no such word. */
function sayMedia({ mediaType }: Alert): string {
  return mediaType === 'voice' || mediaType === 'all' ? '' : ` (${mediaWords[mediaType]})`;
}

function nameOf({ queueName }: Alert): string {
  return cleanText(queueName, longestName);
}
