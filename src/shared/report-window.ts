import type { TimeWindow } from './queue.ts';
import type { ReportAsk, ReportPreset } from './recent-report.ts';
import type { ZoneClock } from './time-zone.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The window of a preset by the days of a time zone; days of 23 and 25 hours are whole days. */
export function toPresetWindow(
  preset: Exclude<ReportPreset, 'own'>,
  nowMs: number,
  { toWallMs, toMoments }: ZoneClock,
): TimeWindow {
  // On the wall every day has 24 hours, so that days are counted there.
  const today = Math.floor(toWallMs(nowMs) / dayMs) * dayMs;
  const dayStart = (wallMs: number) => toMoments(wallMs).first;
  const soFar = (from: number) => ({
    from,
    to: Math.max(from + minuteMs, Math.floor(nowMs / minuteMs) * minuteMs),
  });
  switch (preset) {
    case 'today':
      return soFar(dayStart(today));
    case 'yesterday':
      return { from: dayStart(today - dayMs), to: dayStart(today) };
    case 'week':
      return { from: dayStart(today - 7 * dayMs), to: dayStart(today) };
    case 'month':
      return soFar(dayStart(today - (new Date(today).getUTCDate() - 1) * dayMs));
  }
}

/** The window that is asked about at this moment. */
export function toAskedWindow(
  { preset, from, to }: Pick<ReportAsk, 'preset' | 'from' | 'to'>,
  nowMs: number,
  clock: ZoneClock,
): TimeWindow {
  if (preset !== 'own') return toPresetWindow(preset, nowMs, clock);
  if (from === null || to === null) throw new Error('an own window has two ends');
  return { from, to };
}
