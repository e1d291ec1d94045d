import { type Alert, isTakenCareOf } from '../../shared/alert.ts';

/** Critical before warning, then what nobody has taken on, then the one that is open longest. */
export function orderAlerts(alerts: readonly Alert[]): Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(b.severity === 'critical') - Number(a.severity === 'critical') ||
      Number(isTakenCareOf(a)) - Number(isTakenCareOf(b)) ||
      a.startedAt - b.startedAt ||
      (a.episodeId < b.episodeId ? -1 : 1),
  );
}
