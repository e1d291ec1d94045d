import { type Alert, toExcess } from '../../shared/alert.ts';
import { isTakenCareOf } from '../../shared/taken-care.ts';

/** Critical before warning, then what nobody has taken on, then the one that is open longest, then the worst. */
export function orderAlerts(alerts: readonly Alert[]): Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(b.severity === 'critical') - Number(a.severity === 'critical') ||
      Number(isTakenCareOf(a)) - Number(isTakenCareOf(b)) ||
      a.startedAt - b.startedAt ||
      toExcess(b) - toExcess(a) ||
      (a.episodeId < b.episodeId ? -1 : 1),
  );
}
