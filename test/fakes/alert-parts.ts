import type { AlertCallDependencies } from '../../src/main/alert-calls.ts';

/** What the calls about alerts need, for cases that are about none of it. */
export function unusedAlertParts(
  notUsed: () => never,
): Omit<AlertCallDependencies, 'readSettings' | 'updateSettings'> {
  return {
    alerts: {
      acknowledge: notUsed,
      snooze: notUsed,
      renew: notUsed,
      mute: notUsed,
      unmute: notUsed,
      tick: notUsed,
      budgets: notUsed,
    },
    away: { dismiss: notUsed },
    backtest: { run: notUsed, cancel: notUsed },
    pollIntervalsMs: notUsed,
    play: notUsed,
    showTestToast: notUsed,
    readEpisodes: notUsed,
    readChart: notUsed,
    readTrends: notUsed,
    findRow: notUsed,
    statuses: notUsed,
    now: notUsed,
    copyText: notUsed,
  };
}
