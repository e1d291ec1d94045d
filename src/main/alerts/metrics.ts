import type { Rule } from '../../shared/alert.ts';
import { nobodyIdle } from '../../shared/metric-traits.ts';
import type { Reading } from '../../shared/queue.ts';
import { toPercentOf, toServiceLevelPercent } from '../../shared/service-level.ts';
import { toCounts } from './count-window.ts';
import type { Counts } from './memory.ts';

type Judging = Pick<Rule, 'metric' | 'minVolume' | 'serviceLevelFormula' | 'windowMs'>;

/**
 * The figure that a rule judges, in its metric's unit; null where it is unknown or stands on too few contacts. A rule over
 * windows of its own judges `windowCounts`, unknown where the beginning of the window was not seen.
 */
export function toMetricValue(
  rule: Judging,
  reading: Reading,
  windowCounts: Counts | null = null,
): number | null {
  switch (rule.metric) {
    case 'serviceLevelPercent':
      return toLevelPercent(rule, reading, windowCounts);
    case 'abandonPercent':
      return toAbandonPercent(rule, reading, windowCounts);
    case 'waitingPerAgent':
      return toWaitingPerAgent(reading);
    // Named one by one: a name that is looked up costs several times as much, and this is asked for every row and rule.
    case 'waiting':
      return reading.waiting;
    case 'longestWaitMs':
      return reading.longestWaitMs;
    case 'agentsAvailable':
      return reading.agentsAvailable;
    case 'averageWaitMs':
      return reading.averageWaitMs;
  }
}

/** Contacts behind a percentage. Unknown is judged, 0 never. */
function hasVolume({ minVolume }: Judging, volume: number | null): boolean {
  return volume === null || (volume > 0 && volume >= minVolume);
}

/** Without a formula or a window of the rule's own it is the vendor's figure. */
function toLevelPercent(rule: Judging, reading: Reading, windowCounts: Counts | null): number | null {
  const { serviceLevelFormula: formula, windowMs } = rule;
  if (windowMs === undefined && (formula === undefined || formula === 'vendor')) {
    const { serviceLevel, offered } = reading;
    return hasVolume(rule, serviceLevel?.total ?? offered) ? (serviceLevel?.percent ?? null) : null;
  }
  const counts = windowMs === undefined ? toCounts(reading) : windowCounts;
  if (counts === null) return null;
  const { withinTarget: within, answered, abandoned, serviceLevelTotal } = counts;
  if (!hasVolume(rule, serviceLevelTotal ?? counts.offered)) return null;
  if (formula !== undefined && formula !== 'vendor')
    return toServiceLevelPercent(formula, { within, answered, abandoned });
  return within === null || serviceLevelTotal === null ? null : toPercentOf(within, serviceLevelTotal);
}

/** Abandoned ÷ offered. */
function toAbandonPercent(rule: Judging, reading: Reading, windowCounts: Counts | null): number | null {
  const counts = rule.windowMs === undefined ? reading : windowCounts;
  if (counts === null) return null;
  const { abandoned, offered } = counts;
  const total = rule.windowMs === undefined ? reading.serviceLevel?.total : windowCounts?.serviceLevelTotal;
  if (!hasVolume(rule, total ?? offered)) return null;
  return abandoned === null || offered === null || offered <= 0 ? null : toPercentOf(abandoned, offered);
}

function toWaitingPerAgent({ waiting, agentsAvailable }: Reading): number | null {
  if (waiting === null || agentsAvailable === null) return null;
  if (agentsAvailable > 0) return waiting / agentsAvailable;
  return waiting > 0 ? nobodyIdle : 0;
}
