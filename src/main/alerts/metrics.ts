import { nobodyIdle, type Rule } from '../../shared/alert.ts';
import type { Reading } from '../../shared/queue.ts';

/** The figure that a rule judges, in its metric's unit; null where it is unknown or stands on too few contacts. */
export function toMetricValue(rule: Pick<Rule, 'metric' | 'minVolume'>, reading: Reading): number | null {
  switch (rule.metric) {
    case 'serviceLevelPercent':
      return hasVolume(rule, reading) ? (reading.serviceLevel?.percent ?? null) : null;
    case 'abandonPercent':
      return hasVolume(rule, reading) ? toAbandonPercent(reading) : null;
    case 'waitingPerAgent':
      return toWaitingPerAgent(reading);
    default:
      return reading[rule.metric];
  }
}

/** Contacts behind a percentage: the service level's own count, else those offered. Unknown is judged, 0 never. */
function hasVolume({ minVolume }: Pick<Rule, 'minVolume'>, reading: Reading): boolean {
  const volume = reading.serviceLevel?.total ?? reading.offered;
  return volume === null || (volume > 0 && volume >= minVolume);
}

/** Abandoned ÷ offered, two decimals, half up. */
function toAbandonPercent({ abandoned, offered }: Reading): number | null {
  if (abandoned === null || offered === null || offered <= 0) return null;
  return Math.round((abandoned * 10_000) / offered) / 100;
}

function toWaitingPerAgent({ waiting, agentsAvailable }: Reading): number | null {
  if (waiting === null || agentsAvailable === null) return null;
  if (agentsAvailable > 0) return waiting / agentsAvailable;
  return waiting > 0 ? nobodyIdle : 0;
}
